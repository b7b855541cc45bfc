import * as z from 'zod'
import { type CountryLists, daysOfRule, eachYear, type HolidayRow, type Years } from './lists.ts'

const MonthDay = z.string().regex(/^\d\d-\d\d$/)
const Source = z.string().min(10)
const Place = { country: z.string().length(2), regions: z.array(z.string()).optional(), source: Source }

const Drop = z.strictObject({
  ...Place,
  drop: z.union([z.string(), z.array(z.string())]),
  in: z.array(z.int()).optional(),
  on: z.array(z.iso.date()).optional(),
})

const Add = z.strictObject({
  ...Place,
  /** The name of a region that date-holidays does not have. */
  region: z.string().optional(),
  disputed: z.enum(['counted', 'omitted']).optional(),
  add: z.strictObject({
    name: z.string(),
    every: MonthDay.optional(),
    since: z.int().optional(),
    until: z.int().optional(),
    on: z.array(z.iso.date()).optional(),
    rule: z.string().optional(),
  }),
})

/** What we change in the lists of date-holidays; every row has a source. */
export const Overlay = z.strictObject({
  without: z.record(z.string(), z.array(z.string())),
  aliases: z.record(z.string(), z.record(z.string(), z.string())),
  rows: z.array(z.union([Drop, Add])),
})
export type Overlay = z.infer<typeof Overlay>
type OverlayRow = Overlay['rows'][number]

/** The lists of a country as the overlay mends them; `used` hears of every row that changed something. */
export function applyOverlay(
  lists: CountryLists,
  overlay: Overlay,
  years: Years,
  used: (row: OverlayRow) => void,
): CountryLists {
  const regions = new Map(lists.regions)
  let { national } = lists
  for (const row of overlay.rows.filter((candidate) => candidate.country === lists.country)) {
    if ('region' in row && row.region !== undefined) {
      for (const code of row.regions ?? []) regions.set(code, { name: row.region, rows: national })
    }
    const change = (rows: readonly HolidayRow[]): readonly HolidayRow[] => {
      const changed = 'drop' in row ? without(rows, row) : withAdded(rows, row, years)
      if (changed !== rows) used(row)
      return changed
    }
    if (row.regions === undefined || row.regions.includes('national')) national = change(national)
    for (const [code, region] of regions) {
      if (row.regions === undefined || row.regions.includes(code)) {
        regions.set(code, { name: region.name, rows: change(region.rows) })
      }
    }
  }
  return { ...lists, national, regions }
}

function without(rows: readonly HolidayRow[], row: z.infer<typeof Drop>): readonly HolidayRow[] {
  const names = [row.drop].flat()
  const goes = (day: string) =>
    (row.in === undefined || row.in.includes(Number(day.slice(0, 4)))) &&
    (row.on === undefined || row.on.includes(day))
  if (!rows.some(({ name, on }) => names.includes(name) && on.some(goes))) return rows
  return rows
    .map((holiday) =>
      names.includes(holiday.name) ? { ...holiday, on: holiday.on.filter((day) => !goes(day)) } : holiday,
    )
    .filter(({ on }) => on.length > 0)
}

function withAdded(
  rows: readonly HolidayRow[],
  row: z.infer<typeof Add>,
  years: Years,
): readonly HolidayRow[] {
  const taken = new Set(rows.filter((holiday) => holiday.disputed !== 'omitted').flatMap(({ on }) => on))
  const on = daysAdded(row, years).filter((day) => !taken.has(day))
  if (on.length === 0) return rows
  return [...rows, { name: row.add.name, on, disputed: row.disputed, source: row.source }]
}

function daysAdded({ country, add }: z.infer<typeof Add>, years: Years): readonly string[] {
  const within = (day: string) =>
    Number(day.slice(0, 4)) >= (add.since ?? years.from) && Number(day.slice(0, 4)) <= (add.until ?? years.to)
  if (add.on !== undefined) return add.on.filter(within)
  if (add.rule !== undefined) return daysOfRule(country, add.rule, years).filter(within)
  return eachYear(years)
    .map((year) => `${year}-${add.every}`)
    .filter(within)
}
