import type { AuditProblem, AuditProblemKind } from '#shared/contract/audit.ts'
import { type Connection, type EntityName, isEntityName, tableOf, tables } from '../storage/index.ts'
import { saltedHash } from './leaf.ts'

/** What the last entry of a record says of it. */
export interface LastEntry {
  readonly entity: string
  readonly seq: number
  readonly id: string
  readonly after: string | null
  readonly salt: string | null
  readonly content: string | null
}

/** Compares each record as it stands with what its last entry says of it; a rolled-back page is found so. */
export function compareRecords(
  connection: Connection,
  lastOf: ReadonlyMap<string, LastEntry>,
): AuditProblem[] {
  const problems: AuditProblem[] = []
  for (const [entityId, last] of lastOf) {
    const problem = compareRecord(connection, entityId, last)
    if (problem) problems.push({ problem, seq: last.seq, untilSeq: null, id: last.id, entityId })
  }
  return [...problems, ...unknownRecords(connection, lastOf)]
}

function compareRecord({ raw }: Connection, entityId: string, last: LastEntry): AuditProblemKind | null {
  if (!isEntityName(last.entity) || unaudited.has(last.entity)) return null
  const row = raw.prepare(`select * from "${last.entity}" where id = ?`).get(entityId) as
    | Record<string, unknown>
    | undefined
  if (!row) return last.after === null ? null : 'recordMissing'
  if (last.after === null) return 'recordUnknown'
  // The payload was erased on purpose; what it hashed cannot be recomputed.
  if (last.salt === null) return null
  const record = recordOf(last.entity, row)
  return record && saltedHash(last.salt, asKnown(record, last)) === last.after ? null : 'recordChanged'
}

/** Null where a column holds what the engine never wrote. */
function recordOf(entity: EntityName, row: Readonly<Record<string, unknown>>) {
  try {
    return tableOf(entity).codec.fromRow(row)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
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
      if (!known.has(id))
        problems.push({ problem: 'recordUnknown', seq: null, untilSeq: null, id: null, entityId: id })
    }
  }
  return problems
}

/** Jobs and calls are the engine's own book-keeping, and people come in batches with one entry each. */
const unaudited: ReadonlySet<string> = new Set(['job', 'networkCall', 'person'])
const auditedEntities = Object.keys(tables).filter((entity) => !unaudited.has(entity))
