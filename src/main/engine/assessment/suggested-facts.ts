import type { Breach } from '#shared/contract/breach.ts'
import type { BreachFacts } from '#shared/contract/breach-assessment.ts'
import type { BreachCriteria } from './criteria.ts'

/** The fields of a breach from which facts can be expected. */
export type DescribedBreach = Pick<
  Breach,
  | 'nature'
  | 'incidentType'
  | 'cause'
  | 'dataCategories'
  | 'dataSubjectCategories'
  | 'specialCategories'
  | 'peopleCount'
>

/** What the record of a breach lets expect of the facts of its assessment; a person confirms or changes each. */
export function suggestedFacts(breach: DescribedBreach, { suggested }: BreachCriteria): BreachFacts {
  const facts: BreachFacts = {}
  if (breach.nature.length > 0) facts.nature = breach.nature
  if (breach.peopleCount.value !== null) facts.volume = breach.peopleCount.value
  if (breach.specialCategories.length > 0) facts.specialCategories = 'revealed'
  for (const { fact, value, from } of suggested) {
    if (facts[fact] === undefined && applies(from, breach)) facts[fact] = value
  }
  return facts
}

function applies(from: Readonly<Record<string, readonly string[]>>, breach: DescribedBreach): boolean {
  const fields: Readonly<Record<string, unknown>> = breach
  return Object.entries(from).every(([name, values]) =>
    [fields[name]].flat().some((value) => typeof value === 'string' && values.includes(value)),
  )
}
