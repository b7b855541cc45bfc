import type { Instant } from '#shared/kernel/dates.ts'
import type { FoundPerson } from '../../connector/index.ts'
import type { CommandContext } from '../../router/index.ts'
import { pruneErasures } from '../../store/backup/index.ts'
import { erasureCheck, keepMetErased, readLedger } from '../../store/index.ts'
import { wholeReadings } from './sync-state.ts'
import type { Visit } from './visit.ts'

/** Who of a page may be kept, and the lines in the ledger of those who were erased here; asked anew for each page. */
export function withoutErased(
  { store, connection }: Visit,
  people: readonly FoundPerson[],
): { readonly rows: readonly FoundPerson[]; readonly erased: readonly string[] } {
  const erasureOf = erasureCheck(store, connection.id)
  const checked = people.map((row) => ({ row, erasure: erasureOf(row.externalId) }))
  return {
    rows: checked.flatMap(({ row, erasure }) => (erasure === null ? [row] : [])),
    erased: checked.flatMap(({ erasure }) => erasure ?? []),
  }
}

/**
 * Whether somebody who was erased may come back since a reading began. They stand on any page of the system, unchanged, so
 * that only a reading of all is sure to meet them.
 */
export function mayBringBack({ store }: Visit, startedAt: Instant): boolean {
  return readLedger(store.folder).people.some(({ endedAt }) => endedAt !== null && endedAt >= startedAt)
}

/**
 * After a reading of all: the erased people whom it did not meet are in the system no more, and lines of the ledger that
 * nothing needs go.
 */
export async function forgetErasures(
  { store, connection }: Visit,
  context: CommandContext,
  startedAt: Instant,
): Promise<void> {
  const { db } = context
  await keepMetErased(db, { connectionId: connection.id, at: startedAt, people: [], forgetBefore: startedAt })
  const readings = new Map(await wholeReadings(db)).set(connection.id, startedAt)
  const connections = await db.all('connection')
  const readAt = connections.flatMap(({ id }) => readings.get(id) ?? [])
  const [earliest] = readAt.toSorted()
  // A system that was never read whole may still have anybody.
  if (readAt.length < connections.length || earliest === undefined) return
  const pruned = await pruneErasures(store, context, earliest)
  if (pruned > 0) db.note({ erasuresForgotten: pruned })
}
