import { Button, PasswordInput, Select, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupContent, BackupPreview, RestoredStore } from '#shared/contract/backup.ts'
import { BackupContents } from '../../design/backup/BackupContents.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { KeyFileField, textOfKeyFile } from '../../design/keys/KeyFileField.tsx'
import { TypedRecoveryKey } from '../../design/keys/TypedRecoveryKey.tsx'
import { bytesText } from '../../design/words/bytes.ts'
import { instantText, zoneOfMachine } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { readFault } from '../../engine/fault.ts'
import classes from './entrance.module.css'

interface OpenBackupProps {
  readonly backup: BackupPreview
  readonly storePath: string | null
  readonly folder: string
  readonly onRestored: (restored: RestoredStore) => void
  readonly onBack: () => void
}

/** Asks for the passphrase of the time of a backup, shows what is inside, then restores it. */
export function OpenBackup({ backup, storePath, folder, onRestored, onBack }: OpenBackupProps) {
  const { client } = useEngine()
  const { t, language } = useWords()
  const dpos = backup.users.filter(({ role }) => role === 'dpo')
  const [user, setUser] = useState(dpos[0]?.id ?? null)
  const [byRecovery, setByRecovery] = useState(false)
  const [typed, setTyped] = useState('')
  const [keyFile, setKeyFile] = useState<File | null>(null)
  const [needsFile, setNeedsFile] = useState(false)
  const [content, setContent] = useState<BackupContent | null>(null)
  const [to, setTo] = useState(storePath ?? `${folder}/${storeNameOf(backup.path)}.wardbook`)
  const key = async () =>
    byRecovery ? { recoveryKey: typed } : { user, passphrase: typed, keyFile: await textOfKeyFile(keyFile) }
  const work = useMutation({
    mutationFn: async () => {
      const given = { path: backup.path, ...(await key()) }
      if (content === null) setContent((await client.backup.inspect(given)).content)
      else onRestored(await client.backup.restore({ ...given, to: to.trim(), replace: to === storePath }))
    },
    onError: (error) => {
      if (readFault(error).code === 'key-file-missing') setNeedsFile(true)
      else if (content === null && !byRecovery) setTyped('')
    },
  })
  const when = instantText(backup.createdAt, zoneOfMachine(), language)
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== '' && to.trim() !== '') work.mutate()
      }}
    >
      <div>
        <strong>{when}</strong>
        <p className={classes.lead}>
          {t(`backup:reason.${backup.reason}`)} · {bytesText(backup.bytes, language)}
        </p>
        <p className={`mono ${classes.path}`}>{backup.path}</p>
      </div>
      {work.error !== null && <ErrorPanel error={work.error} />}
      {content === null ? (
        <>
          {!byRecovery && dpos.length > 1 && (
            <Select
              label={t('backup:restore.user')}
              data={dpos.map(({ id, label }) => ({ value: id, label }))}
              value={user}
              onChange={setUser}
              allowDeselect={false}
            />
          )}
          {byRecovery ? (
            <TypedRecoveryKey
              recoveryKey={null}
              label={t('key:unlock.recoveryKey')}
              value={typed}
              onChange={setTyped}
            />
          ) : (
            <PasswordInput
              label={t('app:entrance.passphrase')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="current-password"
              visibilityToggleButtonProps={{ 'aria-label': t('app:entrance.show') }}
              autoFocus
            />
          )}
          {!byRecovery && needsFile && (
            <KeyFileField label={t('key:unlock.keyFile')} value={keyFile} onChange={setKeyFile} />
          )}
        </>
      ) : (
        <>
          <BackupContents content={content} zone={zoneOfMachine()} />
          <TextInput
            label={t('backup:restore.whereStands')}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
            required
          />
          {to === storePath && (
            <Text size="xs" c="dimmed">
              {t('backup:restore.kept')}
            </Text>
          )}
        </>
      )}
      <div className={classes.buttons}>
        {content === null && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setByRecovery(!byRecovery)
              setTyped('')
              work.reset()
            }}
          >
            {t(byRecovery ? 'key:unlock.usePassphrase' : 'key:unlock.useRecovery')}
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('backup:restore.another')}
        </Button>
        <Button type="submit" loading={work.isPending} disabled={typed === ''}>
          {t(content === null ? 'backup:restore.look' : 'backup:restore.action')}
        </Button>
      </div>
    </form>
  )
}

/** A backup is named after its store and the moment. */
function storeNameOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? ''
  return name.replace(/(-\d{4}-\d{2}-\d{2}T[\d-]+Z(-\d+)?)?\.wardbook-backup$/, '') || 'Wardbook'
}
