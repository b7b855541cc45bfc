import { Authority, authorityFacts } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { ProposedAuthorities } from '#shared/contract/breach-filing.ts'
import type { Organisation } from '#shared/contract/organisation.ts'
import type { Message } from '#shared/kernel/message.ts'
import { chosenCalendar } from '../../law/index.ts'

type Seat = Pick<Organisation, 'country' | 'region' | 'calendarCountry' | 'sector'>

/**
 * The authorities that a breach is notified to: the lead authority of a controller that is established in the EEA (GDPR
 * Art. 55, 56), that of each country with affected people where it is not (EDPB 9/2022 para. 73: a representative opens no
 * one-stop shop), those of the United Kingdom and Switzerland apart.
 */
export function proposedAuthorities(
  organisation: Seat,
  { regimes, countries }: Pick<Breach, 'regimes' | 'countries'>,
): ProposedAuthorities {
  const proposals = regimes.map((regime): ProposedAuthorities => {
    if (regime === 'uk') return { authorities: ['uk'], reasons: [reason('uk', 'UK GDPR Art. 33(1)')] }
    if (regime === 'ch') return { authorities: ['ch'], reasons: [reason('ch', 'FADP Art. 24(1)')] }
    return isInEea(organisation.country)
      ? atTheSeat(organisation, countries)
      : withoutSeat(countries.filter(isInEea))
  })
  return {
    authorities: [...new Set(proposals.flatMap(({ authorities }) => authorities))],
    reasons: proposals.flatMap(({ reasons }) => reasons),
  }
}

function isInEea(country: string): boolean {
  return authoritiesIn(country).some((key) => authorityFacts(key).regime === 'eu')
}

function atTheSeat(organisation: Seat, countries: readonly string[]): ProposedAuthorities {
  const { country, sector } = organisation
  const calendar = chosenCalendar(organisation)
  const region = calendar.country === country ? calendar.region : null
  const isPublic = sector === 'publicAuthority'
  const authority = competentIn(country, region, isPublic)
  const isAcross = !isPublic && countries.some((other) => other !== country && isInEea(other))
  return {
    authorities: authority === null ? [] : [authority],
    reasons: [
      isAcross ? reason('lead', 'GDPR Art. 56(1)') : reason('competent', 'GDPR Art. 55'),
      ...(country === 'DE' && region === null ? [reason('landUnknown', '§ 40 BDSG')] : []),
    ],
  }
}

function withoutSeat(countries: readonly string[]): ProposedAuthorities {
  const authorities = countries.map((country) => competentIn(country, null, false))
  return {
    authorities: authorities.filter((authority) => authority !== null),
    reasons: [
      reason('noLead', 'EDPB 9/2022 para. 73'),
      ...(countries.length === 0 ? [reason('countriesUnknown', 'EDPB 9/2022 para. 73')] : []),
      ...(countries.includes('DE') ? [reason('landUnknown', '§ 40 BDSG')] : []),
    ],
  }
}

/** The authority over a body in a part of a country; where it has one for all, that one. */
function competentIn(country: string, region: string | null, isPublic: boolean): Authority | null {
  const there = authoritiesIn(country)
  const fits = (key: Authority, of: string | null) => {
    const { region: own, bodies } = authorityFacts(key)
    return own === of && (bodies === 'all' || bodies === (isPublic ? 'public' : 'private'))
  }
  const regional = region === null ? undefined : there.find((key) => fits(key, region))
  return regional ?? there.find((key) => authorityFacts(key).region === null) ?? null
}

function authoritiesIn(country: string): readonly Authority[] {
  return Authority.options.filter((key) => authorityFacts(key).country === country)
}

function reason(name: string, article: string): Message {
  return { key: `breach:authority.reason.${name}`, params: {}, article }
}
