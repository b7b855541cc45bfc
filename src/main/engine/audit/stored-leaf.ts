import type { AuditLeaf } from '#shared/contract/audit.ts'
import type { Connection } from '../storage/index.ts'

/** An entry as its row holds it, with its payload where it was not erased. */
export interface StoredLeaf extends Omit<AuditLeaf, 'v'> {
  readonly chain: string
  readonly salt: string | null
  readonly content: string | null
}

/** So many entries are read at once that others are not kept waiting for long. */
export const leavesAtOnce = 1_000

/** All entries in their order from the one after `seq` on, a page at a time. */
export function* storedLeaves(
  connection: Connection,
  seq = Number.MIN_SAFE_INTEGER,
): Generator<StoredLeaf[]> {
  for (let after = seq; ; ) {
    const rows = connection.raw
      .prepare(
        `select a.*, p.salt, p.content from audit a left join auditPayload p on p.seq = a.seq
         where a.seq > ? order by a.seq limit ${leavesAtOnce}`,
      )
      .all(after) as StoredLeaf[]
    yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < leavesAtOnce) return
    after = last.seq
  }
}

/** What the entry's hash is taken over. */
export function leafOf({ chain: _chain, salt: _salt, content: _content, ...leaf }: StoredLeaf): AuditLeaf {
  return { v: 1, ...leaf }
}

/** An entry that says that a record was erased: nothing before, nothing after. */
export function isErasure({ entity, before, after }: StoredLeaf): boolean {
  return entity !== null && before === null && after === null
}

/** The words of an entry; null where they were erased, or are nothing that could be read. */
export function contentOf({ content }: Pick<StoredLeaf, 'content'>): unknown {
  try {
    return content === null ? null : JSON.parse(content)
  } catch {
    return null
  }
}
