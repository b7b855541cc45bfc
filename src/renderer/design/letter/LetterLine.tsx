import { ActionIcon, Menu } from '@mantine/core'
import { CalendarPlus, Download, Ellipsis, Send } from 'lucide-react'
import { useState } from 'react'
import type { Letter } from '#shared/contract/letter.ts'
import { useMayRecord } from '../clock-event/use-may-record.ts'
import { CopyableCode } from '../words/CopyableCode.tsx'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { Deliveries } from './Deliveries.tsx'
import { DispatchDialog } from './delivery-dialogs.tsx'
import classes from './letter.module.css'
import { type OfferedEvent, offerOf } from './offer.ts'
import { useLetterKinds } from './use-letter-kinds.ts'
import { useSaveLetter } from './use-save-letter.ts'

interface LetterLineProps {
  readonly letter: Letter
  readonly mayEdit: boolean
  readonly onOffer: (offered: OfferedEvent) => void
}

/** One letter: what it is, to whom, its files, and what became of it. */
export function LetterLine({ letter, mayEdit, onOffer }: LetterLineProps) {
  const { t, code } = useWords()
  const mayRecord = useMayRecord()
  const save = useSaveLetter()
  const [isSending, setSending] = useState(false)
  const { data } = useLetterKinds(letter.subjectId)
  const { kind, reference, title, recipientName, documents, createdAt, madeBy, contentHash } = letter
  const what = t(`letter:kind.${kind}`)
  const events = data?.kinds.find((possible) => possible.kind === kind)?.events.filter(mayRecord) ?? []
  return (
    <li className={classes.letter}>
      <div className={classes.letterMain}>
        <div className={classes.letterName}>
          <strong>{what}</strong>
          <span className="mono">{reference}</span>
          <span>{t(`app:language.${letter.language}`)}</span>
        </div>
        <div>{title}</div>
        <div className={classes.quiet}>
          {recipientName !== '' && `${t('letter:to', { name: recipientName })} · `}
          <InstantText at={createdAt} />, {madeBy} ·{' '}
          <CopyableCode value={contentHash} label={t('documents:field.contentHash')} shown={12} />
        </div>
        <Deliveries letter={letter} mayEdit={mayEdit} />
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('letter:more', { letter: reference })}>
            <Ellipsis size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {documents.map(({ format, documentId }) => (
            <Menu.Item
              key={documentId}
              leftSection={<Download size={14} />}
              onClick={() => void save(documentId)}
            >
              {t('letter:save', { format: t(`documents:format.${format}`) })}
            </Menu.Item>
          ))}
          {mayEdit && (
            <Menu.Item leftSection={<Send size={14} />} onClick={() => setSending(true)}>
              {t('letter:dispatch')}
            </Menu.Item>
          )}
          {events.map((event) => (
            <Menu.Item
              key={event}
              leftSection={<CalendarPlus size={14} />}
              onClick={() => onOffer(offerOf(event, letter, what))}
            >
              {t('letter:recordEvent', { event: code('clockEvent', event) })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isSending && <DispatchDialog letter={letter} onClose={() => setSending(false)} />}
    </li>
  )
}
