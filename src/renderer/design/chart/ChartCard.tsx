import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { withSearch } from '../layout/with-search.ts'
import { useWords } from '../words/use-words.ts'
import classes from './chart.module.css'

/** A list with what it is narrowed to, as its address says it. */
export interface ListTarget {
  readonly to: string
  readonly search: Readonly<Record<string, unknown>>
}

export interface ChartRow {
  readonly key: string
  readonly label: string
  readonly values: readonly string[]
  /** The list behind the row. */
  readonly target: ListTarget
  /** The lists behind its values, where they are others than that of the row. */
  readonly targets?: readonly (ListTarget | null)[]
}

interface ChartCardProps {
  readonly title: string
  /** A number that sums the chart up. */
  readonly note?: string | undefined
  readonly target: ListTarget
  /** The names of the columns behind the first, which holds the labels. */
  readonly head: readonly [label: string, ...values: string[]]
  readonly rows: readonly ChartRow[]
  readonly legend?: ReactNode
  readonly empty: string
  readonly children: ReactNode
}

/** A small chart that can be read as a table and leads to the list behind it. */
export function ChartCard(props: ChartCardProps) {
  const { title, note, target, head, rows, legend, empty, children } = props
  const { t } = useWords()
  const id = useId()
  const [isTable, setTable] = useState(false)
  const Icon = isTable ? ChartColumn : Table2
  const change = t(isTable ? 'chart:asChart' : 'chart:asTable', { what: title })
  const spoken = rows
    .map(({ label, values }) => `${label}${t('design:colon')}${values.join(', ')}`)
    .join('; ')
  return (
    <figure className={classes.card} aria-labelledby={id}>
      <figcaption className={classes.head}>
        <div className={classes.caption}>
          <h3 id={id} className={classes.title}>
            <Anchor component={Link} to={target.to} search={withSearch(target.search)} size="sm" inherit>
              {title}
            </Anchor>
          </h3>
          <span className={classes.note}>{note}</span>
        </div>
        {rows.length > 0 && (
          <Tooltip label={change}>
            <ActionIcon size={24} aria-label={change} onClick={() => setTable(!isTable)}>
              <Icon size={14} />
            </ActionIcon>
          </Tooltip>
        )}
      </figcaption>
      {rows.length === 0 ? (
        <p className={classes.empty}>{empty}</p>
      ) : isTable ? (
        <ChartTable head={head} rows={rows} />
      ) : (
        <>
          <div className={classes.plot} role="img" aria-label={`${title}. ${spoken}`}>
            {children}
          </div>
          {legend}
        </>
      )}
    </figure>
  )
}

function ChartTable({ head, rows }: Pick<ChartCardProps, 'head' | 'rows'>) {
  const [label, ...values] = head
  return (
    <div className={classes.tableBox}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{label}</th>
            {values.map((name) => (
              <th key={name} scope="col" className={classes.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <Anchor component={Link} to={row.target.to} search={withSearch(row.target.search)} size="sm">
                  {row.label}
                </Anchor>
              </th>
              {row.values.map((value, place) => (
                <td key={values[place]} className={classes.number}>
                  <Value value={value} target={row.targets?.[place] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Value({ value, target }: { readonly value: string; readonly target: ListTarget | null }) {
  if (target === null || value === '0') return value
  return (
    <Anchor component={Link} to={target.to} search={withSearch(target.search)} size="sm">
      {value}
    </Anchor>
  )
}
