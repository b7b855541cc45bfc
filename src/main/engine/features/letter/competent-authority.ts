import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { Authority, authorityFacts } from '#shared/contract/authority.ts'
import type { Regime } from '#shared/contract/codes.ts'
import type { Organisation } from '#shared/contract/organisation.ts'
import { chosenCalendar } from '../../law/index.ts'

type Seat = Pick<Organisation, 'country' | 'region' | 'calendarCountry' | 'sector' | 'supervisoryAuthority'>

/** The lines of an authority's address by its key. */
export type AuthorityAddresses = Readonly<Partial<Record<Authority, readonly string[]>>>

/** Reads `resources/law/authority-addresses.yaml`. */
export function loadAuthorityAddresses(resourcesDir: string): AuthorityAddresses {
  const file = readFileSync(join(resourcesDir, 'law', 'authority-addresses.yaml'), 'utf8')
  return AddressFile.parse(parse(file)).addresses
}

const AddressFile = z.strictObject({
  attested: z.string(),
  addresses: z.partialRecord(Authority, z.array(z.string()).min(1)),
})

/**
 * The authority that a letter names, a line each: name, address, web address (GDPR Art. 12(4), 77). The one that the
 * organisation states, else the one of its seat. Empty where that is not known, as in Germany without a Land.
 */
export function competentAuthority(
  organisation: Seat,
  regime: Regime,
  addresses: AuthorityAddresses,
): string {
  const stated = organisation.supervisoryAuthority
  // A name that nobody knows is still what the organisation says; it is not replaced by a guess.
  const ofUnion = () => (stated === '' ? authorityOfSeat(organisation) : keyOf(stated))
  const key = regime === 'eu' ? ofUnion() : regime
  if (key === null) return stated
  const { name, website } = authorityFacts(key)
  return [name, ...(addresses[key] ?? []), website].join('\n')
}

/** The authority that somebody wrote by its name, in one of its languages, or by its short name. */
function keyOf(stated: string): Authority | null {
  const words = stated.toLowerCase()
  const named = Authority.options.filter((key) => authorityFacts(key).regime === 'eu')
  return (
    named.find((key) => namesOf(key).some((name) => words.includes(name))) ??
    named.find((key) => authorityFacts(key).short.toLowerCase() === words) ??
    null
  )
}

function namesOf(key: Authority): readonly string[] {
  return authorityFacts(key).name.toLowerCase().split(' / ')
}

function authorityOfSeat(organisation: Seat): Authority | null {
  const calendar = chosenCalendar(organisation)
  const region = calendar.country === organisation.country ? calendar.region : null
  const isPublic = organisation.sector === 'publicAuthority'
  const there = Authority.options.filter((key) => authorityFacts(key).country === organisation.country)
  const over = (key: Authority) => {
    const { bodies } = authorityFacts(key)
    return bodies === 'all' || bodies === (isPublic ? 'public' : 'private')
  }
  const regional = there.find((key) => region !== null && authorityFacts(key).region === region && over(key))
  return regional ?? there.find((key) => authorityFacts(key).region === null && over(key)) ?? null
}
