import type { BlankedContent } from '#shared/contract/request-retention.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import type { RequestFile } from '../../store/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'

/** Everything that stands in the file of a request, its own record among it. */
export async function requestFile(
  db: ReadDb,
  request: EntityOf<'rightsRequest'>,
): Promise<RequestFile & { readonly entries: number }> {
  const own = { subjectId: [request.id] }
  const events = await clockEventsOf(db, request.id)
  const [letters, actions, holds] = await Promise.all([
    db.all('letter', own),
    db.all('task', own),
    db.all('legalHold', own),
  ])
  const attachments = await db.all('attachment', { subjectId: [request.id, ...actions.map(({ id }) => id)] })
  const jobs = await jobsOf(db, request.id)
  const file = { request, events, letters, actions, attachments, holds, jobs }
  return {
    ...file,
    documents: await documentsOf(db, request.reference, letters),
    entries: await entriesAbout(db, [
      request.id,
      ...[...events, ...letters, ...actions, ...attachments, ...holds, ...jobs].map(({ id }) => id),
    ]),
  }
}

/** What is taken out of files, added up. */
export function contentOf(files: readonly Awaited<ReturnType<typeof requestFile>>[]): BlankedContent {
  const sum = (of: (file: (typeof files)[number]) => number) => files.reduce((all, file) => all + of(file), 0)
  return {
    events: sum(({ events }) => events.length),
    letters: sum(({ letters }) => letters.length),
    attachments: sum(({ attachments }) => attachments.length),
    actions: sum(({ actions }) => actions.length),
    documents: new Set(files.flatMap(({ documents }) => documents)).size,
    entries: sum(({ entries }) => entries),
  }
}

/** Letters, packages and clock sheets of the request, and every export of the audit log, which repeats its words. */
async function documentsOf(
  { kysely }: ReadDb,
  reference: string,
  letters: readonly EntityOf<'letter'>[],
): Promise<readonly string[]> {
  const ofLetters = letters.flatMap(({ documents }) => documents.map(({ documentId }) => String(documentId)))
  const rows = await kysely
    .selectFrom('document')
    .innerJoin('artifact', 'document.id', 'artifact.documentId')
    .select(['document.id', 'kind', 'fileName'])
    .distinct()
    .execute()
  return rows
    .filter(
      ({ id, kind, fileName }) =>
        kind === 'audit-log' ||
        ofLetters.includes(id) ||
        (naming.has(kind) && fileName.includes(`-${reference}-`)),
    )
    .map(({ id }) => id)
}

const naming: ReadonlySet<string> = new Set([
  'rights-request-package',
  'rights-request-portability',
  'clock-sheet',
])

async function jobsOf(db: ReadDb, id: string): Promise<readonly EntityOf<'job'>[]> {
  const rows = await db.kysely.selectFrom('job').select('id').where('input', 'like', `%"${id}"%`).execute()
  return rows.length === 0 ? [] : db.all('job', { ids: rows.map((row) => row.id) })
}

/** Entries of the audit log whose words are still there. */
async function entriesAbout({ kysely }: ReadDb, ids: readonly string[]): Promise<number> {
  const { entries } = await kysely
    .selectFrom('audit')
    .innerJoin('auditPayload', 'auditPayload.seq', 'audit.seq')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('entityId', 'in', ids)
    .executeTakeFirstOrThrow()
  return entries
}
