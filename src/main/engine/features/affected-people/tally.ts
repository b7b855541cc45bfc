import type { PeopleCounted } from '#shared/contract/affected-people.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { fold } from '../../storage/index.ts'
import { ageGroup } from './birth.ts'
import { countryOf } from './country-name.ts'
import type { HeldPerson, PeopleSystem } from './readings.ts'

type Field = PeopleSystem['fields'][number]

/** What is known of one person, from all records that are theirs. */
interface Known {
  country: string | null
  age: 'minor' | 'adult' | null
  hasEmail: boolean
  hasPhone: boolean
  /** A bit for each mark in whose fields they have a value. */
  held: bigint
}

/** Adds people up: records with the same e-mail address are one person. */
export interface Tally {
  /** @param fields those of the person's data set */
  add(person: HeldPerson, fields: readonly Field[]): void
  numbers(): Pick<
    PeopleCounted,
    'people' | 'records' | 'countries' | 'countryUnknown' | 'minors' | 'reachable'
  >
  /** How many people have a value in a field that has the mark. */
  having(mark: string): number
}

/** @param on the day on which it is asked who is a minor */
export function newTally(on: Day): Tally {
  const people = new Map<string, Known>()
  const bits = new Map<string, bigint>()
  let records = 0
  const bitOf = (mark: string) => {
    const bit = bits.get(mark) ?? 1n << BigInt(bits.size)
    bits.set(mark, bit)
    return bit
  }
  return {
    add: (person, fields) => {
      records += 1
      const email = fold(person.email)
      const key = email === '' ? person.id : email
      const known = people.get(key) ?? blank()
      people.set(key, known)
      known.country ??= countryOf(person.country)
      known.hasEmail ||= email !== ''
      known.hasPhone ||= person.phone !== ''
      for (const field of fields) {
        const value = person.values[field.name] ?? ''
        if (value === '') continue
        for (const mark of marksOf(field)) known.held |= bitOf(mark)
        if (field.dataCategory === 'birthDetails') known.age = younger(known.age, ageGroup(value, on))
      }
    },
    numbers: () => ({
      records,
      ...numbersOf([...people.values()]),
      minors: { on, ...agesOf([...people.values()]) },
    }),
    having: (mark) => {
      const bit = bitOf(mark)
      return [...people.values()].filter(({ held }) => (held & bit) !== 0n).length
    },
  }
}

function numbersOf(people: readonly Known[]) {
  const count = (is: (known: Known) => boolean) => people.filter(is).length
  const countries = Map.groupBy(people, ({ country }) => country)
  return {
    people: people.length,
    countries: [...countries]
      .flatMap(([country, { length }]) => (country === null ? [] : [{ country, people: length }]))
      .toSorted((one, other) => other.people - one.people || (one.country < other.country ? -1 : 1)),
    countryUnknown: countries.get(null)?.length ?? 0,
    reachable: {
      byEmail: count(({ hasEmail }) => hasEmail),
      byTelephoneOnly: count(({ hasEmail, hasPhone }) => !hasEmail && hasPhone),
      byNeither: count(({ hasEmail, hasPhone }) => !hasEmail && !hasPhone),
    },
  }
}

function agesOf(people: readonly Known[]) {
  const count = (age: Known['age']) => people.filter((known) => known.age === age).length
  return { minors: count('minor'), adults: count('adult'), unknown: count(null) }
}

/** What was decided of a field: its category of data and its special one, each as a mark of its own. */
export function marksOf({ dataCategory, specialCategory }: Field): string[] {
  return [
    ...(dataCategory === null ? [] : [`data ${dataCategory}`]),
    ...(specialCategory === null ? [] : [`special ${specialCategory}`]),
  ]
}

function blank(): Known {
  return { country: null, age: null, hasEmail: false, hasPhone: false, held: 0n }
}

/** Two records that disagree leave a minor: rather warned once too often. */
function younger(one: Known['age'], other: Known['age']): Known['age'] {
  return one === 'minor' || other === null ? one : other
}
