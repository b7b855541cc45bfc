import * as z from 'zod'
import { IncidentOutcome, Regime } from '#shared/contract/codes.ts'
import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { OptionalText } from '#shared/contract/texts.ts'

const Outcome = IncidentOutcome.exclude(['open'])

/** The finding as the dialog holds it; breaches count only where it is one. */
export const TriageDraft = z
  .object({
    outcome: Outcome.nullable(),
    breaches: z.array(z.object({ title: z.string().trim().max(300), regimes: z.array(Regime) })),
    decidedBy: OptionalText,
    reason: z.string().trim().max(20_000),
  })
  .superRefine(({ outcome, breaches, decidedBy, reason }, { addIssue }) => {
    const missing = (...path: (string | number)[]) => addIssue({ code: 'custom', path, message: 'missing' })
    if (outcome === null) missing('outcome')
    if (decidedBy === '') missing('decidedBy')
    if (reason === '') missing('reason')
    if (outcome !== 'breach') return
    if (breaches.length === 0) missing('breaches')
    for (const [place, { title, regimes }] of breaches.entries()) {
      if (title === '') missing('breaches', place, 'title')
      if (regimes.length === 0) missing('breaches', place, 'regimes')
    }
  })
export type TriageDraft = z.output<typeof TriageDraft>

/** The finding as the engine takes it. */
export function toTriage(
  { outcome, breaches, decidedBy, reason }: TriageDraft,
  { id, revision }: Pick<SecurityIncident, 'id' | 'revision'>,
) {
  if (outcome === null) throw new Error('a finding without an outcome passed the check')
  return { id, revision, outcome, decidedBy, reason, breaches: outcome === 'breach' ? breaches : [] }
}
