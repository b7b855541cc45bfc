import type { Breach } from '#shared/contract/breach.ts'
import { adviceFields, adviceSchema, blankAdvice } from '../../design/decision/advice.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { CommandDialog } from '../../design/form/CommandDialog.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

interface AdviseDialogProps {
  readonly record: Breach
  readonly onClose: () => void
}

/** Keeps the advice of the data protection officer on notification (GDPR Art. 39(1)(a)). */
export function AdviseDialog({ record, onClose }: AdviseDialogProps) {
  const { client } = useEngine()
  const { session, organisation } = useOpenStore()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t('breach:advise')}
      namespace="advice"
      fields={adviceFields}
      blank={record.advice ?? blankAdvice(organisation.timeZone, session.user.label)}
      schema={adviceSchema}
      action={t('breach:advise')}
      onSend={async (advice) => {
        await client.breach.advise({ id: record.id, revision: record.revision, advice })
        toasts.done(t('breach:advised'), record.id)
      }}
      onClose={onClose}
    />
  )
}
