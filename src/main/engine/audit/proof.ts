import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Connection } from '../storage/index.ts'
import { storedCheckpoints } from './checkpoints.ts'
import type { ExportSurroundings } from './export.ts'
import { lineOf } from './export.ts'
import { leafHash } from './leaf.ts'
import { inclusionPath } from './merkle.ts'
import { leafOf, type StoredLeaf, storedLeaves } from './stored-leaf.ts'

/**
 * One entry with what it takes to see that the newest checkpoint covers it: for an authority that is to see this entry and
 * no other. `resources/verifier/verify-audit.mjs` reads it.
 * @throws Fault `not-found`; `no-checkpoint` when none covers the entry
 */
export function auditProof(
  connection: Connection,
  seq: number,
  { storeId, users }: Pick<ExportSurroundings, 'storeId' | 'users'>,
): Buffer {
  const [checkpoint] = storedCheckpoints(connection, { limit: 1 })
  const leaves: Buffer[] = []
  let entry: StoredLeaf | undefined
  for (const rows of storedLeaves(connection)) {
    for (const row of rows) {
      if (row.seq === seq) entry = row
      if (row.seq <= (checkpoint?.size ?? 0)) leaves.push(leafHash(leafOf(row)))
    }
  }
  if (entry === undefined) throw new Fault('not-found', { params: { entity: 'audit', id: String(seq) } })
  if (checkpoint === undefined || checkpoint.size < seq) throw new Fault('no-checkpoint')
  const { actor } = entry
  const named = users.filter(({ id }) => id === actor || id === checkpoint.madeBy)
  const proof = {
    format: 'wardbook-audit-proof',
    v: 1,
    storeId,
    users: Object.fromEntries(named.map(({ id, label, signingKey }) => [id, { label, signingKey }])),
    checkpoint: checkpoint.note,
    ...lineOf(entry, true),
    path: inclusionPath(leaves, seq - 1).map((hash) => hash.toString('hex')),
  }
  return Buffer.from(`${canonicalJson(proof)}\n`)
}
