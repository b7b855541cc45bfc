import type { Day } from '#shared/kernel/dates.ts'
import type { IdPrefix, NewId } from '#shared/kernel/ids.ts'
import type { Words } from './script.ts'
import type { Calendar } from './story-time.ts'

/** What the signs in a script stand for. */
export interface Meaning {
  readonly words: Words
  readonly calendar: Calendar
  /** The day of the scene. */
  readonly today: Day
  /** The identifier of the record that the story knows by a key, such as `vendor.kundoria`. */
  readonly idOf: (key: string) => string
  readonly newId: NewId
  /** The path of the text that a bare `=` at this place stands for. */
  readonly textPath: (place: readonly string[]) => string
}

/**
 * A value of a script with its signs replaced: `=` is the text that belongs to this place, `=a.b` the text there,
 * `^vendor.kundoria` the identifier of that record, `^new.purpose` a new one, `~-24` a day, `~-24 09:10` a moment,
 * `~today` the day of the scene.
 */
export function fill(value: unknown, meaning: Meaning, place: readonly string[] = []): unknown {
  if (typeof value === 'string') return filledText(value, meaning, place)
  if (Array.isArray(value))
    return value.map((member, index) => fill(member, meaning, [...place, String(index)]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, fill(member, meaning, [...place, name])]),
  )
}

/** Every moment that a value of a script names. */
export function momentsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return momentSign.test(value) ? [value.slice(1)] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(momentsIn)
}

const momentSign = /^~-?\d+ \d\d:\d\d$/
const daySign = /^~-?\d+$/

function filledText(text: string, meaning: Meaning, place: readonly string[]): string {
  if (text === '=') return meaning.words(meaning.textPath(place))
  if (text.startsWith('=')) return meaning.words(text.slice(1))
  if (text.startsWith('^new.')) return meaning.newId(text.slice('^new.'.length) as IdPrefix)
  if (text.startsWith('^')) return meaning.idOf(text.slice(1))
  if (text === '~today') return meaning.today
  if (momentSign.test(text)) return meaning.calendar.moment(text.slice(1))
  return daySign.test(text) ? meaning.calendar.day(Number(text.slice(1))) : text
}
