import { type Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import { between, type Chance, chanceOf, choose } from '../chance.ts'
import type { KnownPerson, Origin, PeopleFile } from './crm-file.ts'

/** An invented person of the customer system. */
export interface InventedPerson {
  readonly id: string
  readonly given: string
  readonly family: string
  readonly email: string
  readonly phone: string
  readonly mobile: string
  readonly optOut: boolean
  readonly carries: KnownPerson['carries']
  readonly origin: Origin
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

interface Casting {
  readonly file: PeopleFile
  readonly known: readonly KnownPerson[]
  readonly count: number
  readonly seed: string
  /** The identifier of the first; the others count on from it. */
  readonly firstId: number
  /** The moment before which all of them were entered and last changed. */
  readonly before: Instant
}

/** The longest that somebody has been in the system. */
const oldest = 2_400 * 86_400_000

/** So many people, in the order of their entry; those who are known stand among the others. */
export function castPeople({
  file,
  known,
  count,
  seed,
  firstId,
  before,
}: Casting): readonly InventedPerson[] {
  const chance = chanceOf(`${seed} people ${firstId}`)
  const taken = new Set(known.map(({ email }) => email))
  const end = millisecondsOf(before)
  return Array.from({ length: count }, (_unused, place) => {
    const entered = end - Math.floor(oldest * (1 - place / count)) - between(chance, 0, 3_600_000)
    const changed = entered + Math.floor((end - entered) * chance())
    // One known person after every so many others.
    const spacing = Math.floor(count / (known.length + 1))
    const somebody = place % spacing === spacing - 1 ? known[Math.floor(place / spacing)] : undefined
    const origin = somebody ? originOf(file, somebody.country) : drawOrigin(file, chance)
    const given = choose(chance, origin.given)
    const family = choose(chance, origin.family)
    const person = {
      given,
      family,
      email: freeAddress(given, family, choose(chance, file.domains), taken),
      phone: chance() < 0.6 ? numberFrom(origin.phones, chance) : '',
      mobile: chance() < 0.4 ? numberFrom(origin.mobiles, chance) : '',
      optOut: chance() < 0.08,
      carries: {},
    }
    return {
      ...person,
      ...(somebody ? { ...somebody, mobile: '' } : {}),
      id: String(firstId + place),
      origin,
      createdAt: instantAt(entered),
      updatedAt: instantAt(changed),
    }
  })
}

function drawOrigin({ countries }: PeopleFile, chance: Chance): Origin {
  const whole = countries.reduce((sum, { share }) => sum + share, 0)
  let drawn = chance() * whole
  for (const origin of countries) {
    drawn -= origin.share
    if (drawn < 0) return origin
  }
  return choose(chance, countries)
}

function originOf({ countries }: PeopleFile, country: string): Origin {
  const origin = countries.find((one) => one.country === country)
  if (origin === undefined) throw new Error(`no people come from ${country}`)
  return origin
}

function numberFrom(patterns: readonly string[], chance: Chance): string {
  if (patterns.length === 0) return ''
  return choose(chance, patterns).replace(/#/g, () => String(between(chance, 0, 9)))
}

/** An address that nobody else has, in letters that every system takes. */
function freeAddress(given: string, family: string, domain: string, taken: Set<string>): string {
  const name = `${latin(given)}.${latin(family)}`
  let address = `${name}@${domain}`
  for (let count = 2; taken.has(address); count++) address = `${name}${count}@${domain}`
  taken.add(address)
  return address
}

/** A name in the letters a to z: Müller becomes mueller, Łucja lucja, Ελένη eleni. */
function latin(name: string): string {
  return [...name.toLowerCase()]
    .map((letter) => special[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[α-ω]/g, (letter) => greek[letter] ?? '')
    .replace(/[^a-z]/g, '')
}

const special: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ł: 'l', ø: 'o' }

const greek: Readonly<Record<string, string>> = Object.fromEntries(
  [...'αβγδεζηθικλμνξοπρσςτυφχψω'].map((letter, place) => [
    letter,
    'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')[place] ?? '',
  ]),
)
