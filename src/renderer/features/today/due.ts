import { urgencyAt } from '#shared/contract/calendar.ts'
import type { RunningClock } from '#shared/contract/dashboard.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import type { Dashboard } from './dashboard.ts'

/** The clocks, the most urgent first: hours and days on one scale, what has no date yet at the end. */
export function urgentFirst(clocks: readonly RunningClock[]): readonly RunningClock[] {
  return clocks.toSorted((one, other) => ends(one).localeCompare(ends(other)))
}

/** A day ends with its last moment; a suspended clock stands where its work target is. */
function ends({ dueAt, dueOn, cautiousOn }: RunningClock): string {
  const day = dueOn ?? cautiousOn
  return dueAt ?? (day === null ? '9999' : `${day}T24`)
}

/** Whether a deadline that is listed has come nearer than its list says: then the lists are read again. */
export function hasComeNearer(due: Dashboard['due'], now: Instant): boolean {
  return Object.values(due).some(({ items }) =>
    items.some((deadline) => urgencyAt(deadline, now) !== deadline.urgency),
  )
}
