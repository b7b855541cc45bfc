import { dayIn, type Instant } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { WriteDb } from '../../storage/index.ts'
import type { OpenStore } from '../assemble.ts'
import { blankRequest, cleanseRequests } from '../blank-request.ts'
import { cleansePeople, erasePerson } from '../erase-person.ts'
import { personHash, requestHash } from '../erasures.ts'
import type { Ledger } from '../ledger.ts'
import { requestFiles } from '../request-file.ts'

/** How many people were erased again, and how many files of requests blanked. */
export interface DoneAgain {
  readonly erasedAgain: number
  readonly blankedAgain: number
}

/**
 * Takes out of a restored store what was taken out of the one that it was copied from. Nobody works in it yet, so the tables
 * are written anew all at once.
 * @param since what the ledger names from after the backup
 */
export async function doAgain(
  { writer, keyring }: Pick<OpenStore, 'writer' | 'keyring'>,
  db: WriteDb,
  since: Ledger,
  now: Instant,
): Promise<DoneAgain> {
  const key = keyring.keys.erasures
  const erasedAgain = await eraseAgain(db, key, since.people)
  const blankedAgain = await blankAgain({ writer }, db, { key, requests: since.requests, now })
  if (blankedAgain > 0) for (const _piece of cleanseRequests(writer));
  if (erasedAgain > 0) for (const _piece of cleansePeople(writer));
  return { erasedAgain, blankedAgain }
}

async function eraseAgain(db: WriteDb, key: Buffer, since: Ledger['people']): Promise<number> {
  const wanted = new Set(since.map(({ person }) => person))
  if (wanted.size === 0) return 0
  const people = db.kysely.selectFrom('person').select(['id', 'connectionId', 'externalId']).stream(1_000)
  const found: Id<'person'>[] = []
  for await (const person of people) if (wanted.has(personHash(key, person))) found.push(person.id)
  for (const id of found) await erasePerson(db, id)
  return found.length
}

/** The day that stood in the file comes back with it. Nothing keeps it: what did was at its end when the file was blanked. */
async function blankAgain(
  { writer }: Pick<OpenStore, 'writer'>,
  db: WriteDb,
  {
    key,
    requests,
    now,
  }: { readonly key: Buffer; readonly requests: Ledger['requests']; readonly now: Instant },
): Promise<number> {
  const blankedAt = new Map(requests.map(({ request, at }) => [request, at]))
  if (blankedAt.size === 0) return 0
  const [organisation] = await db.all('organisation')
  if (organisation === undefined) throw new Error('a store has an organisation')
  const whole = await db.kysely
    .selectFrom('rightsRequest')
    .select('id')
    .where('blankedOn', 'is', null)
    .execute()
  const found = new Map<Id<'request'>, Instant>()
  for (const { id } of whole) {
    const at = blankedAt.get(requestHash(key, id))
    if (at !== undefined) found.set(id, at)
  }
  if (found.size === 0) return 0
  for (const file of await requestFiles(db, await db.all('rightsRequest', { ids: [...found.keys()] }))) {
    const at = found.get(file.request.id) ?? now
    await blankRequest(db, writer, file, { today: dayIn(organisation.timeZone, at), now })
  }
  return found.size
}
