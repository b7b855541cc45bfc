import { Temporal } from 'temporal-polyfill/implementation'
import { addDays, Day, daysBetween, Instant, type TimeZone } from '#shared/kernel/dates.ts'

// Always the same implementation, whatever the runtime brings: a date must not depend on where it is computed.
export { Temporal }

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const aMonday = Day.parse('2018-01-01')

/** The weekday as the key of its word in the locales. */
export function weekdayOf(day: Day): Weekday {
  const sinceMonday = daysBetween(aMonday, day) % 7
  return weekdays[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday] ?? 'mon'
}

/** `day` moved by whole calendar months; a day that the month lacks becomes its last. */
export function addMonths(day: Day, months: number): Day {
  const sinceYearZero = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const first = firstOfMonth(sinceYearZero)
  const length = daysBetween(first, firstOfMonth(sinceYearZero + 1))
  return addDays(first, Math.min(Number(day.slice(8)), length) - 1)
}

/** The first day of the month that is counted from January of the year 0. */
function firstOfMonth(sinceYearZero: number): Day {
  const year = String(Math.floor(sinceYearZero / 12)).padStart(4, '0')
  const month = String((sinceYearZero % 12) + 1).padStart(2, '0')
  return addDays(`${year}-${month}-01` as Day, 0)
}

/** The later of two days. */
export function laterOf(one: Day, other: Day): Day {
  return one.localeCompare(other) > 0 ? one : other
}

/** The instant as UTC to the second, or to the millisecond where it has any. */
export function instantOf(instant: Temporal.Instant): Instant {
  return Instant.parse(instant.round('millisecond').toString())
}

export function zoned(instant: Instant, zone: TimeZone): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone)
}

/** The moment in UTC as texts show it: without fractions where there are none. */
export function utcText(instant: Instant): string {
  return Temporal.Instant.from(instant).toString()
}

/** Date and time on the clock in `zone` with the offset in force then, for example `2026-03-30T19:30:00+02:00`. */
export function withOffset(instant: Instant, zone: TimeZone): string {
  return zoned(instant, zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** Whether a moment that is written with its offset comes before `instant`. */
export function isBefore(written: string, instant: Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(written), Temporal.Instant.from(instant)) < 0
}

/** `19:30` as a clock in `zone` shows it. */
export function timeOfDay(instant: Instant, zone: TimeZone): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' })
}

/** `2026-03-30 19:30` as a clock in `zone` shows it. */
export function wallClock(instant: Instant, zone: TimeZone): string {
  return zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')
}
