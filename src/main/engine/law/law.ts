import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'
import { ClockEventName } from '#shared/contract/clock.ts'
import { DutyKind, Regime, Right } from '#shared/contract/codes.ts'
import { DutyPart } from '#shared/contract/reporting-duty.ts'
import { Day } from '#shared/kernel/dates.ts'

/** A statutory period in one version: a change of law is a new row with a later `effectiveFrom`. */
const PeriodRule = z.strictObject({
  id: z.string(),
  regime: Regime,
  duty: z.string(),
  /** `entity`: of NIS2 or DORA; `provider`: of public electronic communications. */
  debtor: z.enum(['controller', 'processor', 'authority', 'board', 'dataSubject', 'entity', 'provider']),
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

/** One limit of a step: a statutory period from `periods.yaml`, or the one that a contract sets. */
const DutyLimit = z.strictObject({
  /** The duty of a row in `periods.yaml`; null: hours or days of the contract. */
  rule: z.string().nullable(),
  /** What it runs from: a start of the duty, or a step that was done. */
  after: DutyPart,
  /** A start: once it is known, this limit gives way to those that run from it. */
  unless: DutyPart.nullable().default(null),
  /** A start that falls after the end of this limit takes it away. */
  overtakenBy: DutyPart.nullable().default(null),
  /** Whether it runs from the latest time that the step before it was done, not from the first. */
  fromLatest: z.boolean().default(false),
})

/** A duty beside the notification of a breach: what starts it, and its steps in their order. */
const DutyRule = z.strictObject({
  /** Whether the period comes from the law, or from a contract that the user names. */
  source: z.enum(['law', 'contract']),
  article: z.string().nullable(),
  on: z.array(z.enum(['breach', 'incident'])).min(1),
  starts: z.array(z.strictObject({ start: DutyPart, optional: z.boolean().default(false) })).min(1),
  steps: z.array(
    z.strictObject({ step: DutyPart, article: z.string().nullable(), limits: z.array(DutyLimit).min(1) }),
  ),
})
export type DutyRule = z.infer<typeof DutyRule>

const LawFiles = z.object({
  periods: z.array(PeriodRule),
  disputes: z.record(z.string(), Dispute),
  rights: z.record(Right, RightRule),
  events: z.record(ClockEventName, ClockEventRule),
  duties: z.record(DutyKind, DutyRule),
})

/** The rules of `resources/law` that clocks need, validated. Pure data: keep it for as long as the process runs. */
export type Law = z.infer<typeof LawFiles>

/** Reads `periods.yaml`, `disputes.yaml`, `rights.yaml`, `reporting-duties.yaml` and `codes/clock-event.json` of `resources/law`. */
export function loadLaw(resourcesDir: string): Law {
  const file = (name: string) => readFileSync(join(resourcesDir, 'law', name), 'utf8')
  return LawFiles.parse({
    periods: parse(file('periods.yaml')),
    disputes: parse(file('disputes.yaml')),
    rights: parse(file('rights.yaml')),
    events: JSON.parse(file('codes/clock-event.json')),
    duties: parse(file('reporting-duties.yaml')),
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
