import { addDays, Day } from '#shared/kernel/dates.ts'

/** A calendar month, `2026-03`. */
type Month = string

/** The last `count` months up to the one of `today`, the earliest first. */
export function lastMonths(today: Day, count: number): readonly Month[] {
  const months: Month[] = []
  for (let first = firstOf(today); months.length < count; first = firstOf(addDays(first, -1)))
    months.unshift(first.slice(0, 7))
  return months
}

/** The days around a month, for filters that mean "after" and "before" the day itself. */
export function aroundMonth(month: Month): { readonly after: Day; readonly before: Day } {
  const first = Day.parse(`${month}-01`)
  return { after: addDays(first, -1), before: firstOf(addDays(first, 31)) }
}

export interface MonthCounts {
  readonly month: Month
  readonly counts: Readonly<Record<string, number>>
  readonly total: number
}

/** Requests of each month by status; a month without any is there with nothing in it. */
export function countsByMonth(
  rows: readonly { readonly month: Month; readonly status: string; readonly count: number }[],
  months: readonly Month[],
): readonly MonthCounts[] {
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month)
    return {
      month,
      counts: Object.fromEntries(own.map(({ status, count }) => [status, count])),
      total: own.reduce((sum, { count }) => sum + count, 0),
    }
  })
}

/** Those of `keys` that any month has, in their own order: the series of a stack. */
export function seriesOf(columns: readonly MonthCounts[], keys: readonly string[]): readonly string[] {
  return keys.filter((key) => columns.some(({ counts }) => (counts[key] ?? 0) > 0))
}

export interface MonthRate {
  readonly month: Month
  readonly closed: number
  readonly onTime: number
  /** Whole percent; null when nothing was closed in the month. */
  readonly rate: number | null
}

/** How many of the requests that were closed in a month were answered in time. */
export function ratesByMonth(
  rows: readonly { readonly month: Month; readonly closed: number; readonly onTime: number }[],
  months: readonly Month[],
): readonly MonthRate[] {
  return months.map((month) => {
    const { closed = 0, onTime = 0 } = rows.find((row) => row.month === month) ?? {}
    return { month, closed, onTime, rate: percentOf(onTime, closed) }
  })
}

/** The rate over all months together; null when nothing was closed. */
export function overallRate(rates: readonly MonthRate[]): number | null {
  const sum = (name: 'closed' | 'onTime') => rates.reduce((all, month) => all + month[name], 0)
  return percentOf(sum('onTime'), sum('closed'))
}

/** The shares that have something in them, in the order of `keys`; what no key names comes last. */
export function orderedShares(
  shares: readonly { readonly key: string; readonly count: number }[],
  keys: readonly string[],
): readonly { readonly key: string; readonly count: number }[] {
  const place = (key: string) => (keys.includes(key) ? keys.indexOf(key) : keys.length)
  return shares.filter(({ count }) => count > 0).toSorted((one, other) => place(one.key) - place(other.key))
}

function percentOf(part: number, whole: number): number | null {
  // Rounded down, so that 100 % means all of them.
  return whole === 0 ? null : Math.floor((part / whole) * 100)
}

function firstOf(day: Day): Day {
  return Day.parse(`${day.slice(0, 7)}-01`)
}
