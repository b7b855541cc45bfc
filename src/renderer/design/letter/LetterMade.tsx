import { Button, Group } from '@mantine/core'
import { CalendarPlus, Download } from 'lucide-react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Letter } from '#shared/contract/letter.ts'
import { useMayRecord } from '../clock-event/use-may-record.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import type { PossibleKind } from './LetterFacts.tsx'
import classes from './letter.module.css'
import { type OfferedEvent, offerOf } from './offer.ts'
import { useSaveLetter } from './use-save-letter.ts'

interface LetterMadeProps {
  readonly letter: Letter
  readonly kinds: readonly (PossibleKind & { readonly events: readonly ClockEventName[] })[]
  readonly onOffer: (offered: OfferedEvent) => void
  readonly onClose: () => void
}

/** The letter that was made: its files, and the legal event that it is the evidence of. */
export function LetterMade({ letter, kinds, onOffer, onClose }: LetterMadeProps) {
  const { t, code } = useWords()
  const mayRecord = useMayRecord()
  const save = useSaveLetter()
  const events = kinds.find(({ kind }) => kind === letter.kind)?.events ?? []
  const allowed = events.filter(mayRecord)
  const what = t(`letter:kind.${letter.kind}`)
  return (
    <div className={classes.step}>
      <Notice meaning="good">{t('letter:made', { letter: letter.reference })}</Notice>
      <Group gap="sm">
        {letter.documents.map(({ format, documentId }, place) => (
          <Button
            key={documentId}
            variant="default"
            leftSection={<Download size={14} />}
            onClick={() => void save(documentId)}
            autoFocus={place === 0}
          >
            {t('letter:save', { format: t(`documents:format.${format}`) })}
          </Button>
        ))}
      </Group>
      {allowed.length > 0 && (
        <>
          <p className={classes.quiet}>{t('letter:eventHelp')}</p>
          <Group gap="sm">
            {allowed.map((event) => (
              <Button
                key={event}
                leftSection={<CalendarPlus size={14} />}
                onClick={() => onOffer(offerOf(event, letter, what))}
              >
                {t('letter:recordEvent', { event: code('clockEvent', event) })}
              </Button>
            ))}
          </Group>
        </>
      )}
      {events.length > allowed.length && <p className={classes.quiet}>{t('letter:decisionNeeded')}</p>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('design:close')}
        </Button>
      </Group>
    </div>
  )
}
