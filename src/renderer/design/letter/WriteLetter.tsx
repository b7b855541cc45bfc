import { Skeleton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useEngine } from '../engine-context.ts'
import { Dialog } from '../feedback/Dialog.tsx'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { useWords } from '../words/use-words.ts'
import { LetterFacts } from './LetterFacts.tsx'
import { LetterMade } from './LetterMade.tsx'
import { LetterText } from './LetterText.tsx'
import { blankLetter, type LetterWriting, type WrittenRecord, wantedOf } from './letter-writing.ts'
import type { OfferedEvent } from './offer.ts'
import { useLetterKinds } from './use-letter-kinds.ts'
import { useMakeLetter } from './use-make-letter.ts'

interface WriteLetterProps {
  readonly record: WrittenRecord
  readonly onOffer: (offered: OfferedEvent) => void
  readonly onClose: () => void
}

/** Writes a letter: what it is about, then its text, then its file and the legal event that it is the evidence of. */
export function WriteLetter({ record, onOffer, onClose }: WriteLetterProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const kinds = useLetterKinds(record.id)
  const [writing, setWriting] = useState<LetterWriting>(blankLetter)
  const [step, setStep] = useState<'facts' | 'text'>('facts')
  const making = useMakeLetter()
  const kind = writing.kind ?? kinds.data?.kinds[0]?.kind ?? null
  const wanted = useMemo(
    () => (kind === null ? null : wantedOf(record, { ...writing, kind })),
    [record, writing, kind],
  )
  const [asked] = useDebouncedValue(wanted, 250)
  const draft = useQuery({
    ...query.letter.draft.queryOptions({ input: asked ?? { subjectId: record.id, kind: 'acknowledgement' } }),
    enabled: asked !== null,
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
  const change = (next: Partial<LetterWriting>) => setWriting((before) => ({ ...before, ...next }))
  const error = kinds.error ?? draft.error
  return (
    <Dialog
      title={t('letter:write')}
      size="xl"
      onClose={onClose}
      closeOnEscape={writing.kind === null || making.letter !== null}
      closeOnClickOutside={writing.kind === null || making.letter !== null}
    >
      {error !== null && <ErrorPanel error={error} />}
      {making.letter !== null && kinds.data !== undefined ? (
        <LetterMade letter={making.letter} kinds={kinds.data.kinds} onOffer={onOffer} onClose={onClose} />
      ) : kinds.data === undefined || kind === null || draft.data === undefined || wanted === null ? (
        error === null && <Skeleton height={320} />
      ) : step === 'facts' ? (
        <LetterFacts
          record={record}
          kinds={kinds.data.kinds}
          writing={{ ...writing, kind }}
          draft={draft.data}
          onChange={change}
          onNext={() => setStep('text')}
          onClose={onClose}
        />
      ) : (
        <LetterText
          draft={draft.data}
          isCurrent={wanted === asked && !draft.isPlaceholderData}
          writing={{ ...writing, kind }}
          making={making}
          onChange={change}
          onBack={() => setStep('facts')}
          onMake={() => void making.make({ ...wanted, rights: writing.rights, formats: writing.formats })}
        />
      )}
    </Dialog>
  )
}
