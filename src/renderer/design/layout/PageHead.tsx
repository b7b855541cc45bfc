import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './layout.module.css'

interface PageHeadProps {
  readonly title: string
  /** The places above this one. */
  readonly trail?: readonly { readonly label: string; readonly to: string }[]
  readonly reference?: string | null
  /** Status, owner, clock. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** What this page is, where it belongs, and what can be done here. */
export function PageHead({ title, trail = [], reference = null, children, actions }: PageHeadProps) {
  const { t } = useWords()
  return (
    <header className={classes.head}>
      <div className={classes.headMain}>
        <div className={classes.titleLine}>
          {trail.length > 0 && (
            <nav aria-label={t('design:trail')} className={classes.trail}>
              {trail.map(({ label, to }) => (
                <span key={to} className={classes.trailStep}>
                  <Anchor component={Link} to={to} size="sm" c="dimmed">
                    {label}
                  </Anchor>
                  <ChevronRight size={14} aria-hidden="true" />
                </span>
              ))}
            </nav>
          )}
          <h1 className={classes.title}>{title}</h1>
          {reference !== null && reference !== title && (
            <span className={`mono ${classes.reference}`}>{reference}</span>
          )}
        </div>
        {children && <div className={classes.headline}>{children}</div>}
      </div>
      {actions && <div className={classes.actions}>{actions}</div>}
    </header>
  )
}
