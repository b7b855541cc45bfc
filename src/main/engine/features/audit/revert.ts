import * as z from 'zod'
import { metaOf } from '#shared/contract/operations.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import type { Actor, CommandContext } from '../../router/index.ts'
import { type EntityName, type EntityOf, isEntityName } from '../../storage/index.ts'
import { requireNoHold } from '../legal-hold/index.ts'

/** What a feature asks and does when one of its records is put back. */
interface RevertRule<K extends EntityName> {
  /** Before the making of a record is undone, which removes it. @throws Fault `forbidden` */
  requireRemoval?(record: EntityOf<K>, actor: Actor): void
  /** After a record was put back in the place of `replaced`, null where there was none: what follows from it. */
  restored?(id: string, context: CommandContext, replaced: EntityOf<K> | null): Promise<unknown>
}
export type RevertRules = { readonly [K in EntityName]?: RevertRule<K> }

const kept: ReadonlySet<EntityName> = new Set(['clockEvent', 'breachFiling', 'legalHold'])

/** Puts a record back to what it was before an entry, as a change of its own that can be reverted in turn. */
export async function revert(seq: number, context: CommandContext, rules: RevertRules) {
  const { actor, connection, db } = context
  const entry = entryOf(connection, seq)
  if (!entry?.entity || !entry.entityId || !isEntityName(entry.entity)) {
    throw new Fault('not-found', { params: { entity: 'audit', id: String(seq) } })
  }
  // Legal events are corrected, filings stay as they were filed, a hold is lifted: none is undone.
  if (kept.has(entry.entity)) throw new Fault('legal-event-stays')
  if (entry.content === null)
    throw new Fault('not-found', { params: { entity: 'auditPayload', id: String(seq) } })
  const { before, after } = entry.content
  requireRole(operationUndone(connection, entry), actor)
  // Undoing the making of a record removes it.
  if (before === null) requireRole(`${entry.entity}.remove`, actor)
  const now = await db.find(entry.entity, entry.entityId)
  const revision = (record: unknown) => (record as { revision?: number } | null)?.revision ?? null
  if (revision(now) !== revision(after))
    throw new Fault('changed-meanwhile', { params: { seen: seq, found: 0 } })
  // The bytes of a file are not kept with its history: what was removed is gone.
  if (entry.entity === 'attachment' && now === null) throw new Fault('file-gone')
  db.note({ undoes: seq })
  const rule = rules[entry.entity] as RevertRule<EntityName> | undefined
  if (before === null) {
    if (now !== null) rule?.requireRemoval?.(now, actor)
    await requireNoHold(db, context.today, [entry.entityId])
    await db.remove(entry.entity, entry.entityId, null)
  } else {
    await db.put(entry.entity, { ...before, revision: (revision(now) ?? revision(before) ?? 0) + 1 })
    await rule?.restored?.(entry.entityId, context, now)
  }
  return { entity: entry.entity, entityId: entry.entityId }
}

const Content = z.object({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  note: z.looseObject({ undoes: z.int().optional() }).nullable(),
})

interface Entry {
  readonly action: string
  readonly entity: string | null
  readonly entityId: string | null
  /** Null: it was erased. */
  readonly content: z.infer<typeof Content> | null
}

function entryOf({ raw }: CommandContext['connection'], seq: number): Entry | undefined {
  const row = raw
    .prepare(
      `select a.action, a.entity, a.entityId, p.content
       from audit a left join auditPayload p on p.seq = a.seq where a.seq = ?`,
    )
    .get(seq) as (Omit<Entry, 'content'> & { readonly content: string | null }) | undefined
  return row && { ...row, content: row.content === null ? null : Content.parse(JSON.parse(row.content)) }
}

/**
 * The operation that an entry did. An undo is the same act as what it undoes, and so is the undo of an undo; null where
 * that is not known any more.
 */
function operationUndone(connection: CommandContext['connection'], entry: Entry): string | null {
  let found: Entry | undefined = entry
  while (found?.action === 'audit.revert') {
    const seq: number | undefined = found.content?.note?.undoes
    found = seq === undefined ? undefined : entryOf(connection, seq)
  }
  return found?.action ?? null
}

/** The role that an operation declares. What no operation of today did is the `dpo`'s. */
function requireRole(operation: string | null, { role }: Actor): void {
  const roles = (operation === null ? undefined : metaOf(operation)?.roles) ?? dpoOnly
  if (!roles.includes(role)) throw new Fault('forbidden', { params: { operation, role } })
}
