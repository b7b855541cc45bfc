import * as z from 'zod'
import type { LegalHold } from '#shared/contract/legal-hold.ts'
import { ShortText } from '#shared/contract/texts.ts'
import { Day } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { day } from '../fields/dates.tsx'
import { text } from '../fields/text.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useWords } from '../words/use-words.ts'

const PlaceDraft = z.object({ reason: ShortText, until: Day.nullable() })
const LiftDraft = z.object({ reason: ShortText })
const reason = text({ required: true, width: 'full' })

interface PlaceDialogProps {
  readonly subjectId: LegalHold['subjectId']
  readonly onClose: () => void
}

/** Places a hold: why, and until when if that is known. */
export function PlaceDialog({ subjectId, onClose }: PlaceDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  return (
    <CommandDialog
      title={t('legal-hold:place')}
      namespace="legal-hold"
      fields={{ reason, until: day({ article: 'GDPR Art. 17(3)(e), 18(2)' }) }}
      blank={{ reason: '', until: null }}
      schema={PlaceDraft}
      action={t('legal-hold:place')}
      onSend={async (draft) => {
        const { reference } = await client.legalHold.place({ subjectId, ...draft })
        toasts.done(t('legal-hold:placed', { hold: reference }))
      }}
      onClose={onClose}
    >
      <p>{t('legal-hold:lead')}</p>
    </CommandDialog>
  )
}

interface LiftDialogProps {
  readonly hold: LegalHold
  readonly onClose: () => void
}

/** Lifts a hold, with the reason: from then on erasure and retention run again. */
export function LiftDialog({ hold, onClose }: LiftDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { id, revision, reference } = hold
  return (
    <CommandDialog
      title={t('legal-hold:liftOne', { hold: reference })}
      namespace="legal-hold"
      fields={{ reason }}
      blank={{ reason: '' }}
      schema={LiftDraft}
      action={t('legal-hold:lift')}
      onSend={async (draft) => {
        await client.legalHold.lift({ id, revision, ...draft })
        toasts.done(t('legal-hold:lifted', { hold: reference }))
      }}
      onClose={onClose}
    />
  )
}
