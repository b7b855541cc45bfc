import Holidays, { type HolidaysTypes } from 'date-holidays'

/** A day that does not count as a working day, with its name and, where it was put in by hand, its source. */
export interface HolidayRow {
  readonly name: string
  readonly on: readonly string[]
  readonly disputed?: 'counted' | 'omitted' | undefined
  readonly source?: string | undefined
}

/** The lists of a country: `national` applies where no region is named. */
export interface CountryLists {
  readonly country: string
  readonly name: string
  readonly national: readonly HolidayRow[]
  readonly regions: ReadonlyMap<string, { readonly name: string; readonly rows: readonly HolidayRow[] }>
}

export interface Years {
  readonly from: number
  readonly to: number
}

/** What date-holidays knows of a country and its regions: whole public holidays only. */
export function publishedLists(country: string, years: Years, without: readonly string[]): CountryLists {
  const book = new Holidays()
  const regions = new Map<string, { name: string; rows: readonly HolidayRow[] }>()
  for (const [state, name] of Object.entries(book.getStates(country) ?? {})) {
    if (without.includes(state)) continue
    regions.set(state, { name, rows: rowsOf(new Holidays(country, state), years) })
    for (const [part, partName] of Object.entries(communities(book, country, state))) {
      const rows = rowsOf(new Holidays(country, state, part), years)
      if (isSame(rows, regions.get(state)?.rows ?? [])) continue
      regions.set(`${state}${part}`, { name: `${name}: ${partName}`, rows })
    }
  }
  const england = country === 'GB' ? regions.get('ENG')?.rows : undefined
  return {
    country,
    name: book.getCountries(book.getLanguages()[0])[country] ?? country,
    // Without a nation the United Kingdom is England: its general list lacks the August bank holiday.
    national: england ?? rowsOf(new Holidays(country), years),
    regions,
  }
}

/** The days that a rule in the grammar of date-holidays gives in a country. */
export function daysOfRule(country: string, rule: string, years: Years): string[] {
  const marker = 'overlay'
  const book = new Holidays(country)
  if (!book.setHoliday(rule, { name: { en: marker }, type: 'public' })) throw new Error(`no rule: ${rule}`)
  return eachYear(years).flatMap((year) =>
    book
      .getHolidays(year, 'en')
      .filter((holiday) => holiday.name === marker)
      .map((holiday) => holiday.date.slice(0, 10)),
  )
}

/** Parts of a Land in which a holiday depends on the community; patron days of towns elsewhere are left out. */
function communities(book: Holidays, country: string, state: string): Record<string, string> {
  return country === 'DE' ? (book.getRegions(country, state) ?? {}) : {}
}

function isSame(rows: readonly HolidayRow[], others: readonly HolidayRow[]): boolean {
  const days = (list: readonly HolidayRow[]) => [...new Set(list.flatMap(({ on }) => on))].sort().join()
  return days(rows) === days(others)
}

function rowsOf(book: Holidays, years: Years): HolidayRow[] {
  const days = new Map<string, Set<string>>()
  for (const year of eachYear(years)) {
    for (const holiday of book.getHolidays(year)) {
      if (holiday.type !== 'public' || isHalfDay(holiday)) continue
      for (const day of daysCovered(holiday)) {
        if (Number(day.slice(0, 4)) > years.to) continue
        const known = days.get(holiday.name) ?? new Set()
        days.set(holiday.name, known.add(day))
      }
    }
  }
  return [...days].map(([name, on]) => ({ name, on: [...on].sort() }))
}

/** A day on which offices work in the morning is a working day. */
function isHalfDay(holiday: HolidaysTypes.Holiday): boolean {
  return holiday.date.slice(11, 16) !== '00:00'
}

/** Romania's 1 and 2 January are one entry with an end. */
function daysCovered(holiday: HolidaysTypes.Holiday): string[] {
  const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000))
  const first = Date.parse(holiday.date.slice(0, 10))
  return Array.from({ length }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10))
}

export function eachYear(years: Years): number[] {
  return Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index)
}
