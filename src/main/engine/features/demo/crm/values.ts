import { addDays, type Day, dayIn, daysBetween, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { between, type Chance, chanceOf, choose } from '../chance.ts'
import type { AccountField } from './crm-file.ts'
import type { InventedPerson } from './people.ts'

/** What a record carries in a field, always the same for the same seed; null: nothing. */
export function carriedIn(
  field: AccountField,
  person: InventedPerson,
  { seed, now }: { readonly seed: string; readonly now: Instant },
): string | null {
  const own = person.carries[field.name]
  if (own !== undefined) return own
  const chance = chanceOf(`${seed} ${person.id} ${field.name}`)
  if (field.value === undefined || chance() * 100 >= field.fill) return null
  if (typeof field.value !== 'string') return String(choose(chance, field.value))
  const make = makers[field.value]
  if (make === undefined) throw new Error(`nothing makes ${field.value} for ${field.name}`)
  return make(person, chance, now) || null
}

type Maker = (person: InventedPerson, chance: Chance, now: Instant) => string

const utc = 'UTC' as TimeZone

const makers: Readonly<Record<string, Maker>> = {
  givenName: ({ given }) => given,
  familyName: ({ family }) => family,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  mobile: ({ mobile }) => mobile,
  street: ({ origin }, chance) => `${choose(chance, origin.streets)} ${between(chance, 1, 98)}`,
  zip: (_person, chance) => String(between(chance, 10_000, 98_999)),
  city: ({ origin }, chance) => choose(chance, origin.cities),
  country: ({ origin }) => origin.country,
  language: ({ origin }) => origin.language,
  birthday: (_person, chance) => addDays('1946-01-01' as Day, between(chance, 0, 23_000)),
  customerNumber: (_person, chance) => `K-${String(between(chance, 1, 199_999)).padStart(7, '0')}`,
  clubNumber: (_person, chance) => `FC-${between(chance, 100_000, 299_999)}`,
  points: (_person, chance) => String(between(chance, 0, 240)),
  shoeSize: (_person, chance) => String(between(chance, 35, 48)),
  amount: (_person, chance) => `${between(chance, 19, 2_400)}.${between(chance, 10, 99)}`,
  past: ({ createdAt }, chance, now) => {
    const entered = dayIn(utc, createdAt)
    return addDays(entered, between(chance, 0, Math.max(0, daysBetween(entered, dayIn(utc, now)))))
  },
  optOut: ({ optOut }) => String(optOut),
  recordId: ({ id }) => id,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
}
