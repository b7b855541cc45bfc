import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import type { Connection } from './database.ts'
import { type ReadDb, readDb } from './read.ts'
import { indexForSearch, searchIndex } from './search-index.ts'
import { type EntityName, type EntityOf, tableOf } from './tables.ts'

/** What a transaction did to one record, for the audit entry. */
export interface Change {
  readonly entity: string
  readonly entityId: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** What the engine gives to a record; everything else comes from the caller. */
type Given = 'id' | 'reference' | 'revision' | 'createdAt' | 'updatedAt'
export type NewRecord<E extends EntityName> = Omit<EntityOf<E>, Given>

/** Fields that change; one that is absent or undefined stays as it is. */
export type Changes<E extends EntityName> = {
  readonly [K in keyof NewRecord<E>]?: NewRecord<E>[K] | undefined
}

/** The store inside a command's transaction. Every change is kept for the audit log; nothing bypasses it. */
export interface WriteDb extends ReadDb {
  insert<E extends EntityName>(entity: E, values: NewRecord<E>): Promise<EntityOf<E>>
  /**
   * Changes fields of a record. The same values again are no change and leave no trace.
   * @param revision the revision that the person saw; null where the engine itself changes the record
   * @throws Fault `changed-meanwhile`, `not-found`
   */
  update<E extends EntityName>(
    entity: E,
    id: string,
    revision: number | null,
    changes: Changes<E>,
  ): Promise<EntityOf<E>>
  /** @throws Fault `still-in-use` when another record names it, `changed-meanwhile`, `not-found` */
  remove(entity: EntityName, id: string, revision: number | null): Promise<void>
  /** Enters that a record was erased for good: its entry alone allows the words of earlier entries about it to be gone. */
  erased(entity: EntityName, id: string): void
  /**
   * Removes a record for good with the words of every entry about it, and leaves what `remains` of it in its place, null:
   * nothing. The log is told that, and never what it was. What its rows left in the free parts of pages is still there.
   */
  erase(entity: EntityName, id: string, remains: Readonly<Record<string, unknown>> | null): Promise<void>
  /** Puts a record as it stands: to bring a removed one back, or an earlier state. */
  put(entity: EntityName, record: Readonly<Record<string, unknown>>): Promise<void>
  /**
   * For work on hundreds of records: searches find what it made when it has ended, also those within it. Other reads see each
   * change at once.
   */
  inBulk<T>(work: () => Promise<T>): Promise<T>
  /** Adds to what the audit entry of this command says. Never personal data. */
  note(note: Readonly<Record<string, unknown>>): void
  /** Does what cannot be taken back once this transaction is on the disk; nothing where it fails. */
  afterCommit(effect: () => void): void
}

export interface Transaction {
  readonly db: WriteDb
  readonly changes: readonly Change[]
  readonly notes: Readonly<Record<string, unknown>>
  readonly effects: readonly (() => void)[]
}

/** The write handle of one transaction. */
export function writeDb(connection: Connection, now: Instant, newId: NewId): Transaction {
  const changes: Change[] = []
  const notes: Record<string, unknown> = {}
  const effects: (() => void)[] = []
  const read = readDb(connection.kysely)
  const index = searchIndex(connection)
  const save = (entity: EntityName, before: Change['before'], record: Readonly<Record<string, unknown>>) => {
    writeRow(connection, entity, record, before === null)
    index.keep(entity, record)
    changes.push({ entity, entityId: String(record.id), before, after: record })
  }
  const remove = (entity: EntityName, id: string) => {
    removeRow(connection, entity, id)
    index.drop(id)
  }
  const db: WriteDb = {
    ...read,
    inBulk: index.inBulk,
    insert: async (entity, values) => {
      const { prefix, codec } = tableOf(entity)
      const given: Record<string, unknown> = {
        id: newId(prefix),
        reference: codec.columns.has('reference') ? nextReference(connection, entity, now) : undefined,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      }
      const record: Record<string, unknown> = { ...wellFormed(values) }
      for (const name of Object.keys(given)) if (codec.columns.has(name)) record[name] = given[name]
      save(entity, null, record)
      return record as EntityOf<typeof entity>
    },
    update: async (entity, id, revision, values) => {
      const before = (await read.get(entity, id)) as Record<string, unknown>
      checkRevision(before, revision)
      const changed = Object.entries(wellFormed(values)).filter(
        ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]),
      )
      if (changed.length === 0) return before as EntityOf<typeof entity>
      const after: Record<string, unknown> = { ...before, ...Object.fromEntries(changed) }
      if (typeof before.revision === 'number') after.revision = before.revision + 1
      if ('updatedAt' in before) after.updatedAt = now
      save(entity, before, after)
      return after as EntityOf<typeof entity>
    },
    remove: async (entity, id, revision) => {
      const before = (await read.get(entity, id)) as Record<string, unknown>
      checkRevision(before, revision)
      const users = await read.linksTo(id)
      const first = users[0]
      if (first) {
        throw new Fault('still-in-use', {
          params: { by: first.id, entity: first.entity, count: users.length },
        })
      }
      remove(entity, id)
      changes.push({ entity, entityId: id, before, after: null })
    },
    erased: (entity, id) => {
      changes.push({ entity, entityId: id, before: null, after: null })
    },
    erase: async (entity, id, remains) => {
      remove(entity, id)
      connection.raw
        .prepare('delete from auditPayload where seq in (select seq from audit where entityId = ?)')
        .run(id)
      changes.push({ entity, entityId: id, before: null, after: null })
      if (remains !== null) save(entity, null, remains)
    },
    put: async (entity, record) => {
      const before = (await read.find(entity, String(record.id))) as Record<string, unknown> | null
      save(entity, before, record)
    },
    note: (note) => {
      Object.assign(notes, note)
    },
    afterCommit: (effect) => {
      effects.push(effect)
    },
  }
  return { db, changes, notes, effects }
}

