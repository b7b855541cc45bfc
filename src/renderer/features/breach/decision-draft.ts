import * as z from 'zod'
import { Verdict } from '#shared/contract/codes.ts'
import { Decision } from '#shared/contract/texts.ts'

const BreachDecision = z.object({
  authorityNotification: Verdict,
  dataSubjectNotification: Verdict,
  ...Decision.shape,
})

/** The controller's decision on notification as the dialog holds it. */
export type BreachDecisionDraft = z.output<typeof BreachDecision>

/**
 * What a decision has to say: why it departs from the advice, and, where the data protection officer records it for the
 * person who took it, the evidence (GDPR Art. 38(6)).
 */
export function breachDecisionSchema(needsEvidence: boolean) {
  return BreachDecision.superRefine((draft, { addIssue }) => {
    const missing = (name: keyof BreachDecisionDraft) =>
      addIssue({ code: 'custom', path: [name], message: 'missing' })
    if (draft.followsAdvice === false && draft.reasonIfNot === '') missing('reasonIfNot')
    if (needsEvidence && draft.evidence === '') missing('evidence')
  })
}
