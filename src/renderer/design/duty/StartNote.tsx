import type { ReactNode } from 'react'
import type { OfferedDuty } from '#shared/contract/reporting-duty.ts'
import { useWords } from '../words/use-words.ts'
import classes from './duty.module.css'

interface StartNoteProps {
  readonly start: OfferedDuty['starts'][number] | null
  readonly children: ReactNode
}

/** The moment that starts a duty, with what that moment is. */
export function StartNote({ start, children }: StartNoteProps) {
  const { t } = useWords()
  return (
    <>
      {children}
      {start !== null && <p className={classes.quiet}>{t(`reporting-duty:part.${start.start}`)}</p>}
    </>
  )
}
