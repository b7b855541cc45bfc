import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { Message } from '../kernel/message.ts'
import { BreachNature, Regime, Verdict } from './codes.ts'
import { LongText, ShortText } from './texts.ts'

const FactName = z.string().min(1).max(60)

/**
 * Facts of a breach by their names in `resources/law/breach-facts.yaml`: a value, a number for those that have one, or
 * several values. A fact that is left out is not known.
 */
export const BreachFacts = z.record(
  FactName,
  z.union([FactName, z.number().nonnegative(), z.array(FactName).max(10)]),
)
export type BreachFacts = z.infer<typeof BreachFacts>

/** The factors of ENISA's severity: data processing context, ease of identification, circumstances of the breach. */
export const EnisaFactor = z.enum(['dpc', 'ei', 'confidentiality', 'integrity', 'availability', 'malicious'])
export type EnisaFactor = z.infer<typeof EnisaFactor>

export const SeverityBand = z.enum(['low', 'medium', 'high', 'very_high'])

/** Where a breach stands by its latest assessment; `unrated`: not assessed, or a factor of the score is open. */
export const BreachSeverity = z.enum([...SeverityBand.options, 'unrated'])

/** Factors that a person set otherwise than the facts propose, each with the reason. */
export const EnisaChoices = z.partialRecord(EnisaFactor, z.object({ value: z.number(), reason: ShortText }))
export type EnisaChoices = z.infer<typeof EnisaChoices>

const RegimeVerdicts = z.object({ regime: Regime, authority: Verdict, people: Verdict })

/** The assessment of a breach as it was recorded, with the versions of the rules that it was made by. */
export const BreachAssessment = z.object({
  facts: BreachFacts,
  enisa: EnisaChoices,
  note: LongText,
  verdicts: z.array(RegimeVerdicts),
  score: z.number().nullable(),
  band: SeverityBand.nullable(),
  criteriaVersion: z.string(),
  methodVersion: z.string(),
  assessedAt: Instant,
  assessedBy: z.string(),
})
export type BreachAssessment = z.infer<typeof BreachAssessment>

/** What the facts come to under one regime, with the reasons (EDPB 9/2022 section IV). */
export const AssessedRegime = RegimeVerdicts.extend({
  reasons: z.array(z.object({ about: z.enum(['authority', 'people']), message: Message })),
  /** The unknown facts of which one alone would change what is said. */
  openFacts: z.array(z.string()),
  warnings: z.array(Message),
})
export type AssessedRegime = z.infer<typeof AssessedRegime>

/** ENISA's score beside the verdicts; null while a factor is neither chosen nor to be drawn from the facts. */
export const AssessedSeverity = z.object({
  score: z.number().nullable(),
  band: SeverityBand.nullable(),
  factors: z.array(
    z.object({
      factor: EnisaFactor,
      values: z.array(z.number()),
      value: z.number().nullable(),
      proposed: z.number().nullable(),
    }),
  ),
  flags: z.array(Message),
})
export type AssessedSeverity = z.infer<typeof AssessedSeverity>

/** A fact as a form asks for it; its words are `breach-fact:field.<name>` and `breach-fact:value.<name>.<value>`. */
export const AskedFact = z.object({
  name: z.string(),
  group: z.string(),
  /** From the harmless to the grave. */
  values: z.array(z.string()),
  several: z.boolean(),
  /** The value that it has when nobody says anything of it; null: not known. */
  leftOut: z.string().nullable(),
  /** For which aspects it is asked; none: for the breach as a whole. */
  aspects: z.array(BreachNature),
  article: z.string(),
})
export type AskedFact = z.infer<typeof AskedFact>
