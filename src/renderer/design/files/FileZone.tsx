import { ActionIcon, Anchor, Progress } from '@mantine/core'
import { X } from 'lucide-react'
import { faultHelp, faultTitle } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import { DropZone } from './DropZone.tsx'
import classes from './files.module.css'
import { type Adding, type Refused, useAddFiles } from './use-add-files.ts'

/** Takes files for a record: dropped into it, or chosen with the keyboard. */
export function FileZone({ recordId }: { readonly recordId: string }) {
  const { t } = useWords()
  const { adding, refused, add, dismiss } = useAddFiles(recordId)
  return (
    <>
      <DropZone
        label={t('attachment:add')}
        isBusy={adding !== null}
        multiple
        onFiles={(files) => void add(files)}
      >
        {(choose) =>
          adding === null ? (
            <div>
              {t('attachment:drop')}{' '}
              <Anchor component="button" type="button" size="sm" onClick={choose}>
                {t('attachment:choose')}
              </Anchor>
              <div className={classes.quiet}>{t('attachment:limit')}</div>
            </div>
          ) : (
            <AddingBar adding={adding} />
          )
        }
      </DropZone>
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
