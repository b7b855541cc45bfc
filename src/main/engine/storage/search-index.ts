import { type RawBuilder, sql } from 'kysely'
import type { Connection } from './database.ts'
import { fold } from './fold.ts'
import { type EntityName, tableOf } from './tables.ts'

type Raw = Pick<Connection, 'raw'>
type Row = Readonly<Record<string, unknown>>

/** What a search in all registers finds records by, kept within one transaction. */
export interface SearchIndex {
  keep(entity: EntityName, record: Row): void
  drop(id: string): void
  /** What `work` keeps and drops is written at its end, in one piece; until then searches find what was there before. */
  inBulk<T>(work: () => Promise<T>): Promise<T>
}

/**
 * The index within the transaction that is open. Each statement that changes it makes SQLite write what the one before
 * gathered, which takes longer than everything else of a record that is made: hundreds at once belong into `inBulk`.
 */
export function searchIndex(connection: Connection): SearchIndex {
  let pending: Map<string, SearchEntry | null> | null = null
  return {
    keep: (entity, record) => {
      const entry = entryOf(entity, record)
      if (entry === null) return
      if (pending === null) writeEntries(connection, [entry])
      else pending.set(entry.recordId, entry)
    },
    drop: (id) => {
      if (pending === null) dropEntries(connection, [id])
      else pending.set(id, null)
    },
    inBulk: async (work) => {
      if (pending !== null) return work()
      pending = new Map()
      try {
        const done = await work()
        const gathered = [...pending]
        dropEntries(
          connection,
          gathered.flatMap(([id, entry]) => (entry === null ? id : [])),
        )
        writeEntries(
          connection,
          gathered.flatMap(([, entry]) => entry ?? []),
        )
        return done
      } finally {
        pending = null
      }
    },
  }
}

/** Makes records found that were made before searches looked at their kind. */
export function indexForSearch(connection: Raw, entity: EntityName, records: readonly Row[]): void {
  writeEntries(
    connection,
    records.flatMap((record) => entryOf(entity, record) ?? []),
  )
}

/** The record on whose page the record of a search entry `e` is shown; null: it has a page of its own. */
export const onPageOf: RawBuilder<string | null> = sql`coalesce(
  (select subjectId from reportingDuty where id = e.recordId),
  (select breachId from affectedCount where id = e.recordId))`

interface SearchEntry {
  readonly entity: EntityName
  readonly recordId: string
  readonly reference: string
  readonly title: string
  readonly text: string
}

function entryOf(entity: EntityName, record: Row): SearchEntry | null {
  const found = tableOf(entity).search?.(record)
  if (!found) return null
  const { title, text } = found
  const reference = String(record.reference ?? '')
  return {
    entity,
    recordId: String(record.id),
    reference,
    title,
    text: fold(`${reference} ${title} ${text}`),
  }
}

/** Rows that one statement writes; it takes some 30,000 values. */
const rowsAtOnce = 1_000

function writeEntries({ raw }: Raw, entries: readonly SearchEntry[]): void {
  for (const piece of piecesOf(entries))
    raw
      .prepare(
        `insert into searchEntry (entity, recordId, reference, title, text)
         values ${piece.map(() => '(?, ?, ?, ?, ?)').join(', ')}
         on conflict (recordId) do update set reference = excluded.reference, title = excluded.title, text = excluded.text`,
      )
      .run(
        piece.flatMap(({ entity, recordId, reference, title, text }) => [
          entity,
          recordId,
          reference,
          title,
          text,
        ]),
      )
}

function dropEntries({ raw }: Raw, ids: readonly string[]): void {
  for (const piece of piecesOf(ids))
    raw.prepare(`delete from searchEntry where recordId in (${piece.map(() => '?').join(', ')})`).run(piece)
}

function piecesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / rowsAtOnce) }, (_unused, place) =>
    all.slice(place * rowsAtOnce, (place + 1) * rowsAtOnce),
  )
}
