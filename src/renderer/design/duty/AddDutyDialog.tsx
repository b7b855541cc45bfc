import { useMemo } from 'react'
import type { DutyKind } from '#shared/contract/codes.ts'
import type { OfferedDuty, ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { choice } from '../fields/choice.tsx'
import { instant } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { wholeNumber } from '../fields/number.tsx'
import { recordOrNone } from '../fields/record.tsx'
import { longText, text } from '../fields/text.tsx'
import { CommandDialog } from '../form/CommandDialog.tsx'
import { useWords } from '../words/use-words.ts'
import { asksStart, type DutyDraft, dutySchema, startOf, takesAgreed, toDuty } from './duty-draft.ts'
import { StartNote } from './StartNote.tsx'

interface AddDutyDialogProps {
  readonly subjectId: ReportingDuty['subjectId']
  readonly offered: readonly OfferedDuty[]
  /** The kind that the dialog begins with. */
  readonly kind: DutyKind
  readonly onClose: () => void
}

/** Adds somebody who has to be told: why, from when, and by what agreement. */
export function AddDutyDialog({ subjectId, offered, kind, onClose }: AddDutyDialogProps) {
  const { client } = useEngine()
  const { t, code } = useWords()
  const toasts = useToasts()
  const fields = useMemo(() => fieldsOf(offered), [offered])
  const schema = useMemo(() => dutySchema(offered), [offered])
  return (
    <CommandDialog
      title={t(kind === 'controllerNotice' ? 'reporting-duty:addController' : 'reporting-duty:add')}
      namespace="reporting-duty"
      fields={fields}
      blank={blankDuty(kind, offered)}
      schema={schema}
      action={t(kind === 'controllerNotice' ? 'reporting-duty:addController' : 'reporting-duty:add')}
      onSend={async (draft) => {
        await client.reportingDuty.add(toDuty(draft, offered, subjectId))
        toasts.done(t('reporting-duty:added', { what: code('dutyKind', draft.kind) }))
      }}
      onClose={onClose}
    />
  )
}

function fieldsOf(offered: readonly OfferedDuty[]): Fields<DutyDraft> {
  const kinds = offered.map(({ kind }) => kind)
  const agrees = ({ kind }: DutyDraft) => takesAgreed(offered, kind)
  const starts = ({ kind }: DutyDraft) => asksStart(offered, kind)
  return {
    kind: choice('codes:dutyKind', kinds, { required: true, width: 'full' }),
    owedTo: text({ required: true }),
    vendorId: recordOrNone('vendor'),
    at: {
      ...instant({ required: true, width: 'half' }),
      input: (of, { kind }) => (
        <StartNote start={startOf(offered, kind)}>
          {instant({ required: true, width: 'half' }).input(of)}
        </StartNote>
      ),
      when: starts,
    },
    evidence: { ...text({ required: true }), when: starts },
    agreedValue: { ...wholeNumber(), when: agrees },
    agreedUnit: { ...choice('reporting-duty:unit', ['hour', 'day'], { width: 'third' }), when: agrees },
    agreedEvidence: { ...text({ width: 'third' }), when: agrees },
    reason: {
      ...longText(),
      input: (of, { kind }) => longText({ required: kind !== 'controllerNotice' }).input(of),
    },
  }
}

function blankDuty(kind: DutyKind, offered: readonly OfferedDuty[]): DutyDraft {
  return {
    kind,
    owedTo: '',
    vendorId: null,
    at: startOf(offered, kind)?.at ?? systemClock(),
    evidence: '',
    agreedValue: null,
    agreedUnit: 'hour',
    agreedEvidence: '',
    reason: '',
  }
}
