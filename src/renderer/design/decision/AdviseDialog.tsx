import type * as z from 'zod'
import type { Advice } from '#shared/contract/texts.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useOpenStore } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import { adviceFields, adviceSchema, blankAdvice } from './advice.tsx'

type GivenAdvice = z.output<typeof Advice>

interface AdviseDialogProps {
  readonly record: { readonly id: string; readonly advice: GivenAdvice | null }
  readonly onSend: (advice: GivenAdvice) => Promise<unknown>
  readonly onClose: () => void
}

/** Keeps the advice of the data protection officer with a record (GDPR Art. 39(1)(a)). */
export function AdviseDialog({ record, onSend, onClose }: AdviseDialogProps) {
  const { session, organisation } = useOpenStore()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t('advice:record')}
      namespace="advice"
      fields={adviceFields}
      blank={record.advice ?? blankAdvice(organisation.timeZone, session.user.label)}
      schema={adviceSchema}
      action={t('advice:record')}
      onSend={async (advice) => {
        await onSend(advice)
        toasts.done(t('advice:recorded'), record.id)
      }}
      onClose={onClose}
    />
  )
}
