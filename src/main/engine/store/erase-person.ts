import type { Id } from '#shared/kernel/ids.ts'
import { type Connection, type RenewalProgress, renewTables, type WriteDb } from '../storage/index.ts'

/**
 * Removes everything that the store keeps of a person of a connected system: the record with its properties, what it is
 * found by, the content of the audit entries about it, whose hashes stay so that the chain still holds, and the files of
 * audit exports and of packages for data subjects, which may repeat that content: what is kept of them are their hashes. The audit
 * log is told the identifier, and nothing of what was removed. What its rows left in the free parts of pages is still
 * there: {@link oweCleansing} belongs to it, in the same transaction.
 */
export async function erasePerson(db: WriteDb, id: Id<'person'>): Promise<void> {
  const { kysely } = db
  // Keys and properties go with the person; the schema says so.
  await kysely.deleteFrom('person').where('id', '=', id).execute()
  await kysely
    .deleteFrom('auditPayload')
    .where('seq', 'in', (from) => from.selectFrom('audit').select('seq').where('entityId', '=', id))
    .execute()
  const documents = await documentsRepeating(kysely, id)
  await kysely.deleteFrom('artifact').where('documentId', 'in', documents).execute()
  db.erased('person', id)
}

/**
 * The documents with a file that may repeat what is kept of a person: every export of the audit log, and the packages of
 * requests whose review confirmed the person.
 */
export async function documentsRepeating(kysely: WriteDb['kysely'], id: string): Promise<readonly string[]> {
  const requests = await kysely
    .selectFrom('rightsRequest')
    .select('reference')
    .where('disclosure', 'like', `%"${id}"%`)
    .execute()
  const rows = await kysely
    .selectFrom('document')
    .innerJoin('artifact', 'document.id', 'artifact.documentId')
    .select(['document.id', 'kind', 'fileName'])
    .where('kind', 'in', ['audit-log', 'rights-request-package', 'rights-request-portability'])
    .distinct()
    .execute()
  return rows
    .filter(
      ({ kind, fileName }) =>
        kind === 'audit-log' || requests.some(({ reference }) => fileName.includes(`-${reference}-`)),
    )
    .map((row) => row.id)
}

/**
 * Removes what people who are gone left behind in the free parts of pages, which no statement sees: the tables of people are
 * written anew, piece by piece, each in a transaction of its own.
 */
export function cleansePeople(writer: Connection): Generator<RenewalProgress> {
  return renewTables(writer, {
    parent: 'person',
    key: 'id',
    children: ['personProperties', 'personKey'],
    childKey: 'personId',
  })
}
