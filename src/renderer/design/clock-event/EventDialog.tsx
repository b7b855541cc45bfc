import { useMemo } from 'react'
import type { ClockEvent, ClockEventName } from '#shared/contract/clock.ts'
import { dayIn, systemClock, type TimeZone } from '#shared/kernel/dates.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useDecidingName, useOpenStore } from '../session-context.ts'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { EventName } from './EventChoice.tsx'
import { blankEvent, correctionOf, type EventDraft, eventSchema } from './event-draft.ts'
import { type EventSurroundings, eventFields } from './event-fields.tsx'
import { withSuggestions } from './event-groups.ts'
import { useMayRecord } from './use-may-record.ts'

/** What a letter already says of the event that it is the evidence of. */
export type EventProposal = Partial<Pick<EventDraft, 'rights' | 'evidence' | 'occurredAt'>>

/** What the dialog opens for: any event, one that is already chosen, or the correction of an earlier one. */
export type EventIntent =
  | {
      readonly kind: 'record'
      readonly event: ClockEventName | null
      readonly proposal?: EventProposal
    }
  | { readonly kind: 'correct'; readonly of: ClockEvent }

interface EventDialogProps extends EventSurroundings {
  readonly intent: EventIntent
  /** Events that are sensible next, the likeliest first. */
  readonly suggested: readonly ClockEventName[]
  /** Says that the entry which it corrects was wrong altogether. */
  readonly voiding: ClockEventName
  readonly zone: TimeZone
  readonly onSend: (draft: EventDraft) => Promise<unknown>
  readonly onClose: () => void
}

/** Records a legal event. It cannot be edited afterwards; a correction is an event of its own. */
export function EventDialog(props: EventDialogProps) {
  const { intent, suggested, voiding, zone, groups, rights, regimes, advice, caution, onSend, onClose } =
    props
  const { t } = useWords()
  const mayRecord = useMayRecord()
  const { session, organisation } = useOpenStore()
  const isWitness = session.user.role === 'dpo'
  const byName = useDecidingName()
  const verb = t(intent.kind === 'correct' ? 'clock-event:correctEntry' : 'clock-event:record')
  const corrected = intent.kind === 'correct' ? intent.of : null
  const fields = useMemo(() => {
    const first = corrected === null ? suggested : [corrected.event, voiding]
    const offered = withSuggestions(groups, first).map(({ key, events }) => ({
      key,
      events: events.filter(mayRecord),
    }))
    return eventFields({ groups: offered, rights, regimes, advice, caution }, isWitness)
  }, [corrected, suggested, voiding, groups, rights, regimes, advice, caution, mayRecord, isWitness])
  const schema = useMemo(() => eventSchema(isWitness, rights), [isWitness, rights])
  const now = systemClock()
  return (
    <CommandDialog
      title={verb}
      namespace="clock-event"
      fields={fields}
      blank={
        intent.kind === 'correct'
          ? correctionOf(intent.of)
          : {
              ...blankEvent(intent.event, now),
              on: dayIn(organisation.timeZone, now),
              byName,
              ...intent.proposal,
            }
      }
      schema={schema}
      action={verb}
      onSend={onSend}
      onClose={onClose}
    >
      {corrected !== null && (
        <Notice meaning="information">
          {t('clock-event:corrects')} <EventName event={corrected.event} />,{' '}
          <InstantText at={corrected.occurredAt} zone={zone} />
        </Notice>
      )}
    </CommandDialog>
  )
}
