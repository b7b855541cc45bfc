import { readCsv } from './csv.ts'
import type { Spreadsheet } from './spreadsheet.ts'
import { unreadable } from './unreadable.ts'
import { readWorkbook } from './xlsx.ts'

/**
 * Reads a table from a file, whatever the file is called: its beginning says what it is.
 * @param sheet of a workbook; null: the first that is shown
 * @throws Fault `spreadsheet-unreadable`
 */
export async function readSpreadsheetFile(bytes: Uint8Array, sheet: string | null): Promise<Spreadsheet> {
  if (bytes.every((byte) => byte <= 0x20)) throw unreadable('empty')
  if (beginsWith(bytes, compoundFile)) throw unreadable('oldExcel')
  return beginsWith(bytes, zip) ? readWorkbook(bytes, sheet) : readCsv(bytes)
}

const zip = [0x50, 0x4b, 0x03, 0x04]
/** The container of .xls, and of workbooks that a password protects. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function beginsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte)
}
