import { useMemo } from 'react'
import * as z from 'zod'
import { Authority } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { authorities, authoritiesUnder } from '../../../design/fields/authority.tsx'
import type { Fields } from '../../../design/fields/field-kind.ts'
import { longText } from '../../../design/fields/text.tsx'
import { CommandDialog } from '../../../design/form/CommandDialog.tsx'
import { useWords } from '../../../design/words/use-words.ts'

const Choice = z.object({ authorities: z.array(Authority).min(1), reason: z.string().trim().min(1) })
type Choice = z.output<typeof Choice>

interface AuthoritiesDialogProps {
  readonly record: Breach
  /** Those of today, chosen or proposed. */
  readonly present: readonly Authority[]
  readonly onClose: () => void
}

/** Chooses the authorities that are notified, with the reason: an establishment that decides, where the people live. */
export function AuthoritiesDialog({ record, present, onClose }: AuthoritiesDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, regimes } = record
  const fields = useMemo<Fields<Choice>>(
    () => ({
      authorities: authorities(authoritiesUnder(regimes)),
      reason: longText({ required: true, article: 'GDPR Art. 55, 56' }),
    }),
    [regimes],
  )
  return (
    <CommandDialog
      title={t('breach-filing:choose')}
      namespace="breach-filing"
      fields={fields}
      blank={{ authorities: [...present], reason: record.authoritiesReason }}
      schema={Choice}
      action={t('breach-filing:choose')}
      onSend={async (choice) => {
        await client.breach.chooseAuthorities({ id, revision, ...choice })
        toasts.done(t('breach-filing:chosen'), id)
      }}
      onClose={onClose}
    />
  )
}
