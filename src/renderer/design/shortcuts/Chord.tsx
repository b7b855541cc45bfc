import { Kbd } from '@mantine/core'
import { useWords } from '../words/use-words.ts'
import classes from './shortcuts.module.css'

/** Keys that are pressed together, as the keyboards of the language and the machine name them: `Ctrl Shift Enter`. */
export function Chord({ keys }: { readonly keys: string }) {
  const name = useKeyName()
  return (
    <span className={classes.chord}>
      {keys.split(' ').map((key) => (
        <Kbd key={key} size="xs">
          {name(key)}
        </Kbd>
      ))}
    </span>
  )
}

/** A chord as text, for tooltips. */
export function useChordText(keys: string): string {
  const name = useKeyName()
  return keys.split(' ').map(name).join('+')
}

function useKeyName(): (key: string) => string {
  const { t } = useWords()
  return (key) => {
    if (key === 'Ctrl') return isMac ? '⌘' : t('design:keys.ctrl')
    if (key === 'Shift') return isMac ? '⇧' : t('design:keys.shift')
    if (key === 'Enter') return t('design:keys.enter')
    return key === 'Space' ? t('design:keys.space') : key
  }
}

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')
