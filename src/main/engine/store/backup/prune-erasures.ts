import { addDays, dayIn, type Instant } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import type { OpenStore } from '../assemble.ts'
import { metErased } from '../erasures.ts'
import { readLedger, writeLedger } from '../ledger.ts'
import { copiesWith } from './copies-with.ts'
import { readPolicy } from './policy.ts'

/** Days. A backup on a stick may be found again long after its day. */
const leastAge = 366

type Surroundings = Pick<QueryContext, 'db' | 'zone' | 'today'>

/**
 * Removes people from the ledger of erasures whom nothing needs there any more: every system was read whole since and the
 * person met nowhere, no copy from before the erasure is known, and any other that may exist is past its day.
 * @param readSince the earliest of the last whole readings of all connections
 * @returns how many were removed
 */
export async function pruneErasures(
  store: OpenStore,
  context: Surroundings,
  readSince: Instant,
): Promise<number> {
  const mayStandInCopy = await copiesFrom(store, context)
  const met = await metErased(context.db)
  const ledger = readLedger(store.folder)
  const people = ledger.people.filter(
    ({ at, person }) => at >= readSince || met.has(person) || mayStandInCopy(at),
  )
  if (people.length < ledger.people.length) writeLedger(store.folder, { ...ledger, people })
  return ledger.people.length - people.length
}

/**
 * Removes blanked files of requests from the ledger of which no copy is known that still has them, and any other that may
 * exist is past its day. No system brings them back.
 * @returns how many were removed
 */
export async function pruneBlankings(store: OpenStore, context: Surroundings): Promise<number> {
  const mayStandInCopy = await copiesFrom(store, context)
  const ledger = readLedger(store.folder)
  const requests = ledger.requests.filter(({ at }) => mayStandInCopy(at))
  if (requests.length < ledger.requests.length) writeLedger(store.folder, { ...ledger, requests })
  return ledger.requests.length - requests.length
}

/** Whether what was removed at a moment may stand in a copy that is known, or in one that turns up. */
async function copiesFrom(
  store: OpenStore,
  { db, zone, today }: Surroundings,
): Promise<(removedAt: Instant) => boolean> {
  const { days, weeks, months } = await readPolicy(db)
  const age = Math.max(leastAge, days, weeks * 7, months * 31)
  const copies = await copiesWith(store, { db, zone })
  return (removedAt) =>
    addDays(dayIn(zone, removedAt), age) >= today || copies.some(({ createdAt }) => createdAt <= removedAt)
}
