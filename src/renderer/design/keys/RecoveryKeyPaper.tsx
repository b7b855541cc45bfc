import { Button } from '@mantine/core'
import { Check, Copy, Printer } from 'lucide-react'
import { systemClock } from '#shared/kernel/dates.ts'
import { recoveryGroups } from '#shared/kernel/recovery-key.ts'
import { instantText, zoneOfMachine } from '../words/dates.ts'
import { useCopy } from '../words/use-copy.ts'
import { useWords } from '../words/use-words.ts'
import { ClipboardNote } from './ClipboardNote.tsx'
import classes from './keys.module.css'

/** Whose recovery key it is, and of which store. */
export interface RecoveryKeyOf {
  readonly store: string
  readonly who: string
}

interface RecoveryKeyPaperProps {
  readonly recoveryKey: string
  readonly of: RecoveryKeyOf
}

/** A recovery key in groups to copy by hand, and the same with its explanation to print. */
export function RecoveryKeyPaper({ recoveryKey, of }: RecoveryKeyPaperProps) {
  const { t, language } = useWords()
  const { copied, copy } = useCopy(recoveryKey, { isSecret: true })
  return (
    <>
      <div className={classes.paper} data-paper>
        <div className={classes.printed}>
          <h1>{t('key:recovery.paperTitle', { store: of.store })}</h1>
          <p>{t('key:recovery.paperText', { ...of })}</p>
          <p>{instantText(systemClock(), zoneOfMachine(), language)}</p>
        </div>
        <ol className={`mono ${classes.groups}`} aria-label={t('key:way.recovery')}>
          {recoveryGroups(recoveryKey).map(({ place, text }) => (
            <li key={place} className={classes.group}>
              <span className={classes.place} aria-hidden="true">
                {place}
              </span>
              {text}
            </li>
          ))}
        </ol>
      </div>
      <div className={classes.ways}>
        <Button variant="default" leftSection={<Printer size={14} />} onClick={() => window.print()}>
          {t('key:recovery.print')}
        </Button>
        <Button
          variant="default"
          leftSection={copied ? <Check size={14} /> : <Copy size={14} />}
          onClick={copy}
        >
          {t(copied ? 'design:copied' : 'key:recovery.copy')}
        </Button>
      </div>
      <ClipboardNote />
    </>
  )
}
