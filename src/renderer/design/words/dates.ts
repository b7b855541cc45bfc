import {
  type Day,
  dayIn,
  daysBetween,
  type Instant,
  instantAt,
  millisecondsOf,
  TimeZone,
} from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'

/** The only file of the window that turns days and instants into text and back. */

/** The locale whose date order the language stands for. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}

/** `14 Mar 2026`. */
export function dayText(day: Day, language: Language): string {
  return formatter(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}

/** `Saturday 14 March 2026`. */
export function longDayText(day: Day, language: Language): string {
  return formatter(language, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}

/** `14 Mar 2026, 09:26 CET`: in `zone`, which it names. */
export function instantText(instant: Instant, zone: TimeZone, language: Language): string {
  return formatter(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(millisecondsOf(instant))
}

/** `09:26 CET`: the time in `zone`, which it names. */
export function timeText(instant: Instant, zone: TimeZone, language: Language): string {
  return formatter(language, {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(millisecondsOf(instant))
}

/** `Sat`. */
export function weekdayText(day: Day, language: Language): string {
  return formatter(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}

/** The time zone that this machine is set to. */
export function zoneOfMachine(): TimeZone {
  return TimeZone.parse(Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/** All time zones to choose from, the one that is chosen among them: `UTC` and old names stand in no list. */
export function zonesWith(chosen: string): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return zones.includes(chosen) ? zones : [chosen, ...zones]
}

/** `Mar 2026` of `2026-03`. */
export function monthText(month: string, language: Language): string {
  return formatter(language, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  )
}

/** `12 345`, grouped as the language does. */
export function numberText(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf(language)).format(value)
}

/** The wall clock of `zone` at `instant`: `YYYY-MM-DD HH:mm:ss`, as date inputs hold it. */
export function wallTime(instant: Instant, zone: TimeZone): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(millisecondsOf(instant))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`
}

/**
 * The instant at which the wall clock of `zone` shows `wall` (`YYYY-MM-DD HH:mm[:ss]`). Of an hour that the clock shows
 * twice it is the first; an hour that it skips moves to the next one.
 */
export function instantOfWall(wall: string, zone: TimeZone): Instant {
  const asUtc = Date.parse(`${wall.replace(' ', 'T')}${wall.length === 16 ? ':00' : ''}Z`)
  const offsetAt = (moment: number) =>
    Date.parse(`${wallTime(instantAt(moment), zone).replace(' ', 'T')}Z`) - moment
  const before = asUtc - offsetAt(asUtc - 86_400_000)
  const after = asUtc - offsetAt(asUtc + 86_400_000)
  const fits = [Math.min(before, after), Math.max(before, after)].find(
    (moment) => moment + offsetAt(moment) === asUtc,
  )
  return instantAt(fits ?? before)
}

/** What is left until a date: whole days, or hours and minutes; negative when it has passed. */
export type Remaining =
  | { readonly unit: 'days'; readonly days: number }
  | { readonly unit: 'hours'; readonly hours: number; readonly minutes: number; readonly overdue: boolean }

/** Days from today, as the zone of the record counts them, to `dueOn`. */
export function daysLeft(dueOn: Day, zone: TimeZone, now: Instant): Remaining {
  return { unit: 'days', days: daysBetween(dayIn(zone, now), dueOn) }
}

/** Elapsed hours and minutes to `dueAt`. */
export function hoursLeft(dueAt: Instant, now: Instant): Remaining {
  const minutes = Math.floor((millisecondsOf(dueAt) - millisecondsOf(now)) / 60_000)
  const overdue = minutes < 0
  const size = Math.abs(minutes)
  return { unit: 'hours', hours: Math.floor(size / 60), minutes: size % 60, overdue }
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(localeOf(language), options)
  formatters.set(key, made)
  return made
}
