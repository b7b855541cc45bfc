import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { withSearch } from '../layout/with-search.ts'
import type { ListTarget } from './ChartCard.tsx'
import classes from './chart.module.css'
import { Swatch } from './fills.tsx'

export interface LegendEntry {
  readonly key: string
  readonly label: string
  /** Which fill the series has. */
  readonly fill: number
  readonly target: ListTarget
}

/** The series in words, each leading to its list. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map(({ key, label, fill, target }) => (
        <li key={key}>
          <Swatch place={fill} />
          <Anchor component={Link} to={target.to} search={withSearch(target.search)} size="xs" c="inherit">
            {label}
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
