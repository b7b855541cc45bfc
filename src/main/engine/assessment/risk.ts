import type { BreachNature } from '#shared/contract/codes.ts'
import {
  type BreachCriteria,
  type Conditions,
  type RiskLevel,
  riskLevels,
  type Sensitivity,
} from './criteria.ts'

/** Every fact with a value: the known ones, and the unknown ones as they are tried. */
export type FullFacts = Readonly<Record<string, string>>

/** The row by which an aspect came to its risk, and the facts that made it so. */
export interface AspectRisk {
  readonly aspect: BreachNature
  readonly level: RiskLevel
  readonly id: string
  readonly article: string
  /** The row that says into whose hands the data came; confidentiality alone has one. */
  readonly exposure: { readonly id: string; readonly article: string } | null
  readonly because: readonly string[]
}

export interface Risk {
  /** The gravest of its aspects. */
  readonly level: RiskLevel
  readonly aspects: readonly AspectRisk[]
}

/** The risk to people when every fact is known (EDPB 9/2022 section IV.B). */
export function riskOf(criteria: BreachCriteria, affected: readonly BreachNature[], facts: FullFacts): Risk {
  const aspects = affected.map((aspect) => aspectRisk(criteria, aspect, facts))
  return { level: gravest(aspects.map(({ level }) => level)), aspects }
}

/** Whether the one is at least as grave as the other. */
export function reaches(level: RiskLevel, other: RiskLevel): boolean {
  return riskLevels.indexOf(level) >= riskLevels.indexOf(other)
}

function gravest(levels: readonly RiskLevel[]): RiskLevel {
  return riskLevels.findLast((level) => levels.includes(level)) ?? 'unlikely'
}

function aspectRisk(criteria: BreachCriteria, aspect: BreachNature, facts: FullFacts): AspectRisk {
  if (aspect !== 'confidentiality') {
    const row = firstOf(criteria[aspect], facts)
    return {
      aspect,
      level: row.gives,
      id: row.id,
      article: row.article,
      exposure: null,
      because: Object.keys(row.when),
    }
  }
  const exposure = firstOf(criteria.exposure, facts)
  const sensitivity = sensitivityOf(criteria, facts)
  const row = firstOf(criteria.confidentiality, {
    ...facts,
    exposure: exposure.is,
    sensitivity: sensitivity.is,
  })
  const because = [
    ...(exposure.is === 'contained' ? [] : sensitivity.because),
    ...Object.keys(exposure.when),
    ...Object.keys(row.when).filter((name) => name in criteria.facts),
  ]
  return {
    aspect,
    level: row.gives,
    id: row.id,
    article: row.article,
    exposure,
    because: [...new Set(because)],
  }
}

const sensitivities: readonly Sensitivity[] = ['minor', 'basic', 'notable', 'grave']

function sensitivityOf(criteria: BreachCriteria, facts: FullFacts) {
  const rows = criteria.sensitivity.map(({ is, any }) => ({ is, facts: meeting(any, facts) }))
  const row = rows.find((candidate) => candidate.facts.length > 0) ?? rows.at(-1)
  const steps = criteria.steps.filter(({ when }) => holds(when, facts))
  const place = sensitivities.indexOf(row?.is ?? 'minor') + steps.reduce((sum, { by }) => sum + by, 0)
  return {
    is: sensitivities[Math.min(Math.max(place, 0), sensitivities.length - 1)] ?? 'grave',
    because: [...(row?.facts ?? []), ...steps.flatMap(({ when }) => Object.keys(when))],
  }
}

function firstOf<Row extends { readonly when: Conditions }>(rows: readonly Row[], facts: FullFacts): Row {
  const row = rows.find(({ when }) => holds(when, facts))
  if (row === undefined) throw new Error('the criteria of the assessment have no row for these facts')
  return row
}

function holds(when: Conditions, facts: FullFacts): boolean {
  return Object.entries(when).every(([name, values]) => values.includes(facts[name] ?? ''))
}

function meeting(any: Conditions, facts: FullFacts): readonly string[] {
  return Object.entries(any).flatMap(([name, values]) => (values.includes(facts[name] ?? '') ? [name] : []))
}
