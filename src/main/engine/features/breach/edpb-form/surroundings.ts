import type { ClockEvent } from '#shared/contract/clock.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { standingEvents } from '../../../deadline/index.ts'
import type { Words } from '../../../language/index.ts'
import type { EntityOf, ReadDb } from '../../../storage/index.ts'
import { clockEventsOf } from '../../clock-event/index.ts'
import { organisationOf } from '../../organisation/index.ts'

/** What is known of a breach beside its record, from which the form is filled. */
export interface BreachSurroundings {
  readonly breach: EntityOf<'breach'>
  readonly organisation: EntityOf<'organisation'>
  /** Legal events that stand, in the order in which they happened. */
  readonly events: readonly ClockEvent[]
  readonly systems: readonly EntityOf<'system'>[]
  /** Whose systems they are. */
  readonly vendors: readonly EntityOf<'vendor'>[]
  readonly now: Instant
  readonly words: Words
}

/** Reads what belongs to a breach. */
export async function surroundingsOf(
  breach: EntityOf<'breach'>,
  { db, now, words }: { readonly db: ReadDb; readonly now: Instant; readonly words: Words },
): Promise<BreachSurroundings> {
  const [organisation, events, systems] = await Promise.all([
    organisationOf(db),
    clockEventsOf(db, breach.id),
    db.all('system', { ids: breach.systemIds }),
  ])
  const vendorIds = systems.flatMap(({ vendorId }) => vendorId ?? [])
  const vendors = await db.all('vendor', { ids: [...new Set(vendorIds)] })
  return { breach, organisation, events: standingEvents(events), systems, vendors, now, words }
}

/** The last event of one of these names that stands. */
export function lastEvent(
  { events }: BreachSurroundings,
  ...names: readonly ClockEvent['event'][]
): ClockEvent | undefined {
  return events.findLast(({ event }) => names.includes(event))
}
