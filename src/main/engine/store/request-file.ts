import { sql } from 'kysely'
import { type EntityName, type EntityOf, isEntityName, type ReadDb, tables } from '../storage/index.ts'

type Request = EntityOf<'rightsRequest'>

/** Every record that belongs to the file of a request, or once did. */
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
  /** Records that were removed, or given to another one: what they said of this request stands in the log alone. */
  readonly former: readonly FormerPart[]
  /** How many entries of the audit log about all of these have their words. */
  readonly entries: number
}

export interface FormerPart {
  readonly entity: EntityName
  readonly id: string
  /** As it stands with another record; null: it was removed. */
  readonly now: Readonly<Record<string, unknown>> | null
}

/**
 * Everything that stands in the files of requests, and what the audit log still says of what stood there. What passed from one
 * of these files to another one is a part of that alone.
 */
export async function requestFiles(
  db: ReadDb,
  requests: readonly Request[],
): Promise<readonly RequestFile[]> {
  const logged = await loggedParts(
    db,
    requests.map(({ id }) => id),
  )
  const contents: Contents[] = []
  for (const request of requests) contents.push(await contentsOf(db, request))
  const inAll = new Set(contents.flatMap(({ standing }) => standing))
  const files: RequestFile[] = []
  for (const { standing, ...file } of contents) {
    const { request, jobs } = file
    const former = await formerParts(db, [request.id, ...standing], { logged, standing: inAll })
    files.push({
      ...file,
      former,
      documents: await documentsOf(db, request.reference),
      entries: await entriesAbout(db, [...[request, ...jobs, ...former].map(({ id }) => id), ...standing]),
    })
  }
  return files
}

interface Contents extends Omit<RequestFile, 'former' | 'documents' | 'entries'> {
  readonly standing: readonly string[]
}

async function contentsOf(db: ReadDb, request: Request): Promise<Contents> {
  const own = { subjectId: [request.id] }
  const [events, letters, actions, holds] = await Promise.all([
    db.all('clockEvent', own),
    db.all('letter', own),
    db.all('task', own),
    db.all('legalHold', own),
  ])
  const attachments = await db.all('attachment', { subjectId: [request.id, ...actions.map(({ id }) => id)] })
  const jobs = await jobsOf(db, request.id)
  const standing = [...events, ...letters, ...actions, ...attachments, ...holds].map(({ id }) => id)
  return { request, events, letters, actions, attachments, holds, jobs, standing }
}

interface LoggedPart {
  readonly entity: EntityName
  readonly id: string
  readonly subjectId: string
}

/** What belongs to a record by naming it as its subject. */
const parts = Object.entries(tables).flatMap(([entity, { codec }]) =>
  codec.columns.has('subjectId') ? entity : [],
)

/** Records that ever had one of these as their subject, and what in turn had those, as the audit log tells. */
async function loggedParts({ kysely }: ReadDb, ids: readonly string[]): Promise<readonly LoggedPart[]> {
  const found: LoggedPart[] = []
  const seen = new Set(ids)
  for (let subjects = ids; subjects.length > 0; ) {
    const { rows } = await sql<{ readonly entity: string; readonly id: string; readonly subjectId: string }>`
      select distinct a."entity", a."entityId" as "id", p."content" ->> '$.after.subjectId' as "subjectId"
      from audit a join auditPayload p on p."seq" = a."seq"
      where a."entity" in (${sql.join(parts)})
        and p."content" ->> '$.after.subjectId' in (select value from json_each(${JSON.stringify(subjects)}))
    `.execute(kysely)
    for (const { entity, ...row } of rows) if (isEntityName(entity)) found.push({ entity, ...row })
    subjects = rows.map(({ id }) => id).filter((id) => !seen.has(id))
    for (const id of subjects) seen.add(id)
  }
  return found
}

/** Of what the log tells, what does not stand in a file any more. With a removed action goes what was attached to it. */
async function formerParts(
  db: ReadDb,
  own: readonly string[],
  { logged, standing }: { readonly logged: readonly LoggedPart[]; readonly standing: ReadonlySet<string> },
): Promise<readonly FormerPart[]> {
  const former = new Map<string, FormerPart>()
  const subjects = [...own]
  // It grows on the way: what is gone had parts of its own.
  for (const subjectId of subjects)
    for (const { entity, id } of logged.filter((part) => part.subjectId === subjectId)) {
      if (standing.has(id) || former.has(id)) continue
      const now = await db.find(entity, id)
      former.set(id, { entity, id, now })
      if (now === null) subjects.push(id)
    }
  return [...former.values()]
}

/** Letters, packages and clock sheets of the request, and every export of the audit log, which repeats its words. */
async function documentsOf({ kysely }: ReadDb, reference: string): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom('document')
    .innerJoin('artifact', 'document.id', 'artifact.documentId')
    .select(['document.id', 'kind', 'fileName'])
    .distinct()
    .execute()
  return rows
    .filter(
      ({ kind, fileName }) =>
        kind === 'audit-log' || (naming.has(kind) && fileName.includes(`-${reference}-`)),
    )
    .map(({ id }) => id)
}

const naming: ReadonlySet<string> = new Set([
  'letter',
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
