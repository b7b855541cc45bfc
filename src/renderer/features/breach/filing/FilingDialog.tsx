import { Box } from '@mantine/core'
import { useMemo } from 'react'
import type { Authority } from '#shared/contract/authority.ts'
import type { Breach } from '#shared/contract/breach.ts'
import type { AuthorityStanding } from '#shared/contract/breach-filing.ts'
import { FilingChannel, FilingKind } from '#shared/contract/codes.ts'
import { type Instant, systemClock } from '#shared/kernel/dates.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { Notice } from '../../../design/feedback/MeaningBadge.tsx'
import { useToasts } from '../../../design/feedback/use-toasts.tsx'
import { attachmentOf } from '../../../design/fields/attachment.tsx'
import { authoritiesUnder, authority } from '../../../design/fields/authority.tsx'
import { code, codes } from '../../../design/fields/code.tsx'
import { instant, requiredInstant } from '../../../design/fields/dates.tsx'
import type { Fields } from '../../../design/fields/field-kind.ts'
import { longText, text } from '../../../design/fields/text.tsx'
import { CommandDialog } from '../../../design/form/CommandDialog.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import { type FilingDraft, filingSchema, owesReason, toFiling } from './filing-draft.ts'

interface FilingDialogProps {
  readonly record: Breach
  /** The authority that it goes to; null: every one whose law applies stands to choose. */
  readonly standing: AuthorityStanding | null
  readonly onClose: () => void
}

/** Records what was filed with an authority. What the record says at that moment is kept as it was filed. */
export function FilingDialog({ record, standing, onClose }: FilingDialogProps) {
  const { client } = useEngine()
  const { t, code: word } = useWords()
  const toasts = useToasts()
  const offered = standing === null ? authoritiesUnder(record.regimes) : [standing.authority]
  const dueAt = standing?.dueAt ?? record.dueAt
  const fields = useMemo(() => fieldsOf(record.id, offered, dueAt), [record.id, offered, dueAt])
  const schema = useMemo(() => filingSchema(dueAt), [dueAt])
  const [first = 'fr'] = offered
  return (
    <CommandDialog
      title={t('breach-filing:record')}
      namespace="breach-filing"
      fields={fields}
      blank={blankFiling(first, kindNext(standing))}
      schema={schema}
      action={t('breach-filing:record')}
      onSend={async (draft) => {
        await client.breach.file(toFiling(draft, record))
        toasts.done(t('breach-filing:recorded', { what: word('filingKind', draft.kind) }))
      }}
      onClose={onClose}
    >
      <Box mb="sm">
        <Notice meaning="information">{t('breach-filing:freezes')}</Notice>
      </Box>
    </CommandDialog>
  )
}

function fieldsOf(
  breachId: string,
  offered: readonly Authority[],
  dueAt: Instant | null,
): Fields<FilingDraft> {
  return {
    authority: { ...authority(offered), when: () => offered.length > 1 },
    kind: code(codes('filingKind', FilingKind), { required: true, article: 'GDPR Art. 33(1), 33(4)' }),
    channel: code(codes('filingChannel', FilingChannel), { required: true }),
    filedAt: requiredInstant({ required: true, width: 'half' }),
    at: instant({ width: 'half', article: 'GDPR Art. 33(1)' }),
    number: text({ width: 'half' }),
    confirmationId: attachmentOf(breachId),
    reason: {
      ...longText(),
      input: (of, draft) => longText({ required: owesReason(draft, dueAt) }).input(of),
    },
  }
}

function blankFiling(to: Authority, kind: FilingKind): FilingDraft {
  return {
    kind,
    authority: to,
    channel: 'portal',
    filedAt: systemClock(),
    at: null,
    number: '',
    confirmationId: null,
    reason: '',
  }
}

/** What usually comes next with an authority: the first notification, then more of it. */
function kindNext(standing: AuthorityStanding | null): FilingKind {
  const isOpened = standing !== null && (standing.filedAt !== null || standing.filings.length > 0)
  return isOpened ? 'supplement' : 'initial'
}
