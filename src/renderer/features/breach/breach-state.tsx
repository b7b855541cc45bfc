import type { Breach } from '#shared/contract/breach.ts'
import type { BreachState, Verdict } from '#shared/contract/codes.ts'
import type { ClockFace } from '../../design/clock/urgency.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { CodeLabel } from '../../design/fields/code.tsx'

const stateMeanings: Readonly<Record<BreachState, Meaning>> = {
  suspected: 'information',
  detected: 'attention',
  ongoing: 'danger',
  halted: 'attention',
  mitigated: 'information',
  concluded: 'good',
  terminated: 'neutral',
}

const verdictMeanings: Readonly<Record<Verdict, Meaning>> = {
  required: 'attention',
  notRequired: 'neutral',
  undetermined: 'information',
}

export function BreachStatus({ status }: { readonly status: BreachState }) {
  return (
    <MeaningBadge meaning={stateMeanings[status]}>
      <CodeLabel list="breachState" code={status} />
    </MeaningBadge>
  )
}

/** Whether somebody has to be notified; that it is not determined yet is an answer of its own. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  return (
    <MeaningBadge meaning={verdictMeanings[verdict]}>
      <CodeLabel list="verdict" code={verdict} />
    </MeaningBadge>
  )
}

/** The leading clock of a breach, in hours; closed, the moment in which the authority had the notification. */
export function breachFace({ clockState, dueAt, notifiedAt, timeZone }: Breach): ClockFace {
  const at = clockState === 'closed' ? notifiedAt : dueAt
  return { state: clockState, due: at === null ? null : { at }, zone: timeZone }
}
