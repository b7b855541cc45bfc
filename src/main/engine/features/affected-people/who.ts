import type { PeopleMeant } from '#shared/contract/affected-people.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { fold } from '../../storage/index.ts'
import { digitsOf } from '../person/index.ts'
import type { HeldPerson } from './readings.ts'

/** Tells who is meant, and remembers which entries of the list were met. */
export interface Meant {
  holds(person: HeldPerson): boolean
  /** The entries of the list, folded, with how they were written; null: there is no list. */
  readonly entries: ReadonlyMap<string, string> | null
  readonly met: ReadonlySet<string>
}

export function whoIsMeant({ listed, conditions, window }: PeopleMeant): Meant {
  const entries = listed === null ? null : new Map(listed.map((entry) => [entryKey(entry), entry]))
  const met = new Set<string>()
  const wanted = conditions.map(({ property, values }) => ({ property, values: new Set(values) }))
  const isListed = (person: HeldPerson) => {
    if (entries === null) return true
    // The identifier is compared as it is, or a number in a log would be taken for somebody's telephone.
    const keys = [
      ...[entryKey(person.externalId), fold(person.email), digitsOf(person.phone)],
      ...Object.values(person.values).flatMap(reachedBy),
    ]
    const own = new Set(keys.filter((key) => key !== '' && entries.has(key)))
    for (const key of own) met.add(key)
    return own.size > 0
  }
  return {
    entries,
    met,
    // The list is asked first: an entry is known to a system, whatever else leaves its person out.
    holds: (person) =>
      isListed(person) &&
      wanted.every(({ property, values }) => values.has(person.values[property] ?? '')) &&
      isWithin(person, window),
  }
}

/** An entry of a list in the form in which it is compared: digits alone where it is written as a telephone number. */
export function entryKey(entry: string): string {
  return telephone.test(entry) ? digitsOf(entry) : fold(entry)
}

/** The e-mail addresses or the telephone number that a property holds: further ones stand in properties of their own. */
function reachedBy(value: string | null): string[] {
  if (value === null) return []
  if (value.includes('@')) return value.split(/[\s;,]+/).map(fold)
  return telephone.test(value) ? [digitsOf(value)] : []
}

const telephone = /^(?:\+|00)[\d\s()./-]+$/

/** A record without a time of its own is not left out: nobody is safe because a system kept no date. */
function isWithin(person: HeldPerson, window: PeopleMeant['window']): boolean {
  if (window === null) return true
  const { by, from, until } = window
  const at = by === 'changed' ? person.updatedInSourceAt : person.createdInSourceAt
  if (at === null) return true
  return (by === 'held' || !isBefore(at, from)) && (by === 'changed' || !isBefore(until, at))
}

function isBefore(one: Instant | null, other: Instant | null): boolean {
  return one !== null && other !== null && millisecondsOf(one) < millisecondsOf(other)
}
