import { TextInput } from '@mantine/core'
import { Check, X } from 'lucide-react'
import { compareRecoveryKey, plainRecoveryKey, recoveryKeyLength } from '#shared/kernel/recovery-key.ts'
import { readFault } from '../../engine/fault.ts'
import { useFieldWords } from '../form/form-context.ts'
import { useWords } from '../words/use-words.ts'
import classes from './keys.module.css'

interface TypedRecoveryKeyProps {
  /** The key as it was shown: each group is told at once; null where only the engine knows it. */
  readonly recoveryKey: string | null
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly label: string
  readonly description?: string
  readonly error?: string | undefined
}

/** A recovery key, typed from paper, with each group as it was understood. */
export function TypedRecoveryKey(props: TypedRecoveryKeyProps) {
  const { recoveryKey, value, onChange, label, description, error } = props
  const { t } = useWords()
  const groups = compareRecoveryKey(recoveryKey ?? value, value)
  const isKnown = recoveryKey !== null
  const wrong = isKnown ? groups.find(({ state }) => state === 'wrong') : undefined
  const count = plainRecoveryKey(value).length
  return (
    <div className={classes.fields}>
      <TextInput
        label={label}
        description={description ?? t('key:recovery.typeHint')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={wrong === undefined ? error : t('key:recovery.wrongGroup', { place: wrong.place })}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        classNames={{ input: 'mono' }}
        autoFocus
        data-autofocus
      />
      {groups.length > 0 && (
        <ol className={`mono ${classes.groups}`} aria-label={t('key:recovery.understood')}>
          {groups.map(({ place, text, state }) => (
            <li key={place} className={classes.group} data-state={isKnown ? state : undefined}>
              <span className={classes.place} aria-hidden="true">
                {place}
              </span>
              {text}
              {isKnown && state === 'right' && <Check size={14} aria-label={t('key:recovery.right')} />}
              {isKnown && state === 'wrong' && <X size={14} aria-label={t('key:recovery.wrong')} />}
            </li>
          ))}
        </ol>
      )}
      <output className={classes.place}>
        {t('key:recovery.count', { done: count, total: recoveryKeyLength })}
      </output>
    </div>
  )
}

/** What the engine found wrong in a key that was typed; undefined where it refused for another reason, or did not. */
export function useMistake(error: unknown): string | undefined {
  const { issueText } = useFieldWords('key')
  const issue =
    error === null ? undefined : readFault(error).issues.find(({ path }) => path[0] === 'recoveryKey')
  return issue && issueText(issue)
}

/** Whether a key was typed back as it was shown. */
export function isTypedBack(recoveryKey: string, typed: string): boolean {
  return plainRecoveryKey(typed) === plainRecoveryKey(recoveryKey)
}
