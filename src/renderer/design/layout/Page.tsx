import type { ReactNode } from 'react'
import classes from './layout.module.css'

interface PageProps {
  readonly head: ReactNode
  readonly children: ReactNode
  /** The content brings its own scrolling, such as a table. */
  readonly flush?: boolean
}

/** A place: its head, and content that scrolls under it. */
export function Page({ head, children, flush = false }: PageProps) {
  return (
    <div className={classes.page}>
      {head}
      {flush ? children : <div className={classes.scroll}>{children}</div>}
    </div>
  )
}
