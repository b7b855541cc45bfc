import { useMemo } from 'react'
import { FilingChannel } from '#shared/contract/codes.ts'
import type { ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { attachmentOf } from '../fields/attachment.tsx'
import { choice } from '../fields/choice.tsx'
import { code, codes } from '../fields/code.tsx'
import { instant } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { wholeNumber } from '../fields/number.tsx'
import { longText, text } from '../fields/text.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useWords } from '../words/use-words.ts'
import { EntryDraft } from './duty-draft.ts'
import { type EntryIntent, subjectOfEntry } from './entry-intent.ts'
import { letterOf } from './letter-field.tsx'

interface EntryDialogProps {
  readonly duty: ReportingDuty
  readonly intent: EntryIntent
  readonly onClose: () => void
}

/** Enters what happened to a duty, or what stands in the place of an entry that was wrong. */
export function EntryDialog({ duty, intent, onClose }: EntryDialogProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const { what, of, corrects } = intent
  const fields = useMemo(() => fieldsOf(duty.subjectId, intent), [duty.subjectId, intent])
  const name = t(subjectOfEntry(intent))
  return (
    <CommandDialog
      title={`${duty.owedTo} · ${name}`}
      namespace="reporting-duty"
      fields={fields}
      blank={blankEntry(intent)}
      schema={EntryDraft}
      action={t(corrects === null ? 'reporting-duty:enter' : 'reporting-duty:correct')}
      onSend={async (draft) => {
        const { agreedValue: value, agreedUnit: unit, agreedEvidence, ...said } = draft
        const isAgreed = what === 'agreed'
        await client.reportingDuty.enter({
          id: duty.id,
          revision: duty.revision,
          entry: {
            ...said,
            what,
            of,
            at: what === 'done' || what === 'started' ? said.at : null,
            channel: what === 'done' ? said.channel : null,
            evidence: isAgreed ? agreedEvidence : said.evidence,
            agreed: isAgreed && value !== null ? { value, unit } : null,
            corrects: corrects?.number ?? null,
          },
        })
        toasts.done(t('reporting-duty:entered', { what: name }))
      }}
      onClose={onClose}
    />
  )
}

function fieldsOf(
  subjectId: ReportingDuty['subjectId'],
  { what, corrects }: EntryIntent,
): Fields<EntryDraft> {
  const isReasoned = corrects !== null || what === 'notApplicable' || what === 'applies'
  const reason = longText({ required: isReasoned })
  const at = instant({ required: true, width: 'half' })
  if (what === 'done')
    return {
      at,
      channel: code(codes('filingChannel', FilingChannel), { required: true }),
      receipt: text(),
      evidence: text(),
      attachmentId: attachmentOf(subjectId),
      ...(subjectId.startsWith('breach_') ? { letterId: letterOf(subjectId) } : {}),
      reason,
    }
  if (what === 'started') return { at, evidence: text({ required: true }), reason }
  if (what === 'agreed')
    return {
      agreedValue: wholeNumber({ required: true }),
      agreedUnit: choice('reporting-duty:unit', ['hour', 'day'], { width: 'third' }),
      agreedEvidence: text({ required: true, width: 'third' }),
      reason,
    }
  return { reason }
}

/** A correction begins with what it corrects. */
function blankEntry({ corrects }: EntryIntent): EntryDraft {
  return {
    at: corrects?.at ?? systemClock(),
    channel: corrects?.channel ?? 'email',
    receipt: corrects?.receipt ?? '',
    evidence: corrects?.evidence ?? '',
    attachmentId: corrects?.attachmentId ?? null,
    letterId: corrects?.letterId ?? null,
    agreedValue: corrects?.agreed?.value ?? null,
    agreedUnit: corrects?.agreed?.unit ?? 'hour',
    agreedEvidence: corrects?.evidence ?? '',
    reason: '',
  }
}
