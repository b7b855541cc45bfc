import type { ErasureGround } from '#shared/contract/codes.ts'
import type { personContract } from '#shared/contract/person.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { CommandContext, HandlersOf, QueryContext } from '../../router/index.ts'
import { type EntityOf, fold, type ReadDb } from '../../storage/index.ts'
import { copiesWith } from '../../store/backup/index.ts'
import { documentsRepeating, erasePerson, keepErasures, personHash } from '../../store/index.ts'
import { holdsOn, requireNoHold } from '../legal-hold/index.ts'
import type { Cleansing } from './cleanse.ts'
import { mentionsOf } from './mentions.ts'

type Handlers = HandlersOf<typeof personContract>
type Erased = Awaited<ReturnType<Handlers['erase']>>
type Preview = Awaited<ReturnType<Handlers['previewErasure']>>

interface Wanted {
  readonly id: Id<'person'>
  readonly confirmation: string
  readonly ground: ErasureGround
  readonly requestId: Id<'request'> | null
}

/**
 * Erases a person: from the store for good, from the write-ahead log before it answers, and from every backup that is
 * ever restored and every reading of the system, by a line in the ledger of erasures. What their rows left in the free
 * parts of pages a job removes, which begins at once; until its end the ledger says that it is owed.
 * @throws Fault `under-legal-hold` of the person, a request of theirs or an activity that their system serves; `not-found` of
 *   the person or the request; `invalid-input` when the confirmation names somebody else
 */
export async function erase(
  { session, cleansing }: { readonly session: OpenSession; readonly cleansing: Cleansing },
  { id, confirmation, ground, requestId }: Wanted,
  { db, now, today, zone, connection }: CommandContext,
): Promise<Erased> {
  const { store } = session
  const person = await db.get('person', id)
  requireNamed(person, confirmation)
  const requests = await requestsOf(db, person)
  await requireNoHold(db, today, await heldWith(db, person, requests))
  if (requestId !== null) await db.get('rightsRequest', requestId)
  const copies = await copiesWith(store, { db, zone })
  const mentions = await mentionsOf(db, person, idsOf(requests))
  await erasePerson(db, id)
  cleansing.owe(session, { db, connection, now })
  const hash = personHash(store.keyring.keys.erasures, person)
  db.note({ ledger: hash, ground, request: requestId, copies: copies.length })
  // What was removed still stands in the write-ahead log.
  db.afterCommit(() => void connection.raw.pragma('wal_checkpoint(TRUNCATE)'))
  // Last: the ledger must not name somebody whom a failure above left in the store.
  keepErasures(store.folder, [{ at: now, person: hash, endedAt: null }])
  return { copies: [...copies], requests, mentions }
}

/** What `erase` would remove of a person, and what would stay. @throws Fault `not-found` */
export async function previewErasure(
  { store }: OpenSession,
  id: Id<'person'>,
  { db, today, zone }: QueryContext,
): Promise<Preview> {
  const person = await db.get('person', id)
  const row = await db.kysely
    .selectFrom('personProperties')
    .select('properties')
    .where('personId', '=', id)
    .executeTakeFirst()
  const { entries } = await db.kysely
    .selectFrom('audit')
    .select(({ fn }) => fn.countAll<number>().as('entries'))
    .where('entityId', '=', id)
    .executeTakeFirstOrThrow()
  const repeating = await documentsRepeating(db.kysely, id)
  const values = Object.values(JSON.parse(row?.properties ?? '{}') as Record<string, string | null>)
  const requests = await requestsOf(db, person)
  const holds = await holdsOn(db, today, await heldWith(db, person, requests))
  return {
    properties: values.filter((value) => value !== null && value !== '').length,
    entries,
    exports: repeating.length,
    requests,
    mentions: await mentionsOf(db, person, idsOf(requests)),
    holds: holds.map(({ reference, reason, until, subjectId }) => ({ reference, reason, until, subjectId })),
    copies: [...(await copiesWith(store, { db, zone }))],
  }
}

/** The person, their requests, and the activities that work on the system which holds them: a hold on any keeps them. */
async function heldWith(
  db: ReadDb,
  { id, connectionId }: EntityOf<'person'>,
  requests: Erased['requests'],
): Promise<string[]> {
  // A connection that is gone leaves nothing in the way of an erasure.
  const connection = await db.find('connection', connectionId)
  const activities =
    connection === null ? [] : await db.all('processingActivity', { systemIds: [connection.systemId] })
  return [id, ...idsOf(requests), ...activities.map((activity) => activity.id)]
}

function idsOf(requests: Erased['requests']): string[] {
  return requests.map(({ id }) => id)
}

function requireNamed(person: EntityOf<'person'>, confirmation: string): void {
  const names = [person.id, person.externalId, person.name, person.email].filter((name) => name !== '')
  if (names.some((name) => fold(name) === fold(confirmation))) return
  throw new Fault('invalid-input', { issues: [{ path: ['confirmation'], key: 'notTheSame' }] })
}

async function requestsOf(
  { kysely }: QueryContext['db'],
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
