import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './settings.module.css'

interface WayProps {
  readonly name: string
  /** What it does. */
  readonly text: string
  readonly state?: ReactNode
  readonly actions?: ReactNode
}

/** One way into the store: what it does, how it stands, and how to change it. */
export function Way({ name, text, state, actions }: WayProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <Text size="sm">{text}</Text>
        {state}
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </dd>
    </>
  )
}
