import type { Breach } from '#shared/contract/breach.ts'
import { EventDialog, type EventIntent } from '../../design/clock-event/EventDialog.tsx'
import { type EventDraft, toClockEvent } from '../../design/clock-event/event-draft.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { breachEventGroups } from './event-groups.ts'
import { useBreachFile } from './use-breach-file.ts'

interface BreachEventDialogProps {
  readonly record: Breach
  readonly intent: EventIntent
  readonly onClose: () => void
}

/** Records a legal event of a breach. */
export function BreachEventDialog({ record, intent, onClose }: BreachEventDialogProps) {
  const { client } = useEngine()
  const { t, code } = useWords()
  const toasts = useToasts()
  const { suggested } = useBreachFile(record)
  const send = async (draft: EventDraft) => {
    const event = toClockEvent(draft)
    await client.breach.recordEvent({ id: record.id, revision: record.revision, event })
    toasts.done(t('clock-event:recorded', { what: code('clockEvent', event.event) }))
  }
  return (
    <EventDialog
      intent={intent}
      suggested={suggested}
      groups={breachEventGroups}
      voiding="breachEventVoided"
      rights={[]}
      regimes={record.regimes}
      zone={record.timeZone}
      advice={record.advice}
      onSend={send}
      onClose={onClose}
    />
  )
}
