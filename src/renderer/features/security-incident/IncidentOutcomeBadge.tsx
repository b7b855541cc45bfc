import type { IncidentOutcome } from '#shared/contract/codes.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { CodeLabel } from '../../design/fields/code.tsx'

const meanings: Readonly<Record<IncidentOutcome, Meaning>> = {
  open: 'attention',
  nearMiss: 'neutral',
  noPersonalData: 'neutral',
  breach: 'danger',
}

export function IncidentOutcomeBadge({ outcome }: { readonly outcome: IncidentOutcome }) {
  return (
    <MeaningBadge meaning={meanings[outcome]}>
      <CodeLabel list="incidentOutcome" code={outcome} />
    </MeaningBadge>
  )
}
