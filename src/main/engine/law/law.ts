import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ClockEventName } from '#shared/contract/clock.ts'
import { Regime, Right } from '#shared/contract/codes.ts'
import { Day } from '#shared/kernel/dates.ts'

/** A statutory period in one version: a change of law is a new row with a later `effectiveFrom`. */
const PeriodRule = z.strictObject({
  id: z.string(),
  regime: Regime,
  duty: z.string(),
  debtor: z.enum(['controller', 'processor', 'authority', 'board', 'dataSubject']),
  article: z.string(),
  /** `none`: at once or without undue delay, the law gives no figure. `value` is then null. */
  unit: z.enum(['month', 'week', 'day', 'hour', 'none']),
  value: z.int().positive().nullable(),
  extension: z
    .strictObject({ unit: z.enum(['month', 'week']), value: z.int().positive(), article: z.string() })
    .nullable()
    .default(null),
  /** The provision by which asking for something holds the period back, where it is not the same in every version. */
  heldBackBy: z.string().nullable().default(null),
  effectiveFrom: Day,
  note: z.string().default(''),
})
export type PeriodRule = z.infer<typeof PeriodRule>

/** A question on which authorities or authors differ, what we assume, and what else could be assumed. */
const Dispute = z.strictObject({
  regimes: z.array(Regime),
  clock: z.enum(['request', 'breach']),
  article: z.string(),
  default: z.string(),
  /** The position that gives the earlier date as a rule; null where that differs from case to case. */
  cautious: z.string().nullable().default(null),
  positions: z.record(z.string(), z.string()),
  /** Whether a position that gives an earlier date is warned of, not only shown. */
  warns: z.boolean().default(false),
})
export type Dispute = z.infer<typeof Dispute>

/** What a right needs for its clock (GDPR Art. 12(6), 19, recital 63). */
const RightRule = z.strictObject({
  /** Names by which the command line knows it. */
  names: z.array(z.string()),
  duty: z.partialRecord(Regime, z.string()),
  /** Whether a reasoned doubt about identity may be raised: Art. 15 to 21 (GDPR Art. 12(6)). */
  identityDoubt: z.boolean(),
  /** Whether asking what the person means may stop the clock: access only (recital 63, UK GDPR Art. 12A). */
  clarification: z.boolean(),
})
export type RightRule = z.infer<typeof RightRule>

const ClockEventRule = z.strictObject({
  appliesTo: z.enum(['request', 'breach']),
  effect: z.string(),
  article: z.string().nullable(),
  evidence: z.string(),
  alias: z.string().optional(),
  /** A decision in the controller's name: it stands with who took it (GDPR Art. 24, 38(6)). */
  decides: z.literal(true).optional(),
})

const LawFiles = z.object({
  periods: z.array(PeriodRule),
  disputes: z.record(z.string(), Dispute),
  rights: z.record(Right, RightRule),
  events: z.record(ClockEventName, ClockEventRule),
})

/** The rules of `resources/law` that clocks need, validated. Pure data: keep it for as long as the process runs. */
export type Law = z.infer<typeof LawFiles>

/** Reads `periods.yaml`, `disputes.yaml`, `rights.yaml` and `codes/clock-event.json` of `resources/law`. */
export function loadLaw(resourcesDir: string): Law {
  const file = (name: string) => readFileSync(join(resourcesDir, 'law', name), 'utf8')
  return LawFiles.parse({
    periods: parse(file('periods.yaml')),
    disputes: parse(file('disputes.yaml')),
    rights: parse(file('rights.yaml')),
    events: JSON.parse(file('codes/clock-event.json')),
  })
}

/** The version of a rule in force on `day`: the latest that had taken effect. Undefined before the first. */
export function ruleInForce(law: Law, regime: Regime, duty: string, day: Day): PeriodRule | undefined {
  return law.periods
    .filter((rule) => rule.regime === regime && rule.duty === duty && rule.effectiveFrom <= day)
    .sort((one, other) => other.effectiveFrom.localeCompare(one.effectiveFrom))[0]
}

/** How a stored date names the rule that it was computed by, for example `eu-art12_3@2018-05-25`. */
export function versionOf(rule: PeriodRule): string {
  return `${rule.id}@${rule.effectiveFrom}`
}
