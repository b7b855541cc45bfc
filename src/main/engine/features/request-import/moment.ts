import type { DayOrder } from '#shared/contract/request-import.ts'
import { Day, dayInWords, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { languages, type Message } from '#shared/kernel/message.ts'
import { typedMoment } from '../../deadline/index.ts'
import { fold } from '../../storage/index.ts'

/** What a cell says of a day: its numbers, and whether day and month could be either way round. */
interface WrittenDay {
  readonly year: string
  /** In the order in which they stand. */
  readonly first: number
  readonly second: number
  readonly isEitherWay: boolean
  /** What stands behind it. */
  readonly rest: string
}

type Read<T> = { readonly value: T } | { readonly problem: string }

export interface ReadMoment {
  readonly at: Instant
  readonly notes: readonly Message[]
}

/**
 * Reads a moment of receipt on the clock of `zone`. A day without a time is its first moment: the clocks count days, and none
 * is invented.
 * @param time of another column, where the table has one
 * @param order of day and month where the cell does not tell
 */
export function momentOf(
  cell: string,
  time: string,
  { order, zone }: { readonly order: DayOrder | null; readonly zone: TimeZone },
): Read<ReadMoment> {
  const day = dayOf(cell)
  if (day === null) return { problem: /^\d+([.,]\d+)?$/.test(cell) ? 'number' : problemOf(cell) }
  if (day.isEitherWay && order === null) return { problem: 'dayOrder' }
  const [dayOfMonth, month] =
    day.isEitherWay && order === 'monthFirst' ? [day.second, day.first] : [day.first, day.second]
  const written = `${day.year}-${two(month)}-${two(dayOfMonth)}`
  if (!Day.safeParse(written).success)
    return { problem: day.isEitherWay && month > 12 ? 'otherOrder' : 'noSuchDay' }
  const own = timeOf(day.rest)
  const other = timeOf(time)
  if (own === null || other === null) return { problem: 'time' }
  const clock = own === '' ? other : own
  try {
    const { at, notes } = typedMoment(clock === '' ? written : `${written}T${clock}`, zone, 'receivedAt')
    const noTime: Message = { key: 'request-import:note.noTime', params: {}, article: null }
    return { value: { at, notes: clock === '' ? [noTime, ...notes] : notes } }
  } catch (error) {
    if (error instanceof Fault) return { problem: 'time' }
    throw error
  }
}

/**
 * The order of day and month that the cells themselves prove, each with the line that does: 23/03/2026 can only begin with
 * the day.
 */
export function provenOrders(cells: readonly { readonly line: number; readonly cell: string }[]): {
  readonly isAsked: boolean
  readonly proofs: ReadonlyMap<DayOrder, { line: number; cell: string }>
} {
  const proofs = new Map<DayOrder, { line: number; cell: string }>()
  let isAsked = false
  for (const { line, cell } of cells) {
    const day = dayOf(cell)
    if (day === null || !day.isEitherWay) continue
    if (day.first !== day.second) isAsked = true
    const proven = day.first > 12 ? 'dayFirst' : day.second > 12 ? 'monthFirst' : null
    if (proven !== null && !proofs.has(proven)) proofs.set(proven, { line, cell })
  }
  return { isAsked, proofs }
}

function dayOf(cell: string): WrittenDay | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)(.*)$/s.exec(cell)
  if (iso) {
    const [, year = '', month, day, rest = ''] = iso
    return { year, first: Number(day), second: Number(month), isEitherWay: false, rest }
  }
  const numbers = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)(.*)$/s.exec(cell)
  if (numbers) {
    const [, first, sign, second, year = '', rest = ''] = numbers
    // With points between them the day comes first, wherever dates are written so.
    return { year, first: Number(first), second: Number(second), isEitherWay: sign !== '.', rest }
  }
  const words =
    /^(\d{1,2})(?:\.|st|nd|rd|th|er)?\s+(\p{L}{3,})\.?,?\s+(\d{4})(?!\d)(.*)$/su.exec(cell) ??
    swapped(/^(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)(.*)$/su.exec(cell))
  const [, day, name = '', year = '', rest = ''] = words ?? []
  const month = monthOf(name)
  return month === null ? null : { year, first: Number(day), second: month, isEitherWay: false, rest }
}

function swapped(found: RegExpExecArray | null): readonly string[] | null {
  return found === null ? null : [found[0], found[2] ?? '', found[1] ?? '', found[3] ?? '', found[4] ?? '']
}

/** 1 to 12 by a month's name or its beginning in one of the languages; null where it is none, or could be two. */
function monthOf(name: string): number | null {
  const wanted = fold(name)
  if (wanted.length < 3) return null
  const found = new Set(
    monthNames.flatMap((names) => names.flatMap((month, at) => (month.startsWith(wanted) ? [at + 1] : []))),
  )
  const [month] = found
  return found.size === 1 ? (month ?? null) : null
}

const monthNames = languages.map((language) =>
  Array.from({ length: 12 }, (_, at) => {
    const words = dayInWords(Day.parse(`2026-${two(at + 1)}-15`), language)
    return fold(/\p{L}{3,}/u.exec(words)?.[0] ?? '')
  }),
)

/** `HH:mm:ss` with an offset where one stands there; empty where no time is; null where it cannot be read. */
function timeOf(text: string): string | null {
  const rest = text.trim().replace(/^(?:T|,|at\b|um\b|à)\s*/i, '')
  if (rest === '') return ''
  // No time is longer; searching a page of text takes time with the square of its length.
  if (rest.length > 40) return null
  const found =
    /^(\d{1,2})(?::|h|\.)(\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(am|pm|uhr|h)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      rest,
    )
  if (!found) return null
  const [, hours = '', minutes = '', seconds = '00', half = '', offset = ''] = found
  const hour = hourOf(Number(hours), half.toLowerCase())
  if (hour === null) return null
  const shift = offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase()
  return `${two(hour)}:${minutes}:${seconds}${shift}`
}

function hourOf(hour: number, half: string): number | null {
  if (half !== 'am' && half !== 'pm') return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function problemOf(cell: string): string {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)/.test(cell) ? 'shortYear' : 'unreadable'
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
