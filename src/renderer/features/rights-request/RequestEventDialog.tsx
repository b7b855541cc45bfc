import type { ClockEventName } from '#shared/contract/clock.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { EventDialog, type EventIntent } from '../../design/clock-event/EventDialog.tsx'
import {
  type EventDraft,
  isDecision,
  toClockEvent,
  toDecision,
} from '../../design/clock-event/event-draft.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { requestEventGroups } from './event-groups.ts'
import { Findings } from './Findings.tsx'
import { useRequestFile } from './use-request-file.ts'
import { whatMoved } from './what-moved.ts'

/** Events with which something leaves the house. */
const answers: readonly ClockEventName[] = ['answerSent', 'partialAnswerSent']

interface RequestEventDialogProps {
  readonly record: RightsRequest
  readonly intent: EventIntent
  readonly onClose: () => void
}

/** Records a legal event of a request and says what it did to the dates. */
export function RequestEventDialog({ record, intent, onClose }: RequestEventDialogProps) {
  const { client } = useEngine()
  const { say, code } = useWords()
  const toasts = useToasts()
  const { suggested, file } = useRequestFile(record)
  const send = async (draft: EventDraft) => {
    const { id, revision } = record
    const event = toClockEvent(draft)
    const after = await (isDecision(event.event)
      ? client.rightsRequest.refuse({
          id,
          revision,
          event,
          refusalGrounds: draft.refusalGrounds,
          decision: toDecision(draft),
        })
      : client.rightsRequest.recordEvent({ id, revision, event }))
    toasts.done(`${code('clockEvent', event.event)}. ${say(whatMoved(record, after))}`)
  }
  return (
    <EventDialog
      intent={intent}
      suggested={suggested}
      groups={requestEventGroups}
      voiding="requestEventVoided"
      rights={record.rights}
      regimes={record.regimes}
      zone={record.timeZone}
      advice={record.advice}
      caution={(event) => answers.includes(event) && <Findings of={file?.findings ?? []} />}
      onSend={send}
      onClose={onClose}
    />
  )
}
