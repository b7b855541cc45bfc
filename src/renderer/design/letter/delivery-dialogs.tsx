import * as z from 'zod'
import { Delivery, DeliveryChannel, type Letter, NewDelivery } from '#shared/contract/letter.ts'
import { Instant, systemClock } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { choice } from '../fields/choice.tsx'
import { requiredInstant } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { text } from '../fields/text.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useWords } from '../words/use-words.ts'

type DispatchDraft = z.output<typeof NewDelivery>

const dispatchFields: Fields<DispatchDraft> = {
  channel: choice('letter:channel', DeliveryChannel.options),
  to: text({ required: true }),
  dispatchedAt: requiredInstant({ required: true, width: 'half' }),
  passwordBy: text({ article: 'GDPR Art. 32(1)' }),
  evidence: text({ width: 'full' }),
}

/** Records that a letter went out: how, to whom, when. */
export function DispatchDialog({
  letter,
  onClose,
}: {
  readonly letter: Letter
  readonly onClose: () => void
}) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, reference, recipientName, recipientAddress } = letter
  const isMail = recipientAddress.includes('@')
  const blank: DispatchDraft = {
    channel: isMail ? 'email' : 'post',
    to: isMail
      ? recipientAddress
      : [recipientName, ...recipientAddress.split('\n')].filter(Boolean).join(', '),
    dispatchedAt: systemClock(),
    passwordBy: '',
    evidence: '',
  }
  return (
    <CommandDialog
      title={t('letter:dispatch')}
      namespace="letter"
      fields={dispatchFields}
      blank={blank}
      schema={NewDelivery}
      action={t('letter:dispatch')}
      onSend={async (delivery) => {
        await client.letter.dispatch({ id, revision, delivery })
        toasts.done(t('letter:dispatched', { letter: reference }))
      }}
      onClose={onClose}
    />
  )
}

const SettleDraft = z.object({ at: Instant, evidence: Delivery.shape.outcomeEvidence })
type SettleDraft = z.output<typeof SettleDraft>

const settleFields: Fields<SettleDraft> = {
  at: requiredInstant({ required: true, width: 'half' }),
  evidence: text({ width: 'full' }),
}

/** What can become of a letter that went out. */
export type Outcome = Exclude<Delivery['outcome'], 'pending'>

interface SettleDialogProps {
  readonly letter: Letter
  readonly delivery: number
  readonly outcome: Outcome
  readonly onClose: () => void
}

/** Records that a letter arrived or came back. */
export function SettleDialog({ letter, delivery, outcome, onClose }: SettleDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, reference } = letter
  return (
    <CommandDialog
      title={t(`letter:settle.${outcome}`)}
      namespace="letter"
      fields={settleFields}
      blank={{ at: systemClock(), evidence: '' }}
      schema={SettleDraft}
      action={t(`letter:settle.${outcome}`)}
      onSend={async ({ at, evidence }) => {
        await client.letter.settle({ id, revision, delivery, outcome, at, evidence })
        toasts.done(t(`letter:settled.${outcome}`, { letter: reference }))
      }}
      onClose={onClose}
    >
      {outcome === 'bounced' && <Notice meaning="attention">{t('letter:bounceReopens')}</Notice>}
      {outcome === 'misdelivered' && <Notice meaning="attention">{t('letter:misdelivery.opens')}</Notice>}
    </CommandDialog>
  )
}
