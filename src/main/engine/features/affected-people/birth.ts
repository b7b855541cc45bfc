import { addDays, Day, dayIn, instantAt, TimeZone } from '#shared/kernel/dates.ts'

/** Between which days somebody was born, as far as a written date says: a year alone leaves all of its days. */
interface Born {
  readonly earliest: Day
  readonly latest: Day
}

/**
 * Whether somebody is below 18 (UN Convention on the Rights of the Child Art. 1) on a day, by a date of birth as a system
 * writes it. Null where it says nothing, or where day and month in either order say different things.
 */
export function ageGroup(written: string, on: Day): 'minor' | 'adult' | null {
  const born = bornBetween(written.trim())
  if (born === null || born.latest > on) return null
  if (isAdult(born.latest, on)) return 'adult'
  return isAdult(born.earliest, on) ? null : 'minor'
}

/** Who was born on 29 February is taken as a minor until 1 March: rather warned once too often. */
function isAdult(born: Day, on: Day): boolean {
  return number(on) - number(born) >= 18_00_00
}

/** 2026-11-22 as 20261122. */
function number(day: Day): number {
  return Number(day.replaceAll('-', ''))
}

function bornBetween(written: string): Born | null {
  if (milliseconds.test(written)) {
    const counted = Number(written)
    // Ten digits may be seconds as well.
    return either([aroundDay(counted), ...(seconds.test(written) ? [aroundDay(counted * 1_000)] : [])])
  }
  const [, year, month, day] = yearFirst.exec(written) ?? []
  if (year !== undefined) return within(year, month, day)
  const [, one, other, last] = yearLast.exec(written) ?? []
  if (one === undefined || other === undefined || last === undefined) return null
  const read = [within(last, other, one), ...(written.includes('.') ? [] : [within(last, one, other)])]
  return either(read.filter((each) => each !== null))
}

/** All days that several readings leave. */
function either(readings: readonly Born[]): Born | null {
  const [first, last = first] = readings.toSorted((a, b) => (a.earliest < b.earliest ? -1 : 1))
  return first && last ? { earliest: first.earliest, latest: last.latest } : null
}

/** Systems that count milliseconds put a day at its midnight in their own zone, hours away from ours. */
function aroundDay(sinceEpoch: number): Born {
  const day = dayIn(utc, instantAt(sinceEpoch))
  return { earliest: addDays(day, -1), latest: addDays(day, 1) }
}

function within(year: string, month: string | undefined, day: string | undefined): Born | null {
  const ends = (m: string, d: string) =>
    Day.safeParse(`${year}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`).data ?? null
  const earliest = ends(month ?? '01', day ?? '01')
  // The last day that the month has.
  const latest =
    day === undefined ? lastOf(['31', '30', '29', '28'].map((d) => ends(month ?? '12', d))) : earliest
  return earliest && latest ? { earliest, latest } : null
}

function lastOf(days: readonly (Day | null)[]): Day | null {
  return days.find((day) => day !== null) ?? null
}

const utc = TimeZone.parse('UTC')
/** Since 1970 or before it; a shorter number is a year. */
const milliseconds = /^-?\d{9,13}$/
const seconds = /^-?\d{9,10}$/
const yearFirst = /^((?:19|20)\d{2})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T ].*)?)?)?$/
const yearLast = /^(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})$/
