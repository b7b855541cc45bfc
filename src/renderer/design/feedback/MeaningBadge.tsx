import type { ReactNode } from 'react'
import classes from './feedback.module.css'
import { type Meaning, meaningIcons } from './meaning.ts'

interface MeaningBadgeProps {
  readonly meaning: Meaning
  readonly children: ReactNode
}

/** A state in words with the sign and colour of its meaning. */
export function MeaningBadge({ meaning, children }: MeaningBadgeProps) {
  const Icon = meaningIcons[meaning]
  return (
    <span className={`${classes.meaning} ${classes[meaning]}`}>
      <Icon size={12} aria-hidden="true" />
      {children}
    </span>
  )
}

/** A sentence in a box of its meaning, above what it concerns. */
export function Notice({ meaning, children }: MeaningBadgeProps) {
  const Icon = meaningIcons[meaning]
  return (
    <div className={`${classes.notice} ${classes[meaning]}`} role="status">
      <Icon size={16} aria-hidden="true" />
      <div className={classes.noticeBody}>{children}</div>
    </div>
  )
}
