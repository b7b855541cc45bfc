import type { AuditLeaf } from '#shared/contract/audit.ts'
import { verifySignature } from '../keyring/index.ts'
import { type Connection, isEntityName, tableOf, tables } from '../storage/index.ts'
import { firstChain, nextChain, saltedHash, signedBytes } from './leaf.ts'

export interface AuditProblem {
  readonly seq: number | null
  readonly entityId: string | null
  readonly problem:
    | 'sequence'
    | 'chain'
    | 'signature'
    | 'payload'
    | 'recordChanged'
    | 'recordMissing'
    | 'recordUnknown'
}

export interface AuditVerdict {
  readonly entries: number
  readonly chain: string
  readonly problems: readonly AuditProblem[]
}

/**
 * Recomputes the whole chain, every signature and every payload hash, and compares each record as it stands with what
 * its last entry says of it. Names each entry and each record that does not agree.
 * @param publicKeys Ed25519 keys in hex by user id, of removed users too
 */
export function verifyAudit(
  connection: Connection,
  storeId: string,
  publicKeys: ReadonlyMap<string, string>,
): AuditVerdict {
  const problems: AuditProblem[] = []
  const lastOf = new Map<string, LastEntry>()
  let chain = firstChain(storeId)
  let entries = 0
  const rows = connection.raw
    .prepare(
      'select a.*, p.salt, p.content from audit a left join auditPayload p on p.seq = a.seq order by a.seq',
    )
    .iterate() as IterableIterator<StoredLeaf>
  for (const row of rows) {
    entries += 1
    const { sig, chain: stored, salt, content, ...leaf } = row
    const found = (problem: AuditProblem['problem']) =>
      problems.push({ seq: row.seq, entityId: row.entityId, problem })
    if (row.seq !== entries) found('sequence')
    const computed = nextChain(chain, { v: 1, ...leaf })
    if (row.prev !== chain || computed !== stored) found('chain')
    else if (!signatureHolds(storeId, computed, row.actor, sig, publicKeys)) found('signature')
    if (content !== null && salt !== null && saltedHash(salt, JSON.parse(content)) !== row.payload)
      found('payload')
    if (row.entity && row.entityId) {
      lastOf.set(row.entityId, { entity: row.entity, seq: row.seq, after: row.after, salt, content })
    }
    chain = computed
  }
  for (const [entityId, last] of lastOf) {
    const problem = compareRecord(connection, entityId, last)
    if (problem) problems.push({ seq: last.seq, entityId, problem })
  }
  problems.push(...unknownRecords(connection, lastOf))
  return { entries, chain, problems }
}

interface StoredLeaf extends Omit<AuditLeaf, 'v'> {
  readonly chain: string
  readonly salt: string | null
  readonly content: string | null
}

/** What the last entry of a record says of it. */
interface LastEntry {
  readonly entity: string
  readonly seq: number
  readonly after: string | null
  readonly salt: string | null
  readonly content: string | null
}

function signatureHolds(
  storeId: string,
  chain: string,
  actor: string,
  sig: string | null,
  publicKeys: ReadonlyMap<string, string>,
): boolean {
  const key = publicKeys.get(actor)
  if (sig === null || key === undefined) return false
  return verifySignature(key, signedBytes(storeId, chain), Buffer.from(sig, 'hex'))
}

function compareRecord(
  { raw }: Connection,
  entityId: string,
  last: LastEntry,
): AuditProblem['problem'] | null {
  if (!isEntityName(last.entity) || unaudited.has(last.entity)) return null
  const row = raw.prepare(`select * from "${last.entity}" where id = ?`).get(entityId) as
    | Record<string, unknown>
    | undefined
  if (!row) return last.after === null ? null : 'recordMissing'
  if (last.after === null) return 'recordUnknown'
  // The payload was erased on purpose; what it hashed cannot be recomputed.
  if (last.salt === null) return null
  const record = tableOf(last.entity).codec.fromRow(row)
  return saltedHash(last.salt, asKnown(record, last)) === last.after ? null : 'recordChanged'
}

/** The record without the fields that a later schema brought: an entry vouches for those that it knew. */
function asKnown(record: Readonly<Record<string, unknown>>, { content }: LastEntry) {
  const { after } = JSON.parse(content ?? '{}') as { after?: Readonly<Record<string, unknown>> }
  if (!after) return record
  return Object.fromEntries(Object.entries(record).filter(([name]) => Object.hasOwn(after, name)))
}

function unknownRecords({ raw }: Connection, known: ReadonlyMap<string, unknown>): AuditProblem[] {
  const problems: AuditProblem[] = []
  for (const entity of auditedEntities) {
    for (const { id } of raw.prepare(`select id from "${entity}"`).iterate() as IterableIterator<{
      id: string
    }>) {
      if (!known.has(id)) problems.push({ seq: null, entityId: id, problem: 'recordUnknown' })
    }
  }
  return problems
}

/** Jobs and calls are the engine's own book-keeping, and people come in batches with one entry each. */
const unaudited: ReadonlySet<string> = new Set(['job', 'networkCall', 'person'])
const auditedEntities = Object.keys(tables).filter((entity) => !unaudited.has(entity))
