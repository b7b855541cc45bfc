import type * as z from 'zod'
import type { ClockState } from '#shared/contract/clock.ts'
import type { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import type { Meaning } from '../feedback/meaning.ts'
import { daysLeft, hoursLeft, type Remaining } from '../words/dates.ts'

/** When a clock ends: at the end of a day, or at an instant. */
export type Due = { readonly on: Day } | { readonly at: Instant }

/** A clock as every screen shows it. */
export interface ClockFace {
  readonly state: z.infer<typeof ClockState>
  readonly due: Due | null
  /** The zone of the record, which counts its days. */
  readonly zone: TimeZone
}

/** What is left until the end. A period in hours that has been over for a week counts its days. */
export function remainingOf(due: Due, zone: TimeZone, now: Instant): Remaining {
  if ('on' in due) return daysLeft(due.on, zone, now)
  const left = hoursLeft(due.at, now)
  const isLongOver = left.unit === 'hours' && left.overdue && left.hours >= hoursOfWeek
  return isLongOver ? { unit: 'days', days: -Math.floor(left.hours / 24) } : left
}

const hoursOfWeek = 7 * 24

/** How urgent a clock is: over, soon (three days, or twelve hours), or with time left. */
export function urgencyOf({ state }: Pick<ClockFace, 'state'>, remaining: Remaining | null): Meaning {
  if (state === 'closed') return 'good'
  if (state === 'notStarted' || remaining === null) return 'neutral'
  if (isOver(remaining)) return 'danger'
  const isSoon = remaining.unit === 'days' ? remaining.days <= 3 : remaining.hours < 12
  return isSoon ? 'attention' : 'information'
}

export function isOver(remaining: Remaining): boolean {
  return remaining.unit === 'days' ? remaining.days < 0 : remaining.overdue
}
