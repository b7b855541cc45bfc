import {
  addDays,
  type Day,
  dayIn,
  type Instant,
  instantAt,
  millisecondsOf,
  type TimeZone,
} from '#shared/kernel/dates.ts'
import { endOfPeriod } from './period.ts'
import { instantOf, Temporal, wallClock } from './temporal.ts'
import { type DaysOff, firstWorkingDayFrom } from './working-day.ts'

/** When a limit ends: at a moment, or with the last hour of a day. */
export interface Ending {
  readonly at: Instant | null
  readonly on: Day | null
  /** The working day to which Reg. 1182/71 Art. 3(4) would move it; null: it ends on one, or in hours. */
  readonly movedOn: Day | null
  readonly article: string | null
}

/**
 * The end of a period after a moment. Hours are real hours, counted in UTC; days and months leave out the day of the
 * moment and end with their last day, which no day off moves (the earlier date is the safe one).
 * @param daysOff null: a contract, whose days are those of the calendar
 */
export function endingOf(
  from: Instant,
  { value, unit }: { readonly value: number; readonly unit: 'hour' | 'day' | 'month' },
  article: string | null,
  zone: TimeZone,
  daysOff: DaysOff | null,
): Ending {
  if (unit === 'hour')
    return { at: instantAt(millisecondsOf(from) + value * 3_600_000), on: null, movedOn: null, article }
  const { nominal } = endOfPeriod(
    dayIn(zone, from),
    { unit, value },
    { daysOff: daysOff ?? (() => null), moves: false, twoWorkingDays: false },
  )
  const working = daysOff === null ? nominal : firstWorkingDayFrom(nominal, daysOff).day
  return { at: null, on: nominal, movedOn: working === nominal ? null : working, article }
}

/** The end as a message says it: the wall clock, or the day. */
export function momentOf({ at, on }: Pick<Ending, 'at' | 'on'>, zone: TimeZone): string | null {
  return at === null ? on : wallClock(at, zone)
}

/** When a day is over in a zone; a day of 23 or 25 hours is over with its own midnight. */
export function startOfNextDay(day: Day, zone: TimeZone): Instant {
  return instantOf(Temporal.PlainDate.from(addDays(day, 1)).toZonedDateTime(zone).toInstant())
}
