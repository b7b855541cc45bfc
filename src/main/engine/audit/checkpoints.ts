import type { AuditCheckpoint, CheckpointReason } from '#shared/contract/audit.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import type { Connection } from '../storage/index.ts'
import { chainEnd } from './append.ts'
import { type Signer, signCheckpoint } from './checkpoint.ts'
import type { ExpectedCheckpoint } from './compare-checkpoints.ts'
import { leafHash } from './leaf.ts'
import { growingTree } from './merkle.ts'
import { leafOf, storedLeaves } from './stored-leaf.ts'

/** A checkpoint as the store keeps it. */
export type StoredCheckpoint = Omit<AuditCheckpoint, 'madeByLabel' | 'code'>

/**
 * Signs how the log stands and keeps the note. It goes on from the tree of the last checkpoint, so its cost is that of the
 * entries since; `verifyAudit` trusts no stored tree and computes it from the beginning.
 * @param connection of a transaction
 */
export function makeCheckpoint(
  connection: Connection,
  storeId: string,
  signer: Signer,
  { now, reason }: { readonly now: Instant; readonly reason: CheckpointReason },
): StoredCheckpoint {
  const { raw } = connection
  const last = raw.prepare('select size, peaks from auditCheckpoint order by size desc limit 1').get() as
    | { size: number; peaks: string }
    | undefined
  const { seq, chain } = chainEnd(connection, storeId)
  // A tree that is larger than the log belongs to another log.
  const left = last && last.size <= seq ? last : { size: 0, peaks: '[]' }
  const tree = growingTree({ size: left.size, peaks: JSON.parse(left.peaks) as string[] })
  for (const rows of storedLeaves(connection, tree.size))
    for (const row of rows) tree.add(leafHash(leafOf(row)))
  const { size } = tree
  const root = tree.root().toString('base64')
  const note = signCheckpoint({ storeId, size, root, chain, at: now, reason }, signer)
  const row = { size, at: now, reason, madeBy: signer.userId, root, chain, note }
  raw
    .prepare(
      `insert into auditCheckpoint (size, at, reason, madeBy, root, chain, note, peaks)
       values (@size, @at, @reason, @madeBy, @root, @chain, @note, @peaks)`,
    )
    .run({ ...row, peaks: JSON.stringify(tree.peaks) })
  return { ...row, id: String(size), copies: [] }
}

/** Notes where a copy of a checkpoint is kept. */
export function keepCopy(
  { raw }: Connection,
  size: number,
  copy: { readonly place: string; readonly at: Instant; readonly by: string },
): void {
  raw
    .prepare('insert into auditCheckpointCopy (size, place, at, "by") values (@size, @place, @at, @by)')
    .run({ size, ...copy })
}

/** The stored checkpoints, the newest first, with where copies of them are kept. */
export function storedCheckpoints(
  { raw }: Connection,
  { below = Number.MAX_SAFE_INTEGER, limit = Number.MAX_SAFE_INTEGER } = {},
): StoredCheckpoint[] {
  const rows = raw
    .prepare(
      `select size, at, reason, madeBy, root, chain, note from auditCheckpoint
       where size < ? order by size desc limit ?`,
    )
    .all(below, limit) as Omit<StoredCheckpoint, 'id' | 'copies'>[]
  const copies = raw.prepare('select place, at, "by" from auditCheckpointCopy where size = ? order by at')
  return rows.map((row) => ({
    ...row,
    id: String(row.size),
    copies: copies.all(row.size) as StoredCheckpoint['copies'],
  }))
}

/** How many entries came after the last checkpoint, and when that was made; without one, when the log began. */
export function sinceCheckpoint(
  connection: Connection,
  storeId: string,
): { readonly entries: number; readonly lastAt: Instant | null } {
  const { seq } = chainEnd(connection, storeId)
  const last = connection.raw
    .prepare('select size, at from auditCheckpoint order by size desc limit 1')
    .get() as { size: number; at: Instant } | undefined
  const first = connection.raw.prepare('select at from audit order by seq limit 1').get() as
    | { at: Instant }
    | undefined
  return { entries: seq - (last?.size ?? 0), lastAt: last?.at ?? first?.at ?? null }
}

/** The store's own checkpoints as something that the log must agree with. */
export function ownCheckpoints(connection: Connection): ExpectedCheckpoint[] {
  return storedCheckpoints(connection).map(({ note, copies }) => ({
    note,
    file: null,
    place: copies.at(-1)?.place ?? null,
  }))
}
