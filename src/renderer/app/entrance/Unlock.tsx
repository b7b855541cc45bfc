import { Button, PasswordInput, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { StoreSummary } from '#shared/contract/store.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useWords } from '../../design/words/use-words.ts'
import type { Enter } from './Entrance.tsx'
import classes from './entrance.module.css'

interface UnlockProps {
  readonly store: StoreSummary
  readonly onOpen: Enter
  readonly onBack: () => void
}

/** Asks for the passphrase of a store. */
export function Unlock({ store, onOpen, onBack }: UnlockProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [user, setUser] = useState(store.users[0]?.id ?? null)
  const [passphrase, setPassphrase] = useState('')
  const unlock = useMutation({
    mutationFn: () => client.store.unlock({ path: store.path, user, passphrase }),
    onSuccess: (session) => onOpen(session, null),
    onError: () => setPassphrase(''),
  })
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (passphrase !== '') unlock.mutate()
      }}
    >
      <div>
        <h2>{store.name}</h2>
        <p className={`mono ${classes.path}`}>{store.path}</p>
      </div>
      {unlock.error !== null && <ErrorPanel error={unlock.error} />}
      {store.users.length > 1 && (
        <Select
          label={t('app:entrance.user')}
          data={store.users.map(({ id, label }) => ({ value: id, label }))}
          value={user}
          onChange={setUser}
          allowDeselect={false}
        />
      )}
      <PasswordInput
        label={t('app:entrance.passphrase')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('app:entrance.show') }}
        autoFocus
      />
      <div className={classes.buttons}>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t('app:entrance.other')}
        </Button>
        <Button type="submit" loading={unlock.isPending} disabled={passphrase === ''}>
          {t('app:entrance.unlock')}
        </Button>
      </div>
    </form>
  )
}
