import type { ProcessingActivityState } from '#shared/contract/codes.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { CodeLabel } from '../../design/fields/code.tsx'

const meanings: Readonly<Record<ProcessingActivityState, Meaning>> = {
  draft: 'neutral',
  inReview: 'information',
  approved: 'good',
  retired: 'neutral',
}

export function ActivityStatus({ status }: { readonly status: ProcessingActivityState }) {
  return (
    <MeaningBadge meaning={meanings[status]}>
      <CodeLabel list="processingActivityState" code={status} />
    </MeaningBadge>
  )
}
