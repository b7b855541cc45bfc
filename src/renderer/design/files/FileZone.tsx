import { ActionIcon, Anchor, Progress } from '@mantine/core'
import { Upload, X } from 'lucide-react'
import { type DragEvent, useRef, useState } from 'react'
import { faultHelp, faultTitle } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './files.module.css'
import { type Adding, type Refused, useAddFiles } from './use-add-files.ts'

/** Takes files for a record: dropped into it, or chosen with the keyboard. */
export function FileZone({ recordId }: { readonly recordId: string }) {
  const { t } = useWords()
  const { adding, refused, add, dismiss } = useAddFiles(recordId)
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const isBusy = adding !== null
  const take = (files: FileList | null) => {
    if (!isBusy && files !== null && files.length > 0) void add([...files])
  }
  const over = (event: DragEvent) => {
    if (isBusy || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  return (
    <>
      <section
        className={classes.zone}
        aria-label={t('attachment:add')}
        data-over={isOver || undefined}
        onDragEnter={over}
        onDragOver={over}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <Upload size={18} aria-hidden="true" />
        {adding === null ? (
          <div>
            {t('attachment:drop')}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => picker.current?.click()}>
              {t('attachment:choose')}
            </Anchor>
            <div className={classes.quiet}>{t('attachment:limit')}</div>
          </div>
        ) : (
          <AddingBar adding={adding} />
        )}
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file can be chosen again after it was refused.
            event.currentTarget.value = ''
          }}
        />
      </section>
      {refused.map((one) => (
        <RefusedFile key={one.key} refused={one} onDismiss={() => dismiss(one.key)} />
      ))}
    </>
  )
}

function AddingBar({ adding }: { readonly adding: Adding }) {
  const { t } = useWords()
  const { fileName, place, count, done, total } = adding
  const label = t('attachment:adding', { file: fileName, place, count })
  return (
    <div className={classes.adding}>
      <div role="status">{label}</div>
      <Progress.Root size="sm">
        <Progress.Section
          value={total === 0 ? 100 : Math.max(4, (100 * done) / total)}
          animated
          aria-label={label}
        />
      </Progress.Root>
    </div>
  )
}

function RefusedFile({ refused, onDismiss }: { readonly refused: Refused; readonly onDismiss: () => void }) {
  const { t, language } = useWords()
  const { fileName, issue, params } = refused
  const why = issue === null ? faultTitle(refused, t) : t(`faults:issue.${issue}`, { ...params })
  return (
    <Notice meaning="danger">
      <div className={classes.refused}>
        <div>
          <strong>{t('attachment:notAdded', { file: fileName })}</strong> {why}
          {issue === null && <div>{faultHelp(refused, t, language)}</div>}
        </div>
        <ActionIcon aria-label={t('attachment:dismiss', { file: fileName })} onClick={onDismiss}>
          <X size={14} />
        </ActionIcon>
      </div>
    </Notice>
  )
}
