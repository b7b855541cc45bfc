import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupPreview, RestoredStore } from '#shared/contract/backup.ts'
import type { StoreSummary } from '#shared/contract/store.ts'
import { RestoredFacts } from '../../design/backup/RestoredFacts.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ChooseBackup } from './ChooseBackup.tsx'
import classes from './entrance.module.css'
import { OpenBackup } from './OpenBackup.tsx'

interface RestoreStoreProps {
  /** The store that does not open any more; null: none was named. */
  readonly storePath: string | null
  /** Where a restored store is proposed that had no place. */
  readonly folder: string
  readonly onRestored: (store: StoreSummary) => void
  readonly onBack: () => void
}

/** Brings a store back without one being open: choose a backup, look inside with its passphrase, restore it. */
export function RestoreStore({ storePath, folder, onRestored, onBack }: RestoreStoreProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [chosen, setChosen] = useState<BackupPreview | null>(null)
  const [restored, setRestored] = useState<RestoredStore | null>(null)
  const unlock = useMutation({
    mutationFn: (path: string) => client.store.inspect({ path }),
    onSuccess: onRestored,
  })
  return (
    <div className={classes.form}>
      <div>
        <h2>{t(restored === null ? 'backup:restore.entrance' : 'backup:restore.done')}</h2>
        {restored === null && <p className={classes.lead}>{t('backup:restore.entranceLead')}</p>}
      </div>
      {restored !== null && (
        <>
          {unlock.error !== null && <ErrorPanel error={unlock.error} />}
          <RestoredFacts restored={restored} />
          <div className={classes.buttons}>
            <Button loading={unlock.isPending} onClick={() => unlock.mutate(restored.path)} autoFocus>
              {t('backup:restore.unlockNow')}
            </Button>
          </div>
        </>
      )}
      {restored === null && chosen === null && (
        <ChooseBackup storePath={storePath} onChoose={setChosen} onBack={onBack} />
      )}
      {restored === null && chosen !== null && (
        <OpenBackup
          backup={chosen}
          storePath={storePath}
          folder={folder}
          onRestored={setRestored}
          onBack={() => setChosen(null)}
        />
      )}
    </div>
  )
}
