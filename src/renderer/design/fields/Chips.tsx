import type { ReactNode } from 'react'
import classes from '../form/form.module.css'

interface ChipsProps<K extends string> {
  readonly of: readonly K[]
  readonly chip: (key: K) => ReactNode
}

/** Several short values side by side. */
export function Chips<K extends string>({ of, chip }: ChipsProps<K>) {
  return (
    <span className={classes.chips}>
      {of.map((key) => (
        <span key={key} className={classes.chip}>
          {chip(key)}
        </span>
      ))}
    </span>
  )
}
