import { VisuallyHidden } from '@mantine/core'
import type * as z from 'zod'
import type { FieldDecision } from '#shared/contract/inventory.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { useWords } from '../../design/words/use-words.ts'

type Decision = z.infer<typeof FieldDecision>

const meanings: Readonly<Record<Decision, Meaning>> = {
  proposed: 'attention',
  accepted: 'good',
  manual: 'good',
  rejected: 'neutral',
  none: 'neutral',
}

/** Whether a person has decided what the field holds. */
export function DecisionBadge({ decision }: { readonly decision: Decision }) {
  const { t } = useWords()
  const word = t(`field:decision.${decision}`)
  if (decision === 'none')
    return (
      <>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{word}</VisuallyHidden>
      </>
    )
  return <MeaningBadge meaning={meanings[decision]}>{word}</MeaningBadge>
}
