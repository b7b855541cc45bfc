import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import classes from './feedback.module.css'

interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  /** What the place is for. */
  readonly text: string
  /** The two or three ways to fill it. */
  readonly children?: ReactNode
}

export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <Icon size={28} strokeWidth={1.5} aria-hidden="true" className={classes.emptyIcon} />
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div className={classes.emptyActions}>{children}</div>}
    </div>
  )
}
