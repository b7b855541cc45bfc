import { Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BlankedContent, ExpiredFile } from '#shared/contract/request-retention.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { KeepingCopies } from '../../design/traces/KeepingCopies.tsx'
import { LeftCopiesDialog } from '../../design/traces/LeftCopiesDialog.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './retention.module.css'

type Blanked = Awaited<ReturnType<ReturnType<typeof useEngine>['client']['requestRetention']['blank']>>

interface BlankDialogProps {
  readonly files: readonly ExpiredFile[]
  readonly onClose: () => void
}

/** Blanks files: which, what goes, what stays and where copies remain; then the passphrase. */
export function BlankDialog({ files: chosen, onClose }: BlankDialogProps) {
  const { client, query } = useEngine()
  const { t } = useWords()
  const queries = useQueryClient()
  // What was chosen when it opened: the list behind it changes with what is done here.
  const [files] = useState(chosen)
  const ids = files.map(({ id }) => id)
  const preview = useQuery({
    queryKey: ['previewBlanking', ids],
    queryFn: () => client.requestRetention.preview({ ids }),
    staleTime: 0,
    gcTime: 0,
  })
  const [blanked, setBlanked] = useState<Blanked | null>(null)
  if (blanked !== null)
    return (
      <LeftCopiesDialog
        title={t('request-retention:dialog.done')}
        done={t('request-retention:dialog.doneText')}
        copies={blanked.copies}
        onClose={onClose}
      />
    )
  return (
    <Confirmed
      title={t('request-retention:dialog.title')}
      action={t('request-retention:blank', { count: files.length })}
      danger
      isComplete={preview.isSuccess && preview.data.files.every(({ kept }) => kept.length === 0)}
      run={async (confirmation) => {
        setBlanked(await client.requestRetention.blank({ ids, ...confirmation }))
        await Promise.all([
          queries.invalidateQueries({ queryKey: query.rightsRequest.key() }),
          queries.invalidateQueries({ queryKey: query.requestRetention.key() }),
        ])
      }}
      onClose={onClose}
    >
      <div className={classes.body}>
        {preview.error !== null && <ErrorPanel error={preview.error} />}
        {preview.isPending && <Skeleton height={160} />}
        <div>
          <h3 className={classes.heading}>{t('request-retention:dialog.files')}</h3>
          <p className={`mono ${classes.text}`}>{files.map(({ reference }) => reference).join(', ')}</p>
        </div>
        {preview.data !== undefined && <Reach removes={preview.data.removes} />}
        {preview.data !== undefined && <KeepingCopies copies={preview.data.copies} />}
        <Notice meaning="attention">{t('request-retention:dialog.warning')}</Notice>
      </div>
    </Confirmed>
  )
}

const counted = ['events', 'letters', 'attachments', 'actions', 'documents', 'entries'] as const

function Reach({ removes }: { readonly removes: BlankedContent }) {
  const { t } = useWords()
  return (
    <>
      <div>
        <h3 className={classes.heading}>{t('request-retention:dialog.goes')}</h3>
        <ul className={classes.list}>
          <li>{t('request-retention:dialog.person')}</li>
          {counted.map(
            (part) =>
              removes[part] > 0 && (
                <li key={part}>{t(`request-retention:dialog.${part}`, { count: removes[part] })}</li>
              ),
          )}
        </ul>
      </div>
      <div>
        <h3 className={classes.heading}>{t('request-retention:dialog.stays')}</h3>
        <ul className={classes.list}>
          {(['counts', 'sent', 'others'] as const).map((part) => (
            <li key={part}>{t(`request-retention:dialog.${part}`)}</li>
          ))}
        </ul>
      </div>
    </>
  )
}
