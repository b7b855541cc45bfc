import { type BreachSurroundings, lastEvent } from './surroundings.ts'

/** What is known, by the names under which `edpb-form.yaml` leads from it to letters (`from`). */
export type Known = Readonly<Record<string, readonly string[]>>

/** What the record, the organisation, the assessment and the legal events say in codes. */
export function knownOf(around: BreachSurroundings): Known {
  const { breach, organisation } = around
  const facts = Object.entries(breach.assessment?.facts ?? {}).map(
    ([name, value]) => [`fact.${name}`, [value].flat().map(String)] as const,
  )
  return {
    ...Object.fromEntries(facts),
    identifier: organisation.registrationNumber ? ['company'] : organisation.vatNumber ? ['vat'] : [],
    sector: [organisation.sector],
    size: sizeOf(organisation.employees),
    nature: breach.nature,
    incidentType: [breach.incidentType],
    cause: [breach.cause],
    dataSubjectCategories: breach.dataSubjectCategories,
    dataCategories: breach.dataCategories,
    specialCategories: breach.specialCategories,
    peopleCount: [breach.peopleCount.kind],
    recordsCount: [breach.recordsCount.kind],
    severity: breach.assessment?.band ? [breach.assessment.band] : [],
    risk: riskOf(around),
    told: toldOf(around),
  }
}

/** By staff alone (Recommendation 2003/361/EC also looks at turnover and balance sheet). */
function sizeOf(employees: number | null): readonly string[] {
  if (employees === null) return []
  if (employees < 10) return ['micro']
  return employees < 250 ? ['medium'] : ['large']
}

/** The controller's decision where there is one, else what the assessment came to. */
function riskOf({ breach }: BreachSurroundings): readonly string[] {
  const { decision, assessment, authorityNotification, dataSubjectNotification } = breach
  const assessed = assessment?.verdicts.find(({ regime }) => regime === 'eu') ?? assessment?.verdicts[0]
  const said =
    decision === null ? assessed : { authority: authorityNotification, people: dataSubjectNotification }
  if (said === undefined) return []
  if (said.people === 'required') return ['high']
  if (said.authority === 'notRequired') return ['unlikely']
  return said.authority === 'required' && said.people === 'notRequired' ? ['risk'] : ['open']
}

function toldOf(around: BreachSurroundings): readonly string[] {
  const { decision, dataSubjectNotification } = around.breach
  if (lastEvent(around, 'art34Sent')) return ['sent']
  if (lastEvent(around, 'art34Exempt')) return ['exempt']
  return decision !== null && dataSubjectNotification === 'notRequired' ? ['noHighRisk'] : []
}
