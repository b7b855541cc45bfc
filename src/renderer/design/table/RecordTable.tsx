import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import type { SortBy } from '../register/register-api.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { useWords } from '../words/use-words.ts'
import type { Column } from './column.ts'
import { features, type ListTable } from './features.ts'
import { rowMove } from './row-move.ts'
import { SkeletonRows } from './SkeletonRows.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import classes from './table.module.css'
import type { ColumnLayout } from './use-column-layout.ts'
import type { ListResult } from './use-list.ts'
import { useWidth } from './use-width.ts'
import { yielded } from './yielded.ts'

export interface RecordTableProps<T extends { readonly id: string }> {
  /** What the table lists, for assistive technology. */
  readonly label: string
  readonly columns: readonly Column<T>[]
  /** The word of a column. */
  readonly labelOf: (key: string) => string
  readonly result: ListResult<T>
  readonly sort: readonly SortBy[]
  readonly onSort: (sort: readonly SortBy[]) => void
  readonly layout: ColumnLayout
  /** Chosen rows by identifier; without it rows cannot be chosen. */
  readonly selection?: {
    readonly chosen: Record<string, true>
    readonly set: (next: Record<string, true>) => void
  }
  readonly onOpen?: (row: T) => void
  readonly onEdit?: (row: T) => void
  /** What further single keys do to the row that is current. */
  readonly keys?: Readonly<Record<string, (row: T) => void>>
  /** Shown in place of the rows when there are none. */
  readonly empty: ReactNode
}

const rowHeight = 32
const chooserWidth = 36

/**
 * A list as a grid: 32 px rows drawn only where they are seen, arrows to move, Enter to open, Space to choose, E to
 * edit. Rows come page by page as they are scrolled to.
 */
export function RecordTable<T extends { readonly id: string }>(props: RecordTableProps<T>) {
  const { label, columns, result, layout, selection, onOpen, onEdit } = props
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const room = useWidth(scroller) - (selection ? chooserWidth : 0)
  const [active, setActive] = useState(0)
  const columnDefs = useMemo(
    () =>
      columns.map((column) => ({
        id: column.key,
        size: column.size,
        minSize: 60,
        cell: ({ row }: { row: { original: T } }) => column.cell(row.original),
      })),
    [columns],
  )
  const table: ListTable<T> = useTable({
    features,
    columns: columnDefs,
    data: result.rows as T[],
    getRowId: (row) => row.id,
    columnResizeMode: 'onEnd',
    state: {
      columnVisibility: layout.isOwn
        ? layout.visibility
        : { ...layout.visibility, ...yielded(columns, layout.visibility, room) },
      columnSizing: layout.sizes,
      rowSelection: selection?.chosen ?? none,
    },
    onColumnVisibilityChange: layout.setVisibility,
    onColumnSizingChange: layout.setSizes,
    onRowSelectionChange: (update) => {
      selection?.set(typeof update === 'function' ? update(selection.chosen) : update)
    },
  })
  const rows = table.getRowModel().rows
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    onChange: ({ range }) => {
      if (range !== null && range.endIndex >= rows.length - 30) result.more()
    },
  })
  const focusRow = (index: number) => {
    setActive(index)
    virtual.scrollToIndex(index)
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus(),
    )
  }
  const current = rows[active]
  useShortcuts({
    ...Object.fromEntries(
      Object.entries(props.keys ?? {}).map(([key, run]) => [key, current && (() => run(current.original))]),
    ),
    e: onEdit && current && (() => onEdit(current.original)),
    arrowdown:
      rows.length > 0 && !isInside(scroller.current)
        ? () => focusRow(Math.min(active, rows.length - 1))
        : undefined,
  })
  const pressed = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return
    const next = rowMove(event.key, active, rows.length)
    if (next !== null) focusRow(next)
    else if (event.key === 'Enter' && current) onOpen?.(current.original)
    else if (event.key === ' ' && current && selection) current.toggleSelected()
    else return
    event.preventDefault()
  }
  const items = virtual.getVirtualItems()
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  const visible = table.getVisibleLeafColumns()
  const isEmpty = rows.length === 0 && !result.isLoading

  return (
    <div className={classes.scroller} ref={scroller} data-empty={isEmpty || undefined}>
      {isEmpty ? (
        props.empty
      ) : (
        <table
          {...grid}
          aria-label={label}
          aria-rowcount={result.total ?? rows.length}
          aria-busy={result.isLoading}
          className={classes.table}
          style={{ minWidth: table.getTotalSize() + (selection ? chooserWidth : 0) }}
          onKeyDown={pressed}
        >
          <colgroup>
            {selection && <col style={{ width: chooserWidth }} />}
            {visible.map((column) => {
              const grows = columns.find(({ key }) => key === column.id)?.grows === true
              return <col key={column.id} style={grows ? {} : { width: column.getSize() }} />
            })}
          </colgroup>
          <TableHead {...props} table={table} />
          <tbody style={spacers(before, after)}>
            {result.isLoading ? (
              <SkeletonRows columns={visible.length + (selection ? 1 : 0)} />
            ) : (
              items.map(({ index }) => {
                const row = rows[index]
                return (
                  row && (
                    <TableRow
                      key={row.id}
                      row={row}
                      index={index}
                      columns={columns}
                      isActive={index === active}
                      canChoose={selection !== undefined}
                      chooseLabel={t('design:table.choose')}
                      onFocus={() => setActive(index)}
                      onOpen={onOpen}
                    />
                  )
                )
              })
            )}
          </tbody>
        </table>
      )}
    </div>
  )
}

const none: Record<string, true> = {}

/** A table whose rows take the focus is a grid. */
const grid = { role: 'grid' } as const

/** Room for the rows above and below those that are drawn, in pixels. */
function spacers(before: number, after: number): CSSProperties {
  return { ['--before' as string]: `${before}px`, ['--after' as string]: `${after}px` }
}

function isInside(element: HTMLElement | null): boolean {
  return element?.contains(document.activeElement) === true
}
