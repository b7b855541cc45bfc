import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { BackupPreview } from '#shared/contract/backup.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { instantText, zoneOfMachine } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface ChooseBackupProps {
  readonly storePath: string | null
  readonly onChoose: (backup: BackupPreview) => void
  readonly onBack: () => void
}

/** The backups that are left in the folder of a store, and the way to any other file. */
export function ChooseBackup({ storePath, onChoose, onBack }: ChooseBackupProps) {
  const { client, host, query } = useEngine()
  const { t, language } = useWords()
  const [path, setPath] = useState('')
  const found = useQuery({
    ...query.backup.find.queryOptions({ input: { store: storePath ?? '' } }),
    enabled: storePath !== null,
    staleTime: 0,
  })
  const inspect = useMutation({
    mutationFn: (file: string) => client.backup.inspect({ path: file }),
    onSuccess: onChoose,
  })
  const pick = async () => {
    const picked = await host.pickStore('backup')
    if (picked !== null) inspect.mutate(picked)
  }
  const items = found.data?.items ?? []
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (path.trim() !== '') inspect.mutate(path.trim())
      }}
    >
      {found.error !== null && <ErrorPanel error={found.error} />}
      {found.data !== undefined && items.length === 0 && (
        <Notice meaning="attention">{t('backup:restore.foundNone')}</Notice>
      )}
      {items.length > 0 && <strong id="found-backups">{t('backup:restore.found')}</strong>}
      {items.length > 0 && (
        <ul className={classes.stores} aria-labelledby="found-backups">
          {items.map((backup, place) => (
            <li key={backup.path}>
              <button
                type="button"
                className={classes.store}
                onClick={() => onChoose(backup)}
                ref={place === 0 ? takeFocus : undefined}
              >
                <strong>{instantText(backup.createdAt, zoneOfMachine(), language)}</strong>
                <span>
                  {t(`backup:reason.${backup.reason}`)} · {bytesText(backup.bytes, language)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {inspect.error !== null && <ErrorPanel error={inspect.error} />}
      <TextInput
        label={t(items.length > 0 ? 'backup:restore.another' : 'backup:restore.file')}
        placeholder="/media/…/Name.wardbook-backup"
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
        autoFocus={storePath === null}
      />
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('design:cancel')}
        </Button>
        {host.kind === 'desktop' && (
          <Button variant="default" leftSection={<FolderOpen size={14} />} onClick={() => void pick()}>
            {t('app:entrance.pick')}
          </Button>
        )}
        <Button type="submit" variant="default" loading={inspect.isPending} disabled={path.trim() === ''}>
          {t('backup:restore.open')}
        </Button>
      </div>
    </form>
  )
}

/** The newest backup is what somebody wants whose store does not open. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus()
}
