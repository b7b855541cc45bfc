import { type CellValue, HucreError, readXlsx, type Sheet } from 'hucre'
import { instantAt } from '#shared/kernel/dates.ts'
import { restore } from '../document/neutralise.ts'
import { declaredSize } from './inflated-size.ts'
import { tableOf } from './rows.ts'
import { mostColumns, type Spreadsheet, type SpreadsheetRow } from './spreadsheet.ts'
import { unreadable } from './unreadable.ts'

/**
 * Reads one sheet of a workbook: the named one, else the first that is not hidden. A formula is not computed: what the file
 * keeps as its result is read.
 * @throws Fault `spreadsheet-unreadable`
 */
export async function readWorkbook(bytes: Uint8Array, wanted: string | null): Promise<Spreadsheet> {
  if (declaredSize(bytes) > mostInflated) throw unreadable('tooMuch')
  const sheets: { name: string; isHidden: boolean }[] = []
  const found = await sheetOf(bytes, wanted, sheets)
  const cells = [...(found.cells ?? [])]
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets,
    sheet: found.name,
    formulas: cells.filter(([, cell]) => cell.formula !== undefined).length,
    ...tableOf(found.rows.map(rowOf)),
  }
}

const mostInflated = 100 * 1024 * 1024

async function sheetOf(
  bytes: Uint8Array,
  wanted: string | null,
  sheets: { name: string; isHidden: boolean }[],
): Promise<Sheet> {
  try {
    // The first reading lists the sheets and reads none of them.
    await readXlsx(bytes, {
      sheets: ({ name, hidden = false, veryHidden = false }) => {
        sheets.push({ name, isHidden: hidden || veryHidden })
        return false
      },
    })
    const chosen = wanted ?? (sheets.find(({ isHidden }) => !isHidden) ?? sheets[0])?.name
    const place = sheets.findIndex(({ name }) => name === chosen)
    if (place < 0) throw unreadable('noSheet', { sheet: chosen ?? '' })
    const { sheets: read } = await readXlsx(bytes, { sheets: [place] })
    const [sheet] = read
    if (sheet === undefined) throw unreadable('damaged')
    return sheet
  } catch (error) {
    if (error instanceof HucreError) throw unreadable('damaged')
    throw error
  }
}

function rowOf(values: readonly CellValue[], at: number): SpreadsheetRow {
  const cells = values.slice(0, mostColumns + 1)
  return {
    line: at + 1,
    cells: cells.map(textOf),
    dates: cells.flatMap((value, place) => (isDate(value) ? [place] : [])),
  }
}

function textOf(value: CellValue): string {
  if (value === null) return ''
  if (isDate(value)) return dateText(value.getTime())
  return typeof value === 'string' ? restore(value) : String(value)
}

/** The one kind of cell value that is an object. */
function isDate(value: CellValue): value is Extract<CellValue, object> {
  return typeof value === 'object' && value !== null
}

/** A workbook's dates are those of a clock on a wall, without a zone; the reader gives them as if they were UTC. */
function dateText(milliseconds: number): string {
  // To the second: a workbook keeps days as fractions, and noon can come a millisecond early.
  const rounded = Math.round(milliseconds / 1_000) * 1_000
  if (Number.isNaN(rounded) || rounded >= latest) return ''
  const written = instantAt(rounded).slice(0, 19)
  return written.endsWith('T00:00:00') ? written.slice(0, 10) : written
}

/** The year 9000 in milliseconds since 1970: no moment of ours is later. */
const latest = 221_845_392_000_000
