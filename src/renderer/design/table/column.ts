import type { ReactNode } from 'react'

/** One column of a list. Its words are `field.<key>` of the list's namespace. */
export interface Column<Row> {
  readonly key: string
  readonly cell: (row: Row) => ReactNode
  /** The engine sorts by this column. */
  readonly sortable?: boolean
  /** Width in pixels; the person can change it. */
  readonly size: number
  /** Takes what room is left. */
  readonly grows?: boolean
  readonly align?: 'right'
  /** Not shown until it is chosen. */
  readonly hidden?: boolean
  /** Free text of any length: it may be shortened, and pointing at it shows the whole. What is not marked always fits. */
  readonly cuts?: boolean
  /** Leaves a list that is too narrow for all columns, the lowest number first; the others stay. */
  readonly yields?: number
}

/** One way to narrow a list: how it is chosen and how the choice reads. Its words are `filter.<key>` or `field.<key>`. */
export interface FilterKind {
  readonly input: (props: FilterInputProps) => ReactNode
  /** The chosen value in a few words. */
  readonly show: (value: unknown) => ReactNode
}

export interface FilterInputProps {
  readonly value: unknown
  readonly label: string
  /** `undefined` takes the filter away. */
  readonly onChange: (value: unknown) => void
}

export type Filters = Readonly<Record<string, FilterKind>>

/** A column of a list. */
export function column<Row>(
  key: string,
  cell: (row: Row) => ReactNode,
  options: Omit<Column<Row>, 'key' | 'cell'>,
): Column<Row> {
  return { key, cell, ...options }
}
