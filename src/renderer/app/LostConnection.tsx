import { Unplug } from 'lucide-react'
import { useWords } from '../design/words/use-words.ts'
import type { ConnectionState } from '../engine/event-watch.ts'
import classes from './shell.module.css'

/** Says that the engine does not answer; it goes away by itself when it answers again. */
export function LostConnection({ state }: { readonly state: ConnectionState }) {
  const { t } = useWords()
  if (state !== 'lost') return null
  return (
    <div role="status" className={classes.lost}>
      <Unplug size={16} aria-hidden="true" />
      {t('app:lost')}
    </div>
  )
}
