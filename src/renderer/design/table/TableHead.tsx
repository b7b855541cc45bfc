import { Checkbox } from '@mantine/core'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { SortBy } from '../register/register-api.ts'
import { useWords } from '../words/use-words.ts'
import type { Column } from './column.ts'
import type { ListTable } from './features.ts'
import classes from './table.module.css'

interface TableHeadProps<T extends { readonly id: string }> {
  readonly table: ListTable<T>
  readonly columns: readonly Column<T>[]
  readonly labelOf: (key: string) => string
  readonly sort: readonly SortBy[]
  readonly onSort: (sort: readonly SortBy[]) => void
  readonly selection?: object | undefined
}

/** The heads: a click sorts, the edge changes the width by mouse or arrow keys. */
export function TableHead<T extends { readonly id: string }>(props: TableHeadProps<T>) {
  const { table, columns, labelOf, sort, onSort, selection } = props
  const { t } = useWords()
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  return (
    <thead className={classes.head}>
      <tr>
        {selection && (
          <th scope="col" className={classes.chooser}>
            <Checkbox
              aria-label={t('design:table.chooseAll')}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected() && !table.getIsAllRowsSelected()}
              onChange={table.getToggleAllRowsSelectedHandler()}
            />
          </th>
        )}
        {headers.map((header) => {
          const key = header.column.id
          const column = columns.find((candidate) => candidate.key === key)
          const direction = sort.find((entry) => entry.column === key)?.direction
          return (
            <th key={key} scope="col" aria-sort={ariaSort(direction)} data-align={column?.align}>
              {column?.sortable ? (
                <button
                  type="button"
                  className={classes.sorter}
                  onClick={() => onSort(nextSort(key, direction))}
                >
                  <span className={classes.headText}>{labelOf(key)}</span>
                  {direction === 'asc' && <ArrowUp size={12} aria-hidden="true" />}
                  {direction === 'desc' && <ArrowDown size={12} aria-hidden="true" />}
                </button>
              ) : (
                <span className={classes.headText}>{labelOf(key)}</span>
              )}
              <hr
                tabIndex={0}
                aria-orientation="vertical"
                aria-label={t('design:table.resize', { column: labelOf(key) })}
                aria-valuenow={header.getSize()}
                className={classes.resizer}
                data-moving={header.column.getIsResizing() || undefined}
                style={{ transform: resizeOffset(table, key) }}
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onKeyDown={(event) => {
                  const step = widthSteps[event.key]
                  if (step === undefined) return
                  event.preventDefault()
                  table.setColumnSizing((sizes) => ({
                    ...sizes,
                    [key]: Math.max(60, header.getSize() + step),
                  }))
                }}
              />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

/** What the arrow keys add to a column's width, in pixels. */
const widthSteps: Readonly<Record<string, number>> = { ArrowLeft: -16, ArrowRight: 16 }

function ariaSort(direction: 'asc' | 'desc' | undefined): 'ascending' | 'descending' | 'none' {
  if (direction === undefined) return 'none'
  return direction === 'asc' ? 'ascending' : 'descending'
}

/** Up, down, and back to the list's own order. */
function nextSort(column: string, direction: 'asc' | 'desc' | undefined): SortBy[] {
  if (direction === 'desc') return []
  return [{ column, direction: direction === 'asc' ? 'desc' : 'asc' }]
}

function resizeOffset<T extends { readonly id: string }>(
  table: ListTable<T>,
  key: string,
): string | undefined {
  const { isResizingColumn, deltaOffset } = table.state.columnResizing
  return isResizingColumn === key ? `translateX(${deltaOffset ?? 0}px)` : undefined
}
