import { addDays, type Day } from '#shared/kernel/dates.ts'
import { addMonths } from './temporal.ts'
import {
  type DayOff,
  type DaysOff,
  firstWorkingDayFrom,
  workingDayAfter,
  workingDaysWithin,
} from './working-day.ts'

/** A period in days or longer. Hours have their own rules, see hours.ts. */
export interface Period {
  readonly unit: 'month' | 'week' | 'day' | 'workingDay'
  readonly value: number
}

/** How the end of a period is found. */
export interface Reckoning {
  readonly daysOff: DaysOff
  /** Whether an end on a day off moves to the next working day (Reg. 1182/71 Art. 3(4)). */
  readonly moves: boolean
  /** Whether a period of two days or more has two working days at least (Reg. 1182/71 Art. 3(5)). */
  readonly twoWorkingDays: boolean
  /** Whether the day of the event is the first of the period (UK statutes "beginning with"). */
  readonly eventDayCounts?: boolean
}

/** The end of a period and how it came about. */
export interface PeriodEnd {
  /** Where the period ends before days off move it. */
  readonly nominal: Day
  /** Whether the month lacks the day and its last day stands in (Reg. 1182/71 Art. 3(2)(c)). */
  readonly monthLacksDay: boolean
  /** The days off that were passed over, in order. */
  readonly passed: readonly DayOff[]
  /** The working day that was added so that there are two, null when none was. */
  readonly addedWorkingDay: Day | null
  /** The last day of the period; it ends with this day's last hour. */
  readonly end: Day
}

/**
 * The end of a period that runs from an event: the day of the event does not count (Reg. 1182/71 Art. 3(1)), weeks and
 * months end on the same weekday or date, or on the last day of a month that lacks it (Art. 3(2)(c)). `shift` are whole
 * days of suspension, added before days off move the end.
 */
export function endOfPeriod(event: Day, period: Period, reckoning: Reckoning, shift = 0): PeriodEnd {
  const counted = addPeriod(event, period, reckoning.daysOff)
  const first = reckoning.eventDayCounts === true ? -1 : 0
  const nominal = addDays(counted, shift + first)
  const moved = reckoning.moves
    ? firstWorkingDayFrom(nominal, reckoning.daysOff)
    : { day: nominal, passed: [] }
  const added = reckoning.twoWorkingDays
    ? secondWorkingDay(event, period, moved.day, reckoning.daysOff)
    : null
  return {
    nominal,
    monthLacksDay: period.unit === 'month' && counted.slice(8) !== event.slice(8),
    passed: moved.passed,
    addedWorkingDay: added,
    end: added ?? moved.day,
  }
}

function addPeriod(event: Day, { unit, value }: Period, daysOff: DaysOff): Day {
  if (unit === 'month') return addMonths(event, value)
  if (unit === 'workingDay') return workingDayAfter(event, value, daysOff)
  return addDays(event, unit === 'week' ? value * 7 : value)
}

/** Reg. 1182/71 Art. 3(5). The day that Art. 3(4) moved the end to counts as one of the two. */
function secondWorkingDay(event: Day, period: Period, end: Day, daysOff: DaysOff): Day | null {
  const atLeastTwoDays = period.unit === 'month' || period.unit === 'week' || period.value >= 2
  const missing = atLeastTwoDays ? 2 - workingDaysWithin(event, end, 2, daysOff) : 0
  return missing > 0 ? workingDayAfter(end, missing, daysOff) : null
}
