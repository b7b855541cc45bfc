import * as z from 'zod'

/**
 * A calendar day `YYYY-MM-DD` in the zone that the record names. Fields that hold one end in `On`. Its years reach further
 * than those of moments, so that the day of a moment and a period later can be written in every zone.
 */
export const Day = z.iso
  .date()
  .refine((day) => day >= '0900' && day < '9900')
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

/**
 * A moment in UTC, `YYYY-MM-DDTHH:mm:ss.sssZ`. Fields that hold one end in `At`. Whatever precision comes in, milliseconds
 * come out, so that moments sort as texts.
 */
export const Instant = z.iso
  .datetime()
  // It also runs on texts that the check before it has refused.
  .overwrite((text) => (Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString()))
  .refine((moment) => moment >= '1000' && moment < '9000')
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** An IANA time zone that this runtime knows, such as `Europe/Paris`. */
export const TimeZone = z.string().refine(isTimeZone, { error: 'time-zone' }).brand<'TimeZone'>()
export type TimeZone = z.infer<typeof TimeZone>

/** Gives the present moment. Injected everywhere, so that tests and the demo store can fix it. */
export type Clock = () => Instant

/** The machine's own clock, with milliseconds. */
export const systemClock: Clock = () => instantAt(Date.now())

/** The moment `milliseconds` after 1970-01-01T00:00:00Z. */
export function instantAt(milliseconds: number): Instant {
  return Instant.parse(new Date(milliseconds).toISOString())
}

const Written = z.iso.datetime({ offset: true })

/** The moment of a date and time that was written with its offset from UTC; null where it is none. */
export function instantOf(written: unknown): Instant | null {
  const moment = Written.safeParse(written)
  return moment.success ? (Instant.safeParse(new Date(moment.data).toISOString()).data ?? null) : null
}

/** The moment that a text of a mail names, as `Mon, 2 Mar 2026 10:15:00 +0100 (CET)` (RFC 5322) or in ISO 8601; null: none. */
export function momentIn(text: string): Instant | null {
  const milliseconds = Date.parse(text.replace(/\([^()]*\)/g, ' ').trim())
  if (Number.isNaN(milliseconds)) return null
  return Instant.safeParse(new Date(milliseconds).toISOString()).data ?? null
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export function millisecondsOf(instant: Instant): number {
  return Date.parse(instant)
}

/** The calendar day that a clock on the wall shows in `zone` at `instant`. */
export function dayIn(zone: TimeZone, instant: Instant): Day {
  const parts = calendarOf(zone).formatToParts(millisecondsOf(instant))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value
  return Day.parse(`${part('year')?.padStart(4, '0')}-${part('month')}-${part('day')}`)
}

/** `day` moved by whole days; negative moves back. */
export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** `day` moved by whole months; where the month has no such day, its last one (Reg. 1182/71 Art. 3(2)(c)). */
export function addMonths(day: Day, months: number): Day {
  const place = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const month = `${String(Math.floor(place / 12)).padStart(4, '0')}-${twoDigits((place % 12) + 1)}`
  const fifth = addDays(Day.parse(`${month}-28`), 4)
  const lastDay = Number(addDays(fifth, -Number(fifth.slice(8))).slice(8))
  return Day.parse(`${month}-${twoDigits(Math.min(Number(day.slice(8)), lastDay))}`)
}

/** The first day of the calendar quarter in which `day` lies. */
export function firstOfQuarter(day: Day): Day {
  const month = Number(day.slice(5, 7))
  return Day.parse(`${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whole days since 1970-01-01. A clock asks for the same few days over and over: they are kept. */
function dayNumber(day: Day): number {
  const known = dayNumbers.get(day)
  if (known !== undefined) return known
  const number = Date.parse(day) / dayLength
  if (dayNumbers.size >= daysKept) dayNumbers.clear()
  dayNumbers.set(day, number)
  return number
}

const dayNumbers = new Map<Day, number>()
const daysKept = 20_000

/**
 * The other way round. Clocks count days by the thousand, and a schema that reads each of them would be most of their
 * cost; what lies outside the years of `Day` is refused by it as ever.
 */
function dayOfNumber(number: number): Day {
  const date = new Date(number * dayLength)
  const year = date.getUTCFullYear()
  const text = `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
  return year >= 1000 && year < 9900 ? (text as Day) : Day.parse(date.toISOString().slice(0, 10))
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

const dayLength = 86_400_000

/** `day` as people write it in a language: 14 March 2026, 14. März 2026. */
export function dayInWords(day: Day, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return format.format(Date.parse(`${day}T00:00:00Z`))
}

const calendars = new Map<TimeZone, Intl.DateTimeFormat>()

/** Making a format costs more than a hundred uses of it, and lists ask for the same zone row by row. */
function calendarOf(zone: TimeZone): Intl.DateTimeFormat {
  const known = calendars.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  calendars.set(zone, made)
  return made
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
