import { BreachNature, type Regime, type Verdict } from '#shared/contract/codes.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { BreachCriteria, RiskLevel } from './criteria.ts'
import { authorityReasons, type Grounds, peopleReasons, type Reason } from './reasons.ts'
import { type FullFacts, reaches, riskOf } from './risk.ts'
import { type ReadFacts, readFacts, type SaidFacts } from './said-facts.ts'

/** What the facts come to, and why. Advice: the controller decides (GDPR Art. 38(6), 39). */
export interface BreachAssessment {
  readonly regime: Regime
  /** GDPR Art. 33(1). `notRequired` only when nothing that is unknown could change it. */
  readonly authority: Verdict
  /** GDPR Art. 34(1), with the exemptions of 34(3). */
  readonly people: Verdict
  /** The least and the most risk that the unknown facts leave open. */
  readonly risk: { readonly least: RiskLevel; readonly most: RiskLevel }
  readonly reasons: readonly Reason[]
  /** The unknown facts that would change a verdict, to be found out first. */
  readonly openFacts: readonly string[]
  /** What is said that does not fit together. */
  readonly warnings: readonly Message[]
  readonly criteriaVersion: string
}

/**
 * Assesses a breach from its facts (GDPR Art. 33(1), 34; EDPB 9/2022 section IV, 01/2021). Each unknown fact is tried at
 * its most harmless and at its gravest value. What holds at both ends is the verdict; where they differ it is
 * `undetermined`. As no fact makes a breach more harmless when it grows worse, the two ends bound everything between.
 * Facts or values that the criteria do not know are `invalid-input`.
 */
export function assessBreach(
  said: SaidFacts,
  criteria: BreachCriteria,
  regime: Regime = 'eu',
): BreachAssessment {
  const facts = readFacts(said, criteria)
  const affected = affectedAspects(facts, criteria)
  const duties = criteria.duties[regime]
  const endsWith = (known: ReadFacts['values']) => {
    const least = filled(known, criteria, 0)
    const most = filled(known, criteria, -1)
    return {
      least: riskOf(criteria, affected.least, least),
      most: riskOf(criteria, affected.most, most),
      facts: { least, most },
    }
  }
  const ends = endsWith(facts.values)
  const verdictsOf = ({ least, most, facts: tried }: typeof ends) => ({
    authority: verdict(
      reaches(least.level, duties.authority.from),
      reaches(most.level, duties.authority.from),
    ),
    people: verdict(
      reaches(least.level, duties.people.from) && !isExempt(tried.least),
      reaches(most.level, duties.people.from) && !isExempt(tried.most),
    ),
  })
  const { authority, people } = verdictsOf(ends)
  const unknown = [...facts.values].flatMap(([name, value]) => (value === null ? [name] : []))
  const openFacts =
    authority !== 'undetermined' && people !== 'undetermined'
      ? []
      : decisive(unknown, facts.values, criteria, (values) => {
          const tried = verdictsOf(endsWith(values))
          return `${tried.authority} ${tried.people} ${endsWith(values).least.level} ${endsWith(values).most.level}`
        })
  const grounds: Grounds = {
    ...ends,
    duties,
    openFacts,
    articleOf: (name) => criteria.facts[name]?.article ?? null,
    isKnown: (name) => typeof facts.values.get(name) === 'string',
  }
  return {
    regime,
    authority,
    people,
    risk: { least: ends.least.level, most: ends.most.level },
    reasons: [...authorityReasons(authority, grounds), ...peopleReasons(people, grounds)],
    openFacts,
    warnings: affected.warnings,
    criteriaVersion: `${criteria.version}@${criteria.effectiveFrom}`,
  }
}

function verdict(atLeast: boolean, atMost: boolean): Verdict {
  if (atLeast === atMost) return atLeast ? 'required' : 'notRequired'
  return 'undetermined'
}

/** GDPR Art. 34(3)(b): later measures by which the high risk is no longer likely. */
function isExempt(facts: FullFacts): boolean {
  return facts.laterMeasures === 'highRiskRemoved'
}

/**
 * The aspects that are affected at the least and at the most: those that are said to be, those that known facts show to
 * be and, at the most, those that a fact said to be unknown may show. Where nothing is said of them, any may be.
 */
function affectedAspects({ nature, values, open }: ReadFacts, { shows }: BreachCriteria) {
  const shown = (aspect: BreachNature) =>
    Object.entries(shows[aspect]).some(([name, those]) => those.includes(values.get(name) ?? ''))
  const mayShow = (aspect: BreachNature) => Object.keys(shows[aspect]).some((name) => open.includes(name))
  const least = BreachNature.options.filter((aspect) => nature?.includes(aspect) || shown(aspect))
  const most = BreachNature.options.filter(
    (aspect) => nature === null || least.includes(aspect) || mayShow(aspect),
  )
  const widened = nature === null ? [] : most.filter((aspect) => !nature.includes(aspect))
  return {
    least,
    most,
    warnings: widened.map((aspect) => ({
      key: `assessment:alsoAffected.${aspect}`,
      params: {},
      article: 'GDPR Art. 4(12)',
    })),
  }
}

/** Every fact with a value: what is not known has its most harmless (0) or its gravest (-1). */
function filled(values: ReadFacts['values'], { facts }: BreachCriteria, end: 0 | -1): FullFacts {
  return Object.fromEntries(
    [...values].map(([name, value]) => [name, value ?? facts[name]?.values.at(end) ?? '']),
  )
}

/** The unknown facts of which a value alone would change what is said; where none would alone, those that would together. */
function decisive(
  unknown: readonly string[],
  values: ReadFacts['values'],
  { facts }: BreachCriteria,
  outcome: (values: ReadFacts['values']) => string,
): readonly string[] {
  const now = outcome(values)
  const alone = unknown.filter((name) =>
    (facts[name]?.values ?? []).some((value) => outcome(new Map([...values, [name, value]])) !== now),
  )
  return alone.length > 0 ? alone : unknown
}
