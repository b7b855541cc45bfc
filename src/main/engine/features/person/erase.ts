import type { personContract } from '#shared/contract/person.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import { type EntityOf, fold } from '../../storage/index.ts'
import { backupsWith } from '../../store/backup/index.ts'
import { erasePerson, keepErasures, personHash } from '../../store/index.ts'

type Erased = Awaited<ReturnType<HandlersOf<typeof personContract>['erase']>>

/**
 * Erases a person: from the store for good, from the write-ahead log before it answers, and from every backup that is
 * ever restored, by a line in the ledger of erasures.
 * @throws Fault `not-found`; `invalid-input` when the confirmation names somebody else
 */
export async function erase(
  { store }: OpenSession,
  { id, confirmation }: { readonly id: Id<'person'>; readonly confirmation: string },
  { db, now, zone, connection }: CommandContext,
): Promise<Erased> {
  const person = await db.get('person', id)
  requireNamed(person, confirmation)
  const requests = await requestsOf(db, person)
  const backups = await backupsWith(store, { db, zone })
  await erasePerson(db, id)
  db.note({ backups: backups.length })
  // What was removed still stands in the write-ahead log.
  db.afterCommit(() => void connection.raw.pragma('wal_checkpoint(TRUNCATE)'))
  // Last: the ledger must not name somebody whom a failure above left in the store.
  const hash = personHash(store.keyring.keys.erasures, person)
  keepErasures(store.folder, [{ v: 1, at: now, person: hash }])
  return { backups: [...backups], requests }
}

function requireNamed(person: EntityOf<'person'>, confirmation: string): void {
  const names = [person.id, person.externalId, person.name, person.email].filter((name) => name !== '')
  if (names.some((name) => fold(name) === fold(confirmation))) return
  throw new Fault('invalid-input', { issues: [{ path: ['confirmation'], key: 'notTheSame' }] })
}

async function requestsOf(
  { kysely }: CommandContext['db'],
  { email }: EntityOf<'person'>,
): Promise<Erased['requests']> {
  if (email === '') return []
  const rows = await kysely
    .selectFrom('rightsRequest')
    .select(['id', 'reference'])
    .where('subjectEmail', '=', email)
    .orderBy('reference')
    .execute()
  return rows
}
