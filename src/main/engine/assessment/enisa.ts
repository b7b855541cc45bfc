import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { EnisaFactor, SeverityBand } from '#shared/contract/breach-assessment.ts'
import { BreachNature } from '#shared/contract/codes.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { BreachCriteria } from './criteria.ts'
import { readFacts, type SaidFacts } from './said-facts.ts'

/** The factors of SE = DPC x EI + CB; CB is the sum of the last four. */
export const enisaFactors = EnisaFactor.options

const EnisaMethod = z.strictObject({
  version: z.string(),
  factors: z.record(
    EnisaFactor,
    z.strictObject({
      values: z.array(z.number()).min(2),
      proposed: z.array(
        z.strictObject({ value: z.number(), any: z.record(z.string(), z.array(z.string())) }),
      ),
    }),
  ),
  bands: z.array(z.strictObject({ band: SeverityBand, from: z.number() })),
})
export type EnisaMethod = z.infer<typeof EnisaMethod>

/** What was chosen for each factor; what is left out is proposed from the facts. */
export type ChosenFactors = Readonly<Partial<Record<EnisaFactor, number | undefined>>>

export interface EnisaSeverity {
  /** Between 0.25 and 6; null while a factor is neither chosen nor to be drawn from the facts. */
  readonly score: number | null
  readonly band: z.infer<typeof SeverityBand> | null
  readonly factors: readonly {
    readonly factor: EnisaFactor
    readonly value: number | null
    readonly proposed: number | null
  }[]
  /** What ENISA marks beside the score: more than a hundred people, unintelligible data. */
  readonly flags: readonly Message[]
  readonly methodVersion: string
}

/** Reads `resources/law/enisa-severity.yaml`. */
export function loadEnisaMethod(resourcesDir: string): EnisaMethod {
  return EnisaMethod.parse(parse(readFileSync(join(resourcesDir, 'law', 'enisa-severity.yaml'), 'utf8')))
}

/**
 * The severity of a breach after ENISA 2013, SE = DPC x EI + CB. A value that the method does not have is
 * `invalid-input`. It decides nothing: the verdicts come from the facts.
 */
export function enisaSeverity(
  chosen: ChosenFactors,
  said: SaidFacts,
  method: EnisaMethod,
  criteria: BreachCriteria,
): EnisaSeverity {
  const { values, nature } = readFacts(said, criteria)
  const known = (name: string) => values.get(name) ?? ''
  const factors = enisaFactors.map((factor) => {
    // An aspect that is said not to be affected has no points.
    const isSpared = BreachNature.safeParse(factor).success && nature?.includes(factor) === false
    const proposed = isSpared ? 0 : proposedFor(factor, method, known)
    return { factor, value: checked(factor, chosen[factor], method) ?? proposed, proposed }
  })
  const score = scoreOf(new Map(factors.map(({ factor, value }) => [factor, value])))
  return {
    score,
    band: score === null ? null : (method.bands.find(({ from }) => score >= from)?.band ?? null),
    factors,
    flags: flagsOf(known),
    methodVersion: method.version,
  }
}

function scoreOf(values: ReadonlyMap<EnisaFactor, number | null>): number | null {
  const [dpc, ei, ...circumstances] = enisaFactors.map((factor) => values.get(factor) ?? null)
  if (typeof dpc !== 'number' || typeof ei !== 'number') return null
  return circumstances.reduce(
    (sum, points) => (sum === null || points === null ? null : sum + points),
    dpc * ei,
  )
}

/** The first row one of whose facts applies, provided that what would come before it is known not to. */
function proposedFor(
  factor: EnisaFactor,
  method: EnisaMethod,
  known: (name: string) => string,
): number | null {
  for (const { value, any } of method.factors[factor].proposed) {
    if (Object.entries(any).some(([name, values]) => values.includes(known(name)))) return value
    if (Object.keys(any).some((name) => known(name) === '')) return null
  }
  return null
}

function checked(factor: EnisaFactor, value: number | undefined, method: EnisaMethod): number | null {
  if (value === undefined) return null
  const { values } = method.factors[factor]
  if (values.includes(value)) return value
  throw new Fault('invalid-input', {
    issues: [{ path: ['enisa', factor], key: 'notOneOfThese', params: { values: values.join(', ') } }],
  })
}

function flagsOf(known: (name: string) => string): readonly Message[] {
  const flag = (key: string): Message => ({ key: `enisa:flag.${key}`, params: {}, article: 'ENISA 2013' })
  return [
    ...(['many', 'large'].includes(known('volume')) ? [flag('many')] : []),
    ...(known('encryption') === 'strong' && known('key') === 'safe' ? [flag('unintelligible')] : []),
  ]
}
