import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { BreachNature, Regime } from '#shared/contract/codes.ts'
import { Day } from '#shared/kernel/dates.ts'

/** The risk that a breach brings to people (GDPR Art. 33(1), 34(1)), from the harmless to the grave. */
export const riskLevels = ['unlikely', 'risk', 'high'] as const
const RiskLevel = z.enum(riskLevels)
export type RiskLevel = z.infer<typeof RiskLevel>

/** How grave it is when the data is in wrong hands. */
const Sensitivity = z.enum(['minor', 'basic', 'notable', 'grave'])
export type Sensitivity = z.infer<typeof Sensitivity>

/** Into whose hands the data came. */
const Exposure = z.enum(['contained', 'limited', 'wide', 'hostile'])

/** Facts and the values of each for which a row applies: all of them in `when`, one of them in `any`. */
const Conditions = z.record(z.string(), z.array(z.string()))
export type Conditions = z.infer<typeof Conditions>

const FactRule = z.strictObject({
  group: z.enum(['event', 'data', 'people', 'protection', 'operation', 'remedy']),
  /** The aspects of the breach for which it is asked; none named: for the breach as a whole. */
  aspects: z.array(BreachNature).default([]),
  /** From the harmless to the grave. */
  values: z.array(z.string()).min(2),
  several: z.boolean().default(false),
  /** A protection that nobody mentions is none: left out, it has the gravest value; `unknown` has to be said. */
  protection: z.boolean().default(false),
  /** Left out or unknown, it has its first value: it moves no verdict, only how the people are told. */
  leaves: z.boolean().default(false),
  /** For a number: from how many on each value holds. */
  from: z.record(z.string(), z.int().nonnegative()).optional(),
  unit: z.enum(['hours', 'people']).optional(),
  article: z.string(),
})
export type FactRule = z.infer<typeof FactRule>

const RiskRow = z.strictObject({ id: z.string(), gives: RiskLevel, when: Conditions, article: z.string() })
export type RiskRow = z.infer<typeof RiskRow>

const Duty = z.strictObject({ from: RiskLevel, article: z.string() })

const BreachCriteria = z.strictObject({
  version: z.string(),
  effectiveFrom: Day,
  facts: z.record(z.string(), FactRule),
  /** What the record of a breach lets expect of a fact, by the fields of the record. */
  suggested: z.array(z.strictObject({ fact: z.string(), value: z.string(), from: Conditions })),
  duties: z.record(Regime, z.strictObject({ authority: Duty, people: Duty })),
  /** For each aspect the facts that show that it is affected. */
  shows: z.record(BreachNature, Conditions),
  sensitivity: z.array(z.strictObject({ is: Sensitivity, any: Conditions })),
  steps: z.array(z.strictObject({ by: z.int(), when: Conditions, article: z.string() })),
  exposure: z.array(z.strictObject({ is: Exposure, id: z.string(), when: Conditions, article: z.string() })),
  confidentiality: z.array(RiskRow),
  integrity: z.array(RiskRow),
  availability: z.array(RiskRow),
})

/** One version of the facts that are asked for and of the rules that lead from them to a verdict. */
export type BreachCriteria = z.infer<typeof BreachCriteria>

/** Reads `resources/law/breach-facts.yaml`, every version of it, the newest first. */
export function loadBreachCriteria(resourcesDir: string): readonly BreachCriteria[] {
  const file = readFileSync(join(resourcesDir, 'law', 'breach-facts.yaml'), 'utf8')
  return z
    .array(BreachCriteria)
    .min(1)
    .parse(parse(file))
    .sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))
}

/** The version in force on `day`; before the first one, the first. */
export function criteriaInForce(versions: readonly BreachCriteria[], day: Day): BreachCriteria {
  const inForce = versions.find(({ effectiveFrom }) => effectiveFrom <= day) ?? versions.at(-1)
  if (inForce === undefined) throw new Error('no criteria for the assessment of a breach')
  return inForce
}
