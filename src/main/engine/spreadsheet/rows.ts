import {
  longestCell,
  mostCharacters,
  mostColumns,
  mostRows,
  type Spreadsheet,
  type SpreadsheetRow,
} from './spreadsheet.ts'
import { unreadable } from './unreadable.ts'

/**
 * The header and the rows below it, without empty ones, each as wide as the widest.
 * @throws Fault `spreadsheet-unreadable` when there is nothing below a header, or more than a table may hold
 */
export function tableOf(found: readonly SpreadsheetRow[]): Pick<Spreadsheet, 'header' | 'rows'> {
  const [head, ...rows] = found.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (head === undefined) throw unreadable('empty')
  if (rows.length === 0) throw unreadable('noRows')
  if (rows.length > mostRows) throw unreadable('tooManyRows', { count: rows.length, most: mostRows })
  const width = [head, ...rows].reduce((most, { cells }) => Math.max(most, filled(cells)), 0)
  if (width > mostColumns) throw unreadable('tooManyColumns', { count: width, most: mostColumns })
  for (const { line, cells } of rows)
    if (cells.some((cell) => cell.length > longestCell))
      throw unreadable('longCell', { line, most: longestCell })
  const length = [head, ...rows].reduce((sum, { cells }) => sum + lengthOf(cells), 0)
  if (length > mostCharacters) throw unreadable('tooMuch')
  const wide = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => tidy(cells[at] ?? ''))
  return {
    header: wide(head.cells).map((title) => title.replaceAll(/\s+/g, ' ').slice(0, 200)),
    rows: rows.map(({ line, cells, dates }) => ({ line, cells: wide(cells), dates })),
  }
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, { length }) => sum + length, 0)
}

/** Without the empty cells at its end. */
function filled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell.trim() !== '') + 1
}

/** One kind of line end, and no control characters or signs that turn the writing round. */
function tidy(cell: string): string {
  return cell
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim()
}
