import * as z from 'zod'
import { Instant } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { command } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { dpoOnly, editors } from '../kernel/roles.ts'
import { IncidentOutcome, Regime } from './codes.ts'
import { LongText, OptionalText, ShortText } from './texts.ts'

const shape = {
  title: ShortText,
  /** What is known so far. */
  description: LongText,
  firstSignalAt: Instant.nullable().default(null),
  detectedAt: Instant.nullable().default(null),
  reportedAt: Instant.nullable().default(null),
  dpoInformedAt: Instant.nullable().default(null),
  investigationStartedAt: Instant.nullable().default(null),
  investigationEndedAt: Instant.nullable().default(null),
  systemIds: z.array(id('system')).max(100).default([]),
  handler: OptionalText,
}

/** What a person says of an incident that is recorded. */
export const NewIncident = z.object(shape)

/** What an incident was found to be, by whom, and why. Awareness of a breach is a decision of its own. */
const Triage = z.object({
  reason: z.string().trim().min(1).max(20_000),
  /** The named person who decided it. */
  decidedBy: ShortText,
  decidedAt: Instant,
})

/** Something that went wrong with security, before it is known whether personal data were affected (GDPR Art. 4(12)). */
export const SecurityIncident = entity('incident', {
  ...shape,
  outcome: IncidentOutcome,
  triage: Triage.nullable(),
  /** When 24 hours of investigation are over; null: it is not investigated, or the outcome is known. */
  certaintyDueAt: Instant.nullable(),
})
export type SecurityIncident = z.infer<typeof SecurityIncident>

export const securityIncidentContract = {
  ...registerOperations(
    'incident',
    shape,
    SecurityIncident,
    { search: z.string(), outcome: z.array(IncidentOutcome) },
    ['reference', 'title', 'detectedAt', 'certaintyDueAt', 'outcome', 'updatedAt'],
  ),
  /** Breaches that came of it name it; the audit log can bring it back. */
  remove: command({ input: oneRevision('incident'), output: z.object({}), roles: dpoOnly }),
  /** Finds what it was: a near miss, no personal data, or breaches, one for each controller and law. */
  triage: command({
    input: z.object({
      id: id('incident'),
      revision: z.int().positive(),
      outcome: IncidentOutcome.exclude(['open']),
      reason: Triage.shape.reason,
      decidedBy: ShortText,
      /** Those that are made of it; none where it is no breach. */
      breaches: z
        .array(z.object({ title: ShortText, regimes: z.array(Regime).min(1) }))
        .max(20)
        .default([]),
    }),
    output: SecurityIncident,
    roles: editors,
  }),
}
