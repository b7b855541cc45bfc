import type { Breach } from '#shared/contract/breach.ts'
import type {
  AssessedRegime,
  BreachAssessment,
  BreachFacts,
  EnisaChoices,
} from '#shared/contract/breach-assessment.ts'
import type { Verdict } from '#shared/contract/codes.ts'
import { dayIn, type Instant } from '#shared/kernel/dates.ts'
import {
  assessBreach,
  type BreachCriteria,
  type ChosenFactors,
  criteriaInForce,
  type EnisaMethod,
  enisaSeverity,
  inBands,
  leftOut,
  suggestedFacts,
} from '../../assessment/index.ts'

/** The rules by which breaches are assessed, all versions. */
export interface AssessmentRules {
  readonly criteria: readonly BreachCriteria[]
  readonly enisa: EnisaMethod
}

/** What facts come to, by regime, with ENISA's severity beside it. */
export function reading(
  breach: Breach,
  given: { readonly facts?: BreachFacts | undefined; readonly enisa?: ChosenFactors | undefined },
  rules: AssessmentRules,
  now: Instant,
) {
  const criteria = criteriaInForce(rules.criteria, dayIn(breach.timeZone, now))
  const suggestions = suggestedFacts(breach, criteria)
  const facts = given.facts ?? breach.assessment?.facts ?? suggestions
  const enisa = breach.assessment?.enisa ?? {}
  const isNew = given.facts === undefined && breach.assessment === null
  return {
    ...assessed(breach, facts, given.enisa ?? valuesOf(enisa), criteria, rules.enisa),
    facts: inBands(facts, criteria),
    enisa,
    suggested: isNew ? Object.keys(suggestions) : [],
  }
}

/** An assessment as it is kept, and the verdict of its legal event: the gravest of its regimes. */
export function assessmentOf(
  breach: Breach,
  { facts, enisa, note }: Pick<BreachAssessment, 'facts' | 'enisa' | 'note'>,
  rules: AssessmentRules,
  { now, assessedBy }: { readonly now: Instant; readonly assessedBy: string },
): { readonly assessment: BreachAssessment; readonly verdict: Verdict } {
  const criteria = criteriaInForce(rules.criteria, dayIn(breach.timeZone, now))
  const { regimes, severity, criteriaVersion } = assessed(
    breach,
    facts,
    valuesOf(enisa),
    criteria,
    rules.enisa,
  )
  const verdicts = regimes.map(({ regime, authority, people }) => ({ regime, authority, people }))
  const order: readonly Verdict[] = ['required', 'undetermined', 'notRequired']
  return {
    assessment: {
      facts,
      enisa,
      note,
      verdicts,
      score: severity.score,
      band: severity.band,
      criteriaVersion,
      methodVersion: rules.enisa.version,
      assessedAt: now,
      assessedBy,
    },
    verdict:
      order.find((verdict) => verdicts.some(({ authority }) => authority === verdict)) ?? 'undetermined',
  }
}

function assessed(
  breach: Breach,
  facts: BreachFacts,
  chosen: ChosenFactors,
  criteria: BreachCriteria,
  method: EnisaMethod,
) {
  const severity = enisaSeverity(chosen, facts, method, criteria)
  const assessments = breach.regimes.map((regime) => assessBreach(facts, criteria, regime))
  const regimes: AssessedRegime[] = assessments.map(
    ({ regime, authority, people, reasons, openFacts, warnings }) => ({
      regime,
      authority,
      people,
      reasons: [...reasons],
      openFacts: [...openFacts],
      warnings: [...warnings],
    }),
  )
  return {
    regimes,
    severity: {
      score: severity.score,
      band: severity.band,
      factors: severity.factors.map((each) => ({ ...each, values: [...method.factors[each.factor].values] })),
      flags: [...severity.flags],
    },
    asked: Object.entries(criteria.facts).map(([name, rule]) => ({
      name,
      group: rule.group,
      values: [...rule.values],
      several: rule.several,
      leftOut: leftOut(rule),
      aspects: [...rule.aspects],
      article: rule.article,
    })),
    criteriaVersion: assessments[0]?.criteriaVersion ?? criteria.version,
  }
}

function valuesOf(enisa: EnisaChoices): ChosenFactors {
  return Object.fromEntries(Object.entries(enisa).map(([factor, { value }]) => [factor, value]))
}
