import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MailPlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Regime, Right } from '#shared/contract/codes.ts'
import type { Letter } from '#shared/contract/letter.ts'
import { useEngine } from '../engine-context.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import layout from '../layout/layout.module.css'
import { useMay } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import { LetterLine } from './LetterLine.tsx'
import classes from './letter.module.css'
import type { OfferedEvent } from './offer.ts'
import { WriteLetter } from './WriteLetter.tsx'

interface RecordLettersProps {
  readonly record: {
    readonly id: Letter['subjectId']
    readonly rights?: readonly Right[]
    readonly regimes: readonly Regime[]
  }
  /** The dialog that records a legal event of the record, filled in from a letter. */
  readonly eventDialog: (offered: OfferedEvent, close: () => void) => ReactNode
}

/** The letters of a record with how they were delivered, and the way to write one. */
export function RecordLetters({ record, eventDialog }: RecordLettersProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const mayEdit = useMay()
  const [isWriting, setWriting] = useState(false)
  const [offered, setOffered] = useState<OfferedEvent | null>(null)
  const { data, error, refetch } = useQuery(
    query.letter.list.queryOptions({ input: { filter: { subjectId: [record.id] }, limit: 200 } }),
  )
  const offer = (next: OfferedEvent) => {
    setWriting(false)
    setOffered(next)
  }
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={120} />
  return (
    <div className={classes.letters}>
      {mayEdit && (
        <div>
          <Button leftSection={<MailPlus size={14} />} onClick={() => setWriting(true)}>
            {t('letter:write')}
          </Button>
        </div>
      )}
      {data.items.length === 0 ? (
        <p className={layout.nothing}>{t('letter:none')}</p>
      ) : (
        <ul className={classes.list}>
          {data.items.map((letter) => (
            <LetterLine key={letter.id} letter={letter} mayEdit={mayEdit} onOffer={offer} />
          ))}
        </ul>
      )}
      {isWriting && <WriteLetter record={record} onOffer={offer} onClose={() => setWriting(false)} />}
      {offered !== null && eventDialog(offered, () => setOffered(null))}
    </div>
  )
}
