import { addDays, dayIn, type Instant } from '#shared/kernel/dates.ts'
import type { CommandContext } from '../../router/index.ts'
import type { OpenStore } from '../assemble.ts'
import { metErased, readErasures, replaceErasures } from '../erasures.ts'
import { copiesWith } from './copies-with.ts'
import { readPolicy } from './policy.ts'

/** Days. A backup on a stick may be found again long after its day. */
const leastAge = 366

/**
 * Removes lines from the ledger of erasures that nothing needs any more: every system was read whole since and the person
 * met nowhere, no copy from before the erasure is known, and any other that may exist is past its day.
 * @param readSince the earliest of the last whole readings of all connections
 * @returns how many were removed
 */
export async function pruneErasures(
  store: OpenStore,
  { db, zone, today }: Pick<CommandContext, 'db' | 'zone' | 'today'>,
  readSince: Instant,
): Promise<number> {
  const erasures = readErasures(store.folder)
  if (erasures.length === 0) return 0
  const { days, weeks, months } = await readPolicy(db)
  const age = Math.max(leastAge, days, weeks * 7, months * 31)
  const copies = await copiesWith(store, { db, zone })
  const met = await metErased(db)
  const kept = erasures.filter(
    ({ at, person }) =>
      at >= readSince ||
      addDays(dayIn(zone, at), age) >= today ||
      met.has(person) ||
      copies.some(({ createdAt }) => createdAt <= at),
  )
  if (kept.length < erasures.length) replaceErasures(store.folder, kept)
  return erasures.length - kept.length
}
