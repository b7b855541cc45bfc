import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Session } from '#shared/contract/store.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { RecoveryKeyPaper } from '../../design/keys/RecoveryKeyPaper.tsx'
import { RecoveryKeySteps } from '../../design/keys/RecoveryKeySteps.tsx'
import { isTypedBack, TypedRecoveryKey } from '../../design/keys/TypedRecoveryKey.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface KeepRecoveryKeyProps {
  readonly recoveryKey: string
  readonly session: Session
  readonly onKept: () => void
}

/**
 * Shows the recovery key of a new store, once, and lets it be typed back from where it was kept. Nothing else opens the
 * store when the passphrase is forgotten. A demonstration may do without.
 */
export function KeepRecoveryKey({ recoveryKey, session, onKept }: KeepRecoveryKeyProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [isKept, setKept] = useState(false)
  const [typed, setTyped] = useState('')
  const check = useMutation({
    mutationFn: () => client.key.checkRecoveryKey({ recoveryKey: typed }),
    onSuccess: onKept,
  })
  return (
    <main className={classes.entrance}>
      <div className={classes.head} />
      <form
        className={classes.panel}
        onSubmit={(event) => {
          event.preventDefault()
          if (!isKept) setKept(true)
          else if (isTypedBack(recoveryKey, typed)) check.mutate()
        }}
      >
        <div className={classes.brand}>
          <KeyRound size={20} aria-hidden="true" />
          <h2>{t('key:way.recovery')}</h2>
        </div>
        {check.error !== null && <ErrorPanel error={check.error} />}
        {isKept ? (
          <TypedRecoveryKey
            recoveryKey={recoveryKey}
            label={t('key:recovery.typeBack')}
            value={typed}
            onChange={setTyped}
          />
        ) : (
          <>
            <Notice meaning="attention">{t('key:recovery.shownOnce')}</Notice>
            <RecoveryKeyPaper
              recoveryKey={recoveryKey}
              of={{ store: session.store.name, who: session.user.label }}
            />
          </>
        )}
        <div className={classes.buttons}>
          {session.demo && (
            <Button variant="subtle" color="gray" onClick={onKept}>
              {t('key:recovery.skipDemo')}
            </Button>
          )}
          <RecoveryKeySteps
            recoveryKey={recoveryKey}
            typed={typed}
            isKept={isKept}
            isBusy={check.isPending}
            onShowAgain={() => setKept(false)}
          />
        </div>
      </form>
    </main>
  )
}
