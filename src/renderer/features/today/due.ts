import type { DueItem, RunningClock } from '#shared/contract/dashboard.ts'
import { addDays, type Day, type Instant } from '#shared/kernel/dates.ts'

/** The clocks, the most urgent first: hours and days on one scale, what has no date yet at the end. */
export function urgentFirst(clocks: readonly RunningClock[]): readonly RunningClock[] {
  return clocks.toSorted((one, other) => ends(one).localeCompare(ends(other)))
}

/** A day ends with its last moment; a suspended clock stands where its work target is. */
function ends({ dueAt, dueOn, cautiousOn }: RunningClock): string {
  const day = dueOn ?? cautiousOn
  return dueAt ?? (day === null ? '9999' : `${day}T24`)
}

export interface DueBuckets {
  readonly overdue: readonly DueItem[]
  readonly today: readonly DueItem[]
  readonly thisWeek: readonly DueItem[]
}

/** What is overdue, due today and in the seven days after, as of now: an hour that passes moves its item over. */
export function dueBuckets(items: readonly DueItem[], today: Day, now: Instant): DueBuckets {
  const isOver = ({ dueOn, dueAt }: DueItem) => (dueAt === null ? dueOn < today : dueAt < now)
  const endOfWeek = addDays(today, 7)
  const open = items.filter((item) => !isOver(item))
  return {
    overdue: items.filter(isOver),
    today: open.filter(({ dueOn }) => dueOn <= today),
    thisWeek: open.filter(({ dueOn }) => dueOn > today && dueOn <= endOfWeek),
  }
}
