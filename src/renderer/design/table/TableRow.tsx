import { Checkbox } from '@mantine/core'
import type { Column } from './column.ts'
import type { ListRow } from './features.ts'
import classes from './table.module.css'

interface TableRowProps<T extends object> {
  readonly row: ListRow<T>
  readonly index: number
  readonly columns: readonly Column<T>[]
  /** The row that keys act on. */
  readonly isActive: boolean
  /** The row that the Tab key comes to. */
  readonly isStop: boolean
  readonly canChoose: boolean
  readonly chooseLabel: string
  readonly onFocus: (isItself: boolean) => void
  readonly onBlur: () => void
  readonly onOpen: ((row: T) => void) | undefined
}

/** One row; the active one is the only stop of the Tab key. */
export function TableRow<T extends object>(props: TableRowProps<T>) {
  const { row, index, columns, isActive, isStop, canChoose, chooseLabel, onFocus, onBlur, onOpen } = props
  const isChosen = canChoose && row.getIsSelected()
  return (
    <tr
      data-row={index}
      tabIndex={isStop ? 0 : -1}
      data-active={isActive || undefined}
      aria-rowindex={index + 1}
      aria-selected={canChoose ? isChosen : undefined}
      className={classes.row}
      data-opens={onOpen !== undefined || undefined}
      onFocus={(event) => onFocus(event.target === event.currentTarget)}
      onBlur={(event) => {
        if (event.target === event.currentTarget) onBlur()
      }}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a, button, input, label') === null) {
          onOpen?.(row.original)
        }
      }}
    >
      {canChoose && (
        <td className={classes.chooser}>
          <Checkbox
            tabIndex={-1}
            aria-label={chooseLabel}
            checked={isChosen}
            onChange={row.getToggleSelectedHandler()}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell) => {
        const column = columns.find(({ key }) => key === cell.column.id)
        return (
          <td key={cell.id} data-align={column?.align}>
            <div className={classes.cell} data-cuts={column?.cuts}>
              {column?.cell(row.original)}
            </div>
          </td>
        )
      })}
    </tr>
  )
}
