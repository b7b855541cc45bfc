import { useMemo } from 'react'
import type { StandingFiling } from '#shared/contract/breach-filing.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { attachmentOf } from '../../../design/fields/attachment.tsx'
import { instant } from '../../../design/fields/dates.tsx'
import type { Fields } from '../../../design/fields/field-kind.ts'
import { text } from '../../../design/fields/text.tsx'
import { CommandDialog } from '../../../design/form/CommandDialog.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import { type ReceiptDraft, ReceiptSchema, toReceipt } from './filing-draft.ts'

interface ReceiptDialogProps {
  readonly filing: StandingFiling
  readonly onClose: () => void
}

/** Adds the authority's receipt to what was sent; the period closes with the moment that it names. */
export function ReceiptDialog({ filing, onClose }: ReceiptDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, breachId } = filing
  const fields = useMemo<Fields<ReceiptDraft>>(
    () => ({
      at: instant({ required: true, width: 'half', article: 'GDPR Art. 33(1)' }),
      number: text({ width: 'half' }),
      confirmationId: { ...attachmentOf(breachId), width: 'full' },
    }),
    [breachId],
  )
  return (
    <CommandDialog
      title={t('breach-filing:addReceipt')}
      namespace="breach-filing"
      fields={fields}
      blank={{ at: systemClock(), number: '', confirmationId: null }}
      schema={ReceiptSchema}
      action={t('breach-filing:addReceipt')}
      onSend={async (draft) => {
        const receipt = toReceipt(draft)
        if (receipt === null) throw new Error('a receipt without a moment passed the check')
        await client.breach.addReceipt({ id, revision, receipt })
        toasts.done(t('breach-filing:receiptAdded'))
      }}
      onClose={onClose}
    />
  )
}
