import * as z from 'zod'
import { Day } from '#shared/kernel/dates.ts'

const Row = z.strictObject({
  name: z.string(),
  /** The same day of the month in every year of the file, or from and until a year. */
  every: z
    .string()
    .regex(/^\d\d-\d\d$/)
    .optional(),
  since: z.int().optional(),
  until: z.int().optional(),
  on: z.array(Day).optional(),
  /**
   * Set where it is arguable that the day is a public holiday in the sense of Reg. 1182/71 Art. 2(1): `counted` days
   * move a limit, `omitted` ones do not, and the other reading is shown beside each date that it changes.
   */
  disputed: z.enum(['counted', 'omitted']).optional(),
  source: z.string().optional(),
})
type Row = z.infer<typeof Row>

/** A file under `resources/law/holidays`: the public holidays of a country, its regions as differences from it. */
export const HolidayFile = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/),
  years: z.object({ from: z.int(), to: z.int() }),
  aliases: z.record(z.string(), z.string()).default({}),
  holidays: z.array(Row),
  regions: z
    .record(
      z.string(),
      z.strictObject({
        name: z.string(),
        without: z.array(z.string()).default([]),
        also: z.array(Row).default([]),
      }),
    )
    .default({}),
})
export type HolidayFile = z.infer<typeof HolidayFile>

/** A day that is no working day although it is neither Saturday nor Sunday, or may be both. */
export interface Holiday {
  readonly day: Day
  /** In a language of the country, as its law calls it. */
  readonly name: string
  readonly disputed: 'counted' | 'omitted' | null
}

/** The holidays of the country, or of one of its regions. */
export function holidaysOf(file: HolidayFile, region: string | null): readonly Holiday[] {
  const part = region === null ? undefined : file.regions[region]
  const rows = [...file.holidays.filter(({ name }) => !part?.without.includes(name)), ...(part?.also ?? [])]
  return rows.flatMap((row) =>
    daysOf(row, file.years).map((day) => ({ day, name: row.name, disputed: row.disputed ?? null })),
  )
}

function daysOf(row: Row, years: HolidayFile['years']): readonly Day[] {
  if (row.on !== undefined) return row.on
  const from = row.since ?? years.from
  const to = row.until ?? years.to
  return Array.from({ length: to - from + 1 }, (_, index) => Day.parse(`${from + index}-${row.every}`))
}
