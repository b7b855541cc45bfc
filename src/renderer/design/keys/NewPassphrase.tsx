import { Button, PasswordInput, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Dices } from 'lucide-react'
import { useState } from 'react'
import { useEngine } from '../engine-context.ts'
import { useWords } from '../words/use-words.ts'
import classes from './keys.module.css'

/** The fewest characters that the engine accepts; it refuses weak ones of any length besides. */
const shortest = 12

interface NewPassphraseProps {
  readonly wasTried: boolean
  /** The passphrase once it is long enough and typed twice; null until then. */
  readonly onChange: (passphrase: string | null) => void
}

/** A new passphrase, typed twice, with the rule that it has to meet, and six words for who has no idea. */
export function NewPassphrase({ wasTried, onChange }: NewPassphraseProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const isLong = [...first.normalize('NFKC')].length >= shortest
  const isSame = first === second
  const set = (nextFirst: string, nextSecond: string) => {
    setFirst(nextFirst)
    setSecond(nextSecond)
    const fits = [...nextFirst.normalize('NFKC')].length >= shortest && nextFirst === nextSecond
    onChange(fits ? nextFirst : null)
  }
  const propose = useMutation({ mutationFn: () => client.key.proposePassphrase() })
  const Mark = isLong ? CircleCheck : CircleDashed
  const toggle = { 'aria-label': t('app:entrance.show') }
  return (
    <div className={classes.fields}>
      <PasswordInput
        label={t('app:entrance.newPassphrase')}
        value={first}
        onChange={(event) => set(event.currentTarget.value, second)}
        error={wasTried && !isLong ? t('faults:weak-passphrase.help', { minimum: shortest }) : undefined}
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        required
      />
      <Text size="xs" className={classes.rule} data-met={isLong || undefined}>
        <Mark size={14} aria-hidden="true" />
        {t('app:entrance.rule', { minimum: shortest })}
      </Text>
      <div className={classes.proposal}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Dices size={14} />}
          onClick={() => propose.mutate()}
          loading={propose.isPending}
        >
          {t('key:propose.action')}
        </Button>
        {propose.data !== undefined && (
          <>
            <output className={`mono ${classes.proposed}`} aria-label={t('key:propose.title')}>
              {propose.data.passphrase}
            </output>
            <Text size="xs" c="dimmed">
              {t('key:propose.hint')}
            </Text>
          </>
        )}
      </div>
      <PasswordInput
        label={t('app:entrance.repeat')}
        value={second}
        onChange={(event) => set(first, event.currentTarget.value)}
        error={
          (wasTried || second.length >= first.length) && second !== '' && !isSame
            ? t('app:entrance.notSame')
            : undefined
        }
        autoComplete="new-password"
        visibilityToggleButtonProps={toggle}
        required
      />
    </div>
  )
}
