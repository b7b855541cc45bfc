import { sql } from 'kysely'
import type { Day, Instant } from '#shared/kernel/dates.ts'
import {
  type Connection,
  type EntityName,
  type EntityOf,
  type RenewalProgress,
  renewTables,
  type WriteDb,
} from '../storage/index.ts'
import { blankPreferences } from './blank-preferences.ts'
import type { RequestFile } from './request-file.ts'

type Request = EntityOf<'rightsRequest'>

/**
 * Takes everything personal out of the file of a request. What counts and proves stays: reference, dates, codes, the legal events
 * with their facts, which letters went out when and how. The audit log keeps the hashes of what was said and is told that the
 * words are gone. What the rows left in the free parts of pages is still there: `oweCleansing` belongs to it, in the same
 * transaction.
 */
export async function blankRequest(
  db: WriteDb,
  { raw }: Pick<Connection, 'raw'>,
  file: RequestFile,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Promise<void> {
  const { events, letters, actions, attachments, holds, jobs, former, documents } = file
  zeroPieces({ raw }, file)
  const saved = <T extends { readonly revision: number }>(record: T) => ({
    ...record,
    revision: record.revision + 1,
    updatedAt: now,
  })
  // While the search still knows what it is found by.
  await blankPreferences(db, file)
  for (const other of await repeatsOf(db, file.request.id))
    await db.update('rightsRequest', other, null, { relation: null })
  // As it stands: a file that was blanked before this one may have been what it was said to repeat.
  const request = await db.get('rightsRequest', file.request.id)
  await db.erase('rightsRequest', request.id, saved({ ...request, ...nobody, blankedOn: today }))
  for (const event of events) await db.erase('clockEvent', event.id, { ...event, ...withoutWords })
  for (const letter of letters)
    await db.erase(
      'letter',
      letter.id,
      saved({ ...letter, ...noText, deliveries: letter.deliveries.map((one) => ({ ...one, ...toNobody })) }),
    )
  for (const hold of holds)
    await db.erase('legalHold', hold.id, saved({ ...hold, reason: '', liftReason: '' }))
  for (const { id } of attachments) await db.erase('attachment', id, null)
  for (const { id } of actions) await db.erase('task', id, null)
  for (const part of former)
    await db.erase(part.entity, part.id, part.now === null ? null : { ...part.now, updatedAt: now })
  for (const done of await emptiedImports(db, request.id))
    await db.erase('requestImport', done.id, saved({ ...done, fileName: '', sheet: null }))
  await db.kysely.deleteFrom('artifact').where('documentId', 'in', documents).execute()
  for (const job of jobs) await db.erase('job', job.id, { ...job, input: null, result: null })
}

/** Writes the tables anew in which files of requests stood, so that nothing of them is left in the free parts of pages. */
export function* cleanseRequests(writer: Connection): Generator<RenewalProgress> {
  for (const [parent, key] of written)
    yield* renewTables(writer, { parent, key, children: [], childKey: key })
  // Its rows stay where they are, because the pieces of files refer to them; their names also stand in this index.
  writer.raw.exec('reindex attachmentByName')
}

/** Tables with what is said of requests, and the column that names a row. */
const written: readonly (readonly [EntityName | 'searchEntry' | 'auditPayload' | 'preference', string])[] = [
  ['rightsRequest', 'id'],
  ['clockEvent', 'id'],
  ['letter', 'id'],
  ['legalHold', 'id'],
  ['task', 'id'],
  ['job', 'id'],
  ['requestImport', 'id'],
  ['preference', 'key'],
  ['searchEntry', 'recordId'],
  ['auditPayload', 'seq'],
]

const nobody = {
  subjectName: '',
  subjectEmail: '',
  subjectPhone: '',
  identifiers: [],
  contactName: '',
  contactEmail: '',
  scope: '',
  externalReference: '',
  assignee: '',
  advice: null,
  mandate: null,
  relation: null,
  disclosure: null,
} as const satisfies Partial<Request>

/** A legal event of which only what counts and proves is kept. */
export const withoutWords = {
  reason: '',
  decidedBy: '',
  evidence: '',
  decision: null,
} as const satisfies Partial<EntityOf<'clockEvent'>>

const noText = {
  title: '',
  recipientName: '',
  recipientAddress: '',
  text: '',
} as const satisfies Partial<EntityOf<'letter'>>

const toNobody = {
  to: '',
  passwordBy: '',
  evidence: '',
  outcomeEvidence: '',
} as const satisfies Partial<EntityOf<'letter'>['deliveries'][number]>

/** Requests that are said to repeat this one: that would name whose it was. */
async function repeatsOf(db: WriteDb, id: string): Promise<readonly string[]> {
  const links = await db.linksTo(id)
  const others = links.filter(({ entity }) => entity === 'rightsRequest').map((link) => link.id)
  const records = await Promise.all(others.map((other) => db.get('rightsRequest', other)))
  return records.filter(({ relation }) => relation?.requestId === id).map((record) => record.id)
}

/** Imports that made this request and of which nothing but blanked files is left: how their tables were called says nothing any more. */
async function emptiedImports(db: WriteDb, id: string): Promise<readonly EntityOf<'requestImport'>[]> {
  const { rows } = await sql<{ readonly id: string }>`
    select i."id" from "requestImport" i
    where i."requests" like ${`%"${id}"%`} and not exists (
      select 1 from json_each(i."requests") made join "rightsRequest" r on r."id" = made."value" ->> 'requestId'
      where r."blankedOn" is null)`.execute(db.kysely)
  return Promise.all(rows.map((row) => db.get('requestImport', row.id)))
}

/** Bytes of the same length are written where the old ones stand: when rows move afterwards, they carry nothing. */
function zeroPieces(
  { raw }: Pick<Connection, 'raw'>,
  { attachments, documents }: Pick<RequestFile, 'attachments' | 'documents'>,
): void {
  const ofFile = raw.prepare(
    'update attachmentPiece set bytes = zeroblob(length(bytes)) where attachmentId = ?',
  )
  for (const { id } of attachments) ofFile.run(id)
  const ofDocument = raw.prepare('update artifact set bytes = zeroblob(length(bytes)) where documentId = ?')
  for (const id of documents) ofDocument.run(id)
}
