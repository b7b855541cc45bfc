import type { ReactNode } from 'react'
import classes from './words.module.css'

interface PercentBarProps {
  /** 0 to 100. */
  readonly value: number
  /** What the bar measures, for assistive technology; without it the number alone is read. */
  readonly label?: string
  /** What the number means in a word, behind the bar. */
  readonly children?: ReactNode
}

/** A share as number and bar. Numbers of several rows stand under each other. */
export function PercentBar({ value, label, children }: PercentBarProps) {
  const width = children === undefined ? classes.wide : ''
  return (
    <span className={classes.percentBar}>
      <span className={classes.percent}>{value} %</span>
      <meter
        min={0}
        max={100}
        value={value}
        className={`${classes.meter} ${width}`}
        aria-label={label}
        aria-hidden={label === undefined || undefined}
      />
      {children !== undefined && <span>{children}</span>}
    </span>
  )
}
