import { neutralise } from './neutralise.ts'
import type { Report, Sheet, Value, ValueType } from './report.ts'
import type { Words } from './words.ts'

/**
 * The report's first sheet as CSV: RFC 4180 (comma, CRLF, quotes doubled), UTF-8 with a byte order mark so that
 * spreadsheets read the accents. Days and moments stay in ISO 8601, numbers keep their point, several texts in a cell
 * stand on lines of their own. Texts are neutralised against formulas and otherwise exactly as stored. The last column
 * is empty; its title states the content hash, so that the file stays one rectangular table.
 */
export function renderCsv(report: Report, hash: string, words: Words): Uint8Array {
  const [sheet] = report.sheets
  if (!sheet) throw new Error(`the report ${report.kind} has no sheet to write as CSV`)
  const records = [titles(sheet, hash, words), ...sheet.rows.map((row) => cells(sheet, row))]
  return new TextEncoder().encode(`\uFEFF${records.map((record) => `${record.join(',')}\r\n`).join('')}`)
}

function titles(sheet: Sheet, hash: string, words: Words): readonly string[] {
  return [...sheet.columns.map((column) => column.title), `${words('documentHash')}: ${hash}`].map((title) =>
    quote(neutralise(title)),
  )
}

function cells(sheet: Sheet, row: readonly Value[]): readonly string[] {
  return [...row.map((value, at) => cell(value, sheet.columns[at]?.valueType ?? 'text')), '']
}

function cell(value: Value, type: ValueType): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return type === 'text' ? quote(neutralise(value)) : value
  return quote(neutralise(value.join('\n')))
}

function quote(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
