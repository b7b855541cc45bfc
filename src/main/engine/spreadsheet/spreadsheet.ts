/** A table as it was read from an untrusted file: texts alone. Nothing in it was computed, shown or fetched. */
export interface Spreadsheet {
  readonly format: 'csv' | 'xlsx'
  /** Of a text file; null: a workbook. */
  readonly encoding: TextEncoding | null
  readonly delimiter: Delimiter | null
  /** Of a workbook, in their order. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[]
  /** The sheet that was read. */
  readonly sheet: string | null
  readonly header: readonly string[]
  readonly rows: readonly SpreadsheetRow[]
  /** Cells of a workbook that hold a formula: the result that the file keeps was read. */
  readonly formulas: number
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Delimiter = ',' | ';' | '\t' | '|'

export interface SpreadsheetRow {
  /** Where it stands in the file, from 1: what an editor or a spreadsheet shows. */
  readonly line: number
  /** As many as the header has, at least. */
  readonly cells: readonly string[]
  /** The places of cells that hold a date as such, written `2026-03-02` or `2026-03-02T10:15:00`. */
  readonly dates: readonly number[]
}

/** What a file may hold at most, besides its bytes. */
export const mostRows = 1_000
export const mostColumns = 200
export const longestCell = 32_767
/** Of all cells: a workbook keeps a text once, however many cells show it. */
export const mostCharacters = 20_000_000
export const largestSpreadsheet = 10_000_000
