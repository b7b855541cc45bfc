import type { Day, Instant } from '#shared/kernel/dates.ts'
import {
  type Connection,
  type EntityName,
  type EntityOf,
  type RenewalProgress,
  renewTables,
  type WriteDb,
} from '../storage/index.ts'

type Request = EntityOf<'rightsRequest'>

/** Every record that belongs to the file of a request. */
export interface RequestFile {
  readonly request: Request
  readonly events: readonly EntityOf<'clockEvent'>[]
  readonly letters: readonly EntityOf<'letter'>[]
  readonly actions: readonly EntityOf<'task'>[]
  readonly attachments: readonly EntityOf<'attachment'>[]
  readonly holds: readonly EntityOf<'legalHold'>[]
  /** What made its letters and documents: their inputs say to whom they went. */
  readonly jobs: readonly EntityOf<'job'>[]
  /** Documents with a file that may repeat what it holds. */
  readonly documents: readonly string[]
}

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
  const { request, events, letters, actions, attachments, holds, jobs, documents } = file
  zeroPieces({ raw }, file)
  const saved = <T extends { readonly revision: number }>(record: T) => ({
    ...record,
    revision: record.revision + 1,
    updatedAt: now,
  })
  for (const other of await repeatsOf(db, request.id))
    await db.update('rightsRequest', other, null, { relation: null })
  await db.erase('rightsRequest', request.id, saved({ ...request, ...nobody, blankedOn: today }))
  for (const event of events) await db.erase('clockEvent', event.id, { ...event, ...noWords })
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
  await db.kysely.deleteFrom('artifact').where('documentId', 'in', documents).execute()
  for (const job of jobs) await db.erase('job', job.id, { ...job, input: null, result: null })
  // A form that was not sent keeps what was typed.
  await db.kysely.deleteFrom('preference').where('key', 'like', `%${request.id}%`).execute()
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

const noWords = {
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
