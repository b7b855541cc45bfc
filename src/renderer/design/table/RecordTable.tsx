import { useTable } from '@tanstack/react-table'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  Fragment,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { SortBy } from '../register/register-api.ts'
import { useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { useWords } from '../words/use-words.ts'
import type { Column } from './column.ts'
import { features, type ListTable } from './features.ts'
import type { ListMemory } from './list-memory.ts'
import { rowMove } from './row-move.ts'
import { SkeletonRows } from './SkeletonRows.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import classes from './table.module.css'
import { useActiveRow } from './use-active-row.ts'
import type { ColumnLayout } from './use-column-layout.ts'
import { useIsPrinting } from './use-is-printing.ts'
import type { ListResult } from './use-list.ts'
import { useWidth } from './use-width.ts'
import { yielded } from './yielded.ts'

/** What stands around a table can ask of it. */
export interface TableHandle {
  /** Puts the focus on the current row, or on the first. */
  readonly enter: () => void
}

export interface RecordTableProps<T extends { readonly id: string }> {
  /** What the table lists, for assistive technology. */
  readonly label: string
  readonly columns: readonly Column<T>[]
  /** The word of a column. */
  readonly labelOf: (key: string) => string
  readonly result: ListResult<T>
  readonly memory: ListMemory
  readonly handle: RefObject<TableHandle | null>
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
  const { label, columns, result, memory, layout, selection, onOpen, onEdit } = props
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const room = useWidth(scroller) - (selection ? chooserWidth : 0)
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
  const isPrinting = useIsPrinting()
  const active = useActiveRow({ rows, scroller, memory })
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    // Paper has no scrolling: every row that was read is drawn on it.
    rangeExtractor: (range) => (isPrinting ? [...rows.keys()] : withRow(range, active.index)),
  })
  useReveal(memory, active.index, (index) => virtual.scrollToIndex(index, { align: 'center' }))
  const lastSeen = virtual.range?.endIndex ?? 0
  useEffect(() => {
    if (lastSeen >= rows.length - 30) result.more()
  })
  const goTo = (index: number) => {
    if (rows.length === 0) return
    active.focus(index)
    virtual.scrollToIndex(index)
  }
  const enter = () => goTo(Math.max(active.index, 0))
  useImperativeHandle(props.handle, () => ({ enter }))
  const current = rows[active.index]
  useShortcuts({
    ...Object.fromEntries(
      Object.entries(props.keys ?? {}).map(([key, run]) => [key, current && (() => run(current.original))]),
    ),
    e: onEdit && current && (() => onEdit(current.original)),
    arrowdown: rows.length > 0 ? enter : undefined,
  })
  const pressed = (event: KeyboardEvent) => {
    const on = event.target instanceof Element ? event.target.closest('[data-row]') : null
    if (on === null || current === undefined) return
    const next = rowMove(event.key, active.index, rows.length)
    const isItself = on === event.target
    if (next !== null) {
      goTo(next)
      if (event.shiftKey && selection)
        selection.set({ ...selection.chosen, ...chosenBetween(rows, active.index, next) })
    } else if (event.key === 'Enter' && isItself) onOpen?.(current.original)
    else if (event.key === ' ' && isItself && selection) current.toggleSelected()
    else if (event.key === 'Escape' && selection && Object.keys(selection.chosen).length > 0)
      selection.set({})
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
              items.map(({ index, start }, at) => {
                const row = rows[index]
                return (
                  row && (
                    <Fragment key={row.id}>
                      <Gap height={start - (items[at - 1]?.end ?? start)} />
                      <TableRow
                        row={row}
                        index={index}
                        columns={columns}
                        isActive={index === active.index}
                        isStop={index === Math.max(active.index, 0)}
                        canChoose={selection !== undefined}
                        chooseLabel={t('design:table.choose')}
                        onFocus={(isItself) => active.onFocus(index, isItself)}
                        onBlur={active.onBlur}
                        onOpen={onOpen}
                      />
                    </Fragment>
                  )
                )
              })
            )}
          </tbody>
        </table>
      )}
      {result.hasMore && (
        <p className={classes.onPaper}>
          {t('design:table.printed', { shown: rows.length, count: result.total ?? rows.length })}
        </p>
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

/** The rows in view and the current one, which keeps the focus however far it is scrolled away. */
function withRow(range: Range, index: number): number[] {
  const drawn = defaultRangeExtractor(range)
  if (index < 0 || index >= range.count || drawn.includes(index)) return drawn
  return [...drawn, index].sort((a, b) => a - b)
}

/** Room is no row, for those who hear the table. */
const noRow = { role: 'presentation' } as const

/** Room for the rows between the current one and those in view. */
function Gap({ height }: { readonly height: number }) {
  return height > 0 && <tr {...noRow} style={{ height }} />
}

function chosenBetween(
  rows: readonly { readonly id: string }[],
  one: number,
  other: number,
): Record<string, true> {
  const between = rows.slice(Math.min(one, other), Math.max(one, other) + 1)
  return Object.fromEntries(between.map(({ id }) => [id, true]))
}

/** Back shows the row that was current when the list was left. */
function useReveal(memory: ListMemory, index: number, reveal: (index: number) => void): void {
  const isDue = useRef(memory.activeId !== null)
  useLayoutEffect(() => {
    if (!isDue.current || index < 0) return
    isDue.current = false
    reveal(index)
  })
}
