import type { RightsRequestState } from '#shared/contract/codes.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import type { ClockFace } from '../../design/clock/urgency.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { CodeLabel } from '../../design/fields/code.tsx'

const meanings: Readonly<Record<RightsRequestState, Meaning>> = {
  initiated: 'information',
  acknowledged: 'information',
  accepted: 'information',
  requiresAction: 'attention',
  actionDelayed: 'attention',
  fulfilled: 'good',
  rejected: 'neutral',
  unfulfilled: 'neutral',
}

export function RequestStatus({ status }: { readonly status: RightsRequestState }) {
  return (
    <MeaningBadge meaning={meanings[status]}>
      <CodeLabel list="rightsRequestState" code={status} />
    </MeaningBadge>
  )
}

/** The leading clock of a request; suspended, it has no date until the answer comes. */
export function requestFace({ clockState, dueOn, closedOn, timeZone }: RightsRequest): ClockFace {
  const on = clockState === 'closed' ? closedOn : dueOn
  return { state: clockState, due: on === null ? null : { on }, zone: timeZone }
}
