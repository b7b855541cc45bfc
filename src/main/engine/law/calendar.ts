import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Day } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Holiday, HolidayFile, holidaysOf } from './holiday-file.ts'

/**
 * Which days of a calendar count (Reg. 1182/71 Art. 2(1)): with the region's and the disputed days that we count, with
 * the country's alone, without any disputed day, or with those too that we leave out.
 */
export type CalendarReading = 'countryAndRegion' | 'countryOnly' | 'undisputedOnly' | 'withOmitted'

/** The public holidays of one country or region over the years of its file. */
export interface Calendar {
  /** Null for a country without a calendar, of which no holiday is known. */
  readonly country: string | null
  readonly region: string | null
  /** As the region calls itself; null for the country as a whole. */
  readonly regionName: string | null
  readonly years: { readonly from: number; readonly to: number }
  /** The name of the holiday on `day`, null for none; a year outside the file is `calendar-unknown`. */
  holidayOn(day: Day, reading: CalendarReading): string | null
}

/** The holiday calendars of `resources/law/holidays`. Keep one for as long as the process runs. */
export interface Calendars {
  /** `UK` is accepted for `GB`, `EL` for `GR`; an unknown country or region is `calendar-unknown`, never an empty list. */
  calendar(country: string, region: string | null): Calendar
  /**
   * The holidays that every part of the country has, none where it has no calendar: no date counted with them is too late
   * anywhere in it.
   */
  commonCalendar(country: string): Calendar
  /** The regions of one country by name, null where its calendar is not known; other codes as {@link calendar} takes. */
  regionsOf(country: string): readonly Region[] | null
  /** Every country with the codes and names of its regions. */
  countries(): readonly CountryCalendars[]
}

/** A part of a country with holidays of its own, in its own name. */
interface Region {
  readonly code: string
  readonly name: string
}

export interface CountryCalendars {
  readonly country: string
  readonly regions: readonly Region[]
}

/** Reads a country's file when it is first asked for and keeps it. */
export function openCalendars(resourcesDir: string): Calendars {
  const folder = join(resourcesDir, 'law', 'holidays')
  const files = new Map<string, HolidayFile>()
  const calendars = new Map<string, Calendar>()
  const fileOf = (country: string): HolidayFile | null => {
    const known = files.get(country)
    if (known !== undefined) return known
    const path = join(folder, `${country.toLowerCase()}.yaml`)
    if (!/^[A-Z]{2}$/.test(country) || !existsSync(path)) return null
    const file = HolidayFile.parse(parse(readFileSync(path, 'utf8')))
    files.set(country, file)
    return file
  }
  const regionsOf = (country: string) => {
    const file = fileOf(countryCode(country))
    return file && Object.entries(file.regions).map(([code, { name }]) => ({ code, name }))
  }
  const calendar = (country: string, region: string | null): Calendar => {
    const code = countryCode(country)
    const file = fileOf(code)
    const part = file === null || region === null || region === '' ? null : regionOf(file, region)
    if (file === null || part === undefined) {
      throw new Fault('calendar-unknown', { params: { country, region } })
    }
    const key = `${code}/${part ?? ''}`
    const known = calendars.get(key) ?? calendarOf(file, part)
    calendars.set(key, known)
    return known
  }
  return {
    regionsOf,
    calendar,
    commonCalendar: (country) => {
      if (fileOf(countryCode(country)) === null) return withoutHolidays
      const whole = calendar(country, null)
      const parts = (regionsOf(country) ?? []).map(({ code }) => calendar(country, code))
      return {
        ...whole,
        holidayOn: (day, reading) =>
          parts.every((part) => part.holidayOn(day, reading) !== null) ? whole.holidayOn(day, reading) : null,
      }
    },
    countries: () =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => name.slice(0, 2).toUpperCase())
        .sort()
        .map((country) => ({ country, regions: regionsOf(country) ?? [] })),
  }
}

/** An organisation's country, and the calendar that it counts with. */
export interface CalendarChoice {
  readonly country: string
  /** Whose holidays count; null: those of `country`. */
  readonly calendarCountry: string | null
  readonly region: string | null
}

/** The country and region whose holidays count. */
export function chosenCalendar({ country, calendarCountry, region }: CalendarChoice): {
  readonly country: string
  readonly region: string | null
} {
  return { country: calendarCountry ?? country, region }
}

/**
 * Refuses a place whose holidays are not known, so that no clock has to be refused later (Reg. 1182/71 Art. 2(1)).
 * @param at where the choice stands in the input
 * @throws Fault `invalid-input` at the calendar's country or at the region
 */
export function requireCalendar(
  calendars: Calendars,
  choice: CalendarChoice,
  at: readonly string[] = [],
): void {
  const { country, region } = chosenCalendar(choice)
  const regions = calendars.regionsOf(country)
  if (regions === null) {
    throw new Fault('invalid-input', {
      issues: [{ path: [...at, 'calendarCountry'], key: 'countryWithoutCalendar' }],
    })
  }
  try {
    calendars.calendar(country, region)
  } catch (cause) {
    const codes = regions.map(({ code }) => code).join(', ')
    const key = codes === '' ? 'noRegions' : 'unknownRegion'
    throw new Fault('invalid-input', { issues: [{ path: [...at, 'region'], key, params: { codes } }], cause })
  }
}

const withoutHolidays: Calendar = {
  country: null,
  region: null,
  regionName: null,
  years: { from: 0, to: 9999 },
  holidayOn: () => null,
}

function countryCode(country: string): string {
  const code = country.toUpperCase()
  return otherCountryCodes[code] ?? code
}

const otherCountryCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

/** Accepts `BY`, `DE-BY` and `by`; undefined where the country has no such region. */
function regionOf(file: HolidayFile, region: string): string | undefined {
  const code = region.toUpperCase().replaceAll('-', '')
  const bare = code.startsWith(file.country) && code !== file.country ? code.slice(2) : code
  return [code, bare]
    .map((candidate) => file.aliases[candidate] ?? candidate)
    .find((candidate) => candidate in file.regions)
}

function calendarOf(file: HolidayFile, region: string | null): Calendar {
  const own = holidaysOf(file, region)
  const days: Readonly<Record<CalendarReading, ReadonlyMap<Day, string>>> = {
    countryAndRegion: named(own, (holiday) => holiday.disputed !== 'omitted'),
    countryOnly: named(holidaysOf(file, null), (holiday) => holiday.disputed !== 'omitted'),
    undisputedOnly: named(own, (holiday) => holiday.disputed === null),
    withOmitted: named(own, () => true),
  }
  return {
    country: file.country,
    region,
    regionName: region === null ? null : (file.regions[region]?.name ?? region),
    years: file.years,
    holidayOn: (day, reading) => {
      const year = Number(day.slice(0, 4))
      if (year < file.years.from || year > file.years.to) {
        throw new Fault('calendar-unknown', {
          params: { country: file.country, region, year, ...file.years, context: 'year' },
        })
      }
      return days[reading].get(day) ?? null
    },
  }
}

function named(holidays: readonly Holiday[], counts: (holiday: Holiday) => boolean): Map<Day, string> {
  return new Map(holidays.filter(counts).map(({ day, name }) => [day, name]))
}