function checkRevision(record: Readonly<Record<string, unknown>>, revision: number | null) {
  if (revision !== null && record.revision !== revision) {
    throw new Fault('changed-meanwhile', {
      params: { seen: revision, found: typeof record.revision === 'number' ? record.revision : 0 },
    })
  }
}

function writeRow(
  { raw }: Connection,
  entity: EntityName,
  record: Readonly<Record<string, unknown>>,
  isNew: boolean,
) {
  const { codec } = tableOf(entity)
  const row = codec.toRow(record)
  const names = Object.keys(row)
  const quoted = names.map((name) => `"${name}"`)
  if (isNew) {
    raw
      .prepare(
        `insert into "${entity}" (${quoted.join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
      )
      .run(row)
  } else {
    raw
      .prepare(
        `update "${entity}" set ${names.map((name) => `"${name}" = @${name}`).join(', ')} where id = @id`,
      )
      .run(row)
  }
  const id = String(record.id)
  raw.prepare('delete from link where fromId = ?').run(id)
  const link = raw.prepare('insert or ignore into link (fromEntity, fromId, toId) values (?, ?, ?)')
  const targets = unlinked.has(entity) ? [] : namedIn(record)
  for (const target of targets) if (target !== id) link.run(entity, id, target)
}

/** Duties that were entered before searches looked at them, and that none finds. */
export function unindexedDuties({ raw }: Pick<Connection, 'raw'>): readonly string[] {
  const rows = raw
    .prepare('select id from reportingDuty where id not in (select recordId from searchEntry)')
    .all() as { readonly id: string }[]
  return rows.map(({ id }) => id)
}

/** Makes duties found. Within a transaction. */
export async function indexDuties(connection: Connection, ids: readonly string[]): Promise<void> {
  const duties = await readDb(connection.kysely).all('reportingDuty', { ids })
  indexForSearch(connection, 'reportingDuty', duties)
}

function removeRow({ raw }: Connection, entity: EntityName, id: string) {
  raw.prepare(`delete from "${entity}" where id = ?`).run(id)
  raw.prepare('delete from link where fromId = ?').run(id)
}

/** `PA-2026-014`: what people quote. Numbers are never used twice, not even after a removal. */
function nextReference({ raw }: Connection, entity: EntityName, now: Instant): string {
  const prefix = tableOf(entity).reference
  const year = now.slice(0, 4)
  const row = raw
    .prepare(
      `insert into referenceCounter (prefix, year, last) values (?, ?, 1)
       on conflict (prefix, year) do update set last = last + 1 returning last`,
    )
    .get(prefix, year) as { last: number }
  return `${prefix}-${year}-${String(row.last).padStart(3, '0')}`
}

/**
 * Half a character becomes the sign for a lost one, as the database would write it: what is hashed for the log and what
 * is read back are the same.
 */
function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T
  if (Array.isArray(value)) return value.map(wellFormed) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.toWellFormed(), wellFormed(member)]),
  ) as T
}

/** Every identifier of another record that stands anywhere in this one. */
function namedIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (identifier.test(value)) found.add(value)
  } else if (Array.isArray(value)) for (const element of value) namedIn(element, found)
  else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) namedIn(member, found)
  return found
}

/**
 * A job, a call, an import and a count of people name what they worked on, which keeps nobody from removing it; a hold does, as
 * long as it stands, and the features ask for that.
 */
const unlinked: ReadonlySet<EntityName> = new Set([
  'job',
  'networkCall',
  'legalHold',
  'requestImport',
  'affectedCount',
])
const identifier = /^[a-z]+_[0-9a-hjkmnp-tv-z]{26}$/
