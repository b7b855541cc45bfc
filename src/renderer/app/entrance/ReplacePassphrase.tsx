import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '#shared/contract/store.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { NewPassphrase } from '../../design/keys/NewPassphrase.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface ReplacePassphraseProps {
  readonly session: Session
  readonly onReplaced: () => void
}

/** For who came in with a passphrase that somebody else gave, or with the recovery key: a passphrase of their own. */
export function ReplacePassphrase({ session, onReplaced }: ReplacePassphraseProps) {
  const { client, host } = useEngine()
  const { t } = useWords()
  const [next, setNext] = useState<string | null>(null)
  const [wasTried, setTried] = useState(false)
  const replace = useMutation({
    mutationFn: (passphrase: string) => client.key.changePassphrase({ next: passphrase }),
    onSuccess: onReplaced,
  })
  const isTemporary = session.mustReplacePassphrase
  return (
    <main className={classes.entrance}>
      <div className={classes.head} />
      <form
        className={classes.panel}
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (next !== null) replace.mutate(next)
        }}
      >
        <div>
          <h2>{t('key:replace.title')}</h2>
          <p className={classes.lead}>{t(isTemporary ? 'key:replace.temporary' : 'key:replace.recovered')}</p>
        </div>
        {replace.error !== null && <ErrorPanel error={replace.error} />}
        <NewPassphrase wasTried={wasTried} onChange={setNext} />
        <div className={classes.buttons}>
          <Button variant="subtle" color="gray" onClick={isTemporary ? () => void host.lock() : onReplaced}>
            {t(isTemporary ? 'key:replace.lock' : 'key:replace.later')}
          </Button>
          <Button type="submit" loading={replace.isPending}>
            {t('key:replace.action')}
          </Button>
        </div>
      </form>
    </main>
  )
}
