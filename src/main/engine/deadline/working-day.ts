import type { Calendar, CalendarReading } from '#engine/law/index.ts'
import { addDays, type Day } from '#shared/kernel/dates.ts'
import { weekdayOf } from './temporal.ts'

/** Why a day is no working day (Reg. 1182/71 Art. 2(2)). */
export interface DayOff {
  readonly on: Day
  readonly reason: 'saturday' | 'sunday' | 'holiday'
  readonly holiday: string | null
}

/** Tells of a day why it is no working day, null when it is one. */
export type DaysOff = (day: Day) => DayOff | null

/** Working days are all days other than holidays, Saturdays and Sundays (Reg. 1182/71 Art. 2(2)). */
export function daysOffOf(calendar: Calendar, reading: CalendarReading): DaysOff {
  const readings = known.get(calendar) ?? new Map<CalendarReading, DaysOff>()
  known.set(calendar, readings)
  const daysOff = readings.get(reading) ?? remembered((day) => dayOff(day, calendar.holidayOn(day, reading)))
  readings.set(reading, daysOff)
  return daysOff
}

/** A calendar ends with its years, so what is known of it stays small. */
const known = new WeakMap<Calendar, Map<CalendarReading, DaysOff>>()

function remembered(daysOff: DaysOff): DaysOff {
  const told = new Map<Day, DayOff | null>()
  return (day) => {
    const known = told.get(day)
    if (known !== undefined) return known
    const found = daysOff(day)
    told.set(day, found)
    return found
  }
}

function dayOff(day: Day, holiday: string | null): DayOff | null {
  const weekday = weekdayOf(day)
  if (weekday === 'sat') return { on: day, reason: 'saturday', holiday }
  if (weekday === 'sun') return { on: day, reason: 'sunday', holiday }
  return holiday === null ? null : { on: day, reason: 'holiday', holiday }
}

/** `day` itself when it is a working day, else the next one, with the days passed over. */
export function firstWorkingDayFrom(
  day: Day,
  daysOff: DaysOff,
): { readonly day: Day; readonly passed: readonly DayOff[] } {
  const passed: DayOff[] = []
  let candidate = day
  for (let off = daysOff(candidate); off !== null; off = daysOff(candidate)) {
    passed.push(off)
    candidate = addDays(candidate, 1)
  }
  return { day: candidate, passed }
}

/** The `count`-th working day after `day`, which itself does not count. */
export function workingDayAfter(day: Day, count: number, daysOff: DaysOff): Day {
  let candidate = day
  for (let left = count; left > 0; left--) candidate = firstWorkingDayFrom(addDays(candidate, 1), daysOff).day
  return candidate
}

/** How many of the days after `from` up to and including `to` are working days; counts no further than `most`. */
export function workingDaysWithin(from: Day, to: Day, most: number, daysOff: DaysOff): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to && count < most; day = addDays(day, 1)) {
    if (daysOff(day) === null) count++
  }
  return count
}
