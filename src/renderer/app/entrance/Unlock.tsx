import { Button, PasswordInput, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoreSummary } from '#shared/contract/store.ts'
import type { FaultCode } from '#shared/kernel/faults.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { KeyFileField, textOfKeyFile } from '../../design/keys/KeyFileField.tsx'
import { TypedRecoveryKey, useMistake } from '../../design/keys/TypedRecoveryKey.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { readFault } from '../../engine/fault.ts'
import type { Enter } from './Entrance.tsx'
import classes from './entrance.module.css'

interface UnlockProps {
  readonly store: StoreSummary
  readonly onOpen: Enter
  readonly onBack: () => void
  /** To its backups, when it does not open because of what is left of it. */
  readonly onRestore: () => void
}

/** Asks for the passphrase of a store, with the key file of a person who uses one, or for the recovery key. */
export function Unlock({ store, onOpen, onBack, onRestore }: UnlockProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [user, setUser] = useState(store.users[0]?.id ?? null)
  const [byRecovery, setByRecovery] = useState(false)
  const [typed, setTyped] = useState('')
  const [keyFile, setKeyFile] = useState<File | null>(null)
  const person = store.users.find(({ id }) => id === user)
  const needsFile = person?.keyFile ?? false
  const unlock = useMutation({
    mutationFn: async () =>
      byRecovery
        ? client.store.unlock({ path: store.path, recoveryKey: typed })
        : client.store.unlock({
            path: store.path,
            user,
            passphrase: typed,
            keyFile: needsFile ? await textOfKeyFile(keyFile) : null,
          }),
    onSuccess: (session) => onOpen(session, null),
    // A recovery key takes minutes to type; a mistake in it is mended where it stands.
    onError: () => {
      if (!byRecovery) setTyped('')
    },
  })
  const byDevice = useMutation({
    mutationFn: () => client.store.unlock({ path: store.path, user, device: true }),
    onSuccess: (session) => onOpen(session, null),
  })
  const error = unlock.error ?? byDevice.error
  const mistake = useMistake(byRecovery ? unlock.error : null)
  const change = (next: boolean) => {
    setByRecovery(next)
    setTyped('')
    unlock.reset()
    byDevice.reset()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (typed === '') return
        byDevice.reset()
        unlock.mutate()
      }}
    >
      <div>
        <h2>{store.name}</h2>
        <p className={`mono ${classes.path}`}>{store.path}</p>
      </div>
      {error !== null && mistake === undefined && (
        <ErrorPanel error={error}>
          {mendedByBackup.has(readFault(error).code) && (
            <Button variant="default" onClick={onRestore}>
              {t('backup:restore.entrance')}
            </Button>
          )}
        </ErrorPanel>
      )}
      {!byRecovery && store.users.length > 1 && (
        <Select
          label={t('app:entrance.user')}
          data={store.users.map(({ id, label }) => ({ value: id, label }))}
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
          error={mistake}
          onChange={setTyped}
        />
      ) : (
        <PasswordInput
          key="passphrase"
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
      {!byRecovery && person?.device === true && (
        <Button variant="default" onClick={() => byDevice.mutate()} loading={byDevice.isPending}>
          {t('key:unlock.byDevice')}
        </Button>
      )}
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={() => change(!byRecovery)}>
          {t(byRecovery ? 'key:unlock.usePassphrase' : 'key:unlock.useRecovery')}
        </Button>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('app:entrance.other')}
        </Button>
        <Button type="submit" loading={unlock.isPending} disabled={typed === ''}>
          {t('app:entrance.unlock')}
        </Button>
      </div>
    </form>
  )
}

/** What a backup mends. */
const mendedByBackup: ReadonlySet<FaultCode> = new Set([
  'store-damaged',
  'store-incomplete',
  'store-not-found',
  'keyring-damaged',
])
