import * as z from 'zod'
import { legalActs } from '#shared/contract/audit.ts'
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

const kept: ReadonlySet<EntityName> = new Set([
  'clockEvent',
  'breachFiling',
  'reportingDuty',
  'affectedCount',
  'legalHold',
  'requestImport',
])

/** What takes words out of records for good, on which nothing can go back. */
const blanking: ReadonlySet<string> = new Set(['requestRetention.blank', 'backup.restore'])

/** Puts a record back to what it was before an entry, as a change of its own that can be reverted in turn. */
export async function revert(seq: number, context: CommandContext, rules: RevertRules) {
  const { actor, connection, db } = context
  const entry = entryOf(connection, seq)
  if (!entry?.entity || !entry.entityId || !isEntityName(entry.entity)) {
    throw new Fault('not-found', { params: { entity: 'audit', id: String(seq) } })
  }
  // Legal events are corrected, filings stay as they were filed, duties are corrected too, a hold is lifted,
  // an import is taken back with its requests: none is undone here, nor what an event made of its record.
  if (kept.has(entry.entity) || legalActs.has(entry.action))
    throw new Fault('legal-event-stays', {
      params: entry.entity === 'requestImport' ? { context: 'import' } : {},
    })
  if (entry.content === null)
    throw new Fault('not-found', { params: { entity: 'auditPayload', id: String(seq) } })
  const { before, after } = entry.content
  // Undone, it would remove what was left, for the log has no words of what stood there before.
  if (blanking.has(entry.action)) throw new Fault('request-blanked', { params: { context: 'undo' } })
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
    // A file, a letter or an event is held with the record that it belongs to.
    await requireNoHold(db, context.today, [entry.entityId, ...ownersOf(now)])
    await db.remove(entry.entity, entry.entityId, null)
  } else {
    await db.put(entry.entity, { ...before, revision: (revision(now) ?? revision(before) ?? 0) + 1 })
    if (after === null)
      for (const part of removedWith(connection, entry)) await db.put(part.entity, renewed(part.before))
    await rule?.restored?.(entry.entityId, context, now)
  }
  return { entity: entry.entity, entityId: entry.entityId }
}

/** A record with the revision after its own, where its kind counts them. */
function renewed(record: Readonly<Record<string, unknown>>) {
  const { revision } = record
  return typeof revision === 'number' ? { ...record, revision: revision + 1 } : record
}

/** The records that a record belongs to. */
function ownersOf(record: unknown): string[] {
  const { subjectId, requestId, breachId } = (record ?? {}) as Readonly<Record<string, unknown>>
  return [subjectId, requestId, breachId].filter((id) => typeof id === 'string')
}

/**
 * What one removal took along of a record, whose entries stand right before the record's own: a request goes with its
 * legal events and letters, and without them it would come back as one whose period never began.
 */
function removedWith({ raw }: CommandContext['connection'], record: Entry) {
  const rows = raw
    .prepare(
      `select a.entity, a.entityId, p.content
       from audit r
         join audit a on a.seq < r.seq and a.action = r.action and a.at = r.at and a.actor = r.actor
         join auditPayload p on p.seq = a.seq
       where r.seq = ? and a.seq > coalesce(
         (select max(o.seq) from audit o
          where o.seq < r.seq and (o.action <> r.action or o.at <> r.at or o.actor <> r.actor)), 0)
       order by a.seq`,
    )
    .all(record.seq) as {
    readonly entity: string | null
    readonly entityId: string
    readonly content: string
  }[]
  return rows.flatMap(({ entity, content }) => {
    const { before, after } = Content.parse(JSON.parse(content))
    const isPart = before !== null && after === null && Object.values(before).includes(record.entityId)
    return isPart && entity !== null && isEntityName(entity) ? [{ entity, before }] : []
  })
}

const Content = z.object({
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  note: z.looseObject({ undoes: z.int().optional() }).nullable(),
})

interface Entry {
  readonly seq: number
  readonly action: string
  readonly entity: string | null
  readonly entityId: string | null
  /** Null: it was erased. */
  readonly content: z.infer<typeof Content> | null
}

function entryOf({ raw }: CommandContext['connection'], seq: number): Entry | undefined {
  const row = raw
    .prepare(
      `select a.seq, a.action, a.entity, a.entityId, p.content
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
