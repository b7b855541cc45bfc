import { Button, Checkbox, CopyButton } from '@mantine/core'
import { Check, Copy, KeyRound, Printer } from 'lucide-react'
import { useState } from 'react'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface RecoveryKeyProps {
  readonly recoveryKey: string
  readonly onKept: () => void
}

/** Shows the recovery key of a new store, once. Nothing else opens the store when the passphrase is forgotten. */
export function RecoveryKey({ recoveryKey, onKept }: RecoveryKeyProps) {
  const { t } = useWords()
  const [isKept, setKept] = useState(false)
  return (
    <main className={classes.entrance}>
      <div className={classes.head} />
      <div className={classes.panel}>
        <div className={classes.form}>
          <div className={classes.brand}>
            <KeyRound size={20} aria-hidden="true" />
            <h2>{t('app:recovery.title')}</h2>
          </div>
          <Notice meaning="attention">{t('app:recovery.text')}</Notice>
          <output className={`mono ${classes.key}`} aria-label={t('app:recovery.title')}>
            {recoveryKey}
          </output>
          <div className={classes.ways}>
            <CopyButton value={recoveryKey}>
              {({ copied, copy }) => (
                <Button
                  variant="default"
                  leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
                  onClick={copy}
                >
                  {t(copied ? 'design:copied' : 'app:recovery.copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" leftSection={<Printer size={14} />} onClick={() => window.print()}>
              {t('app:recovery.print')}
            </Button>
          </div>
          <Checkbox
            label={t('app:recovery.confirm')}
            checked={isKept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
          <div className={classes.buttons}>
            <Button disabled={!isKept} onClick={onKept}>
              {t('app:recovery.go')}
            </Button>
          </div>
        </div>
      </div>
    </main>
  )
}
