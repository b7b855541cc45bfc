import { CsvError, parse } from 'csv-parse/sync'
import { restore } from '../document/neutralise.ts'
import { tableOf } from './rows.ts'
import type { Delimiter, Spreadsheet, SpreadsheetRow, TextEncoding } from './spreadsheet.ts'
import { unreadable } from './unreadable.ts'

/**
 * Reads a text file of columns. Its encoding and its separator are found out, never asked from its name.
 * @throws Fault `spreadsheet-unreadable`
 */
export function readCsv(bytes: Uint8Array): Spreadsheet {
  const { text, encoding } = decoded(bytes)
  if (text.includes('\0')) throw unreadable('binary')
  const { said, body, skipped } = separatorLine(text)
  const delimiter = said ?? delimiterOf(body)
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    formulas: 0,
    ...tableOf(recordsOf(body, delimiter, skipped)),
  }
}

/** A mark at the beginning says the encoding; without one it is UTF-8 where it can be, else that of Windows. */
function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: TextEncoding } {
  const marked = (['utf-8', 'utf-16le', 'utf-16be'] as const).find((encoding) =>
    marks[encoding].every((byte, at) => bytes[at] === byte),
  )
  if (marked !== undefined) return { text: new TextDecoder(marked).decode(bytes), encoding: marked }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

const marks = { 'utf-8': [0xef, 0xbb, 0xbf], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const
const delimiters: readonly Delimiter[] = [';', '\t', ',', '|']

/** Excel writes `sep=;` before the header, for itself. */
function separatorLine(text: string) {
  const found = /^sep=([,;\t|])\r?\n/i.exec(text)
  return found === null
    ? { said: null, body: text, skipped: 0 }
    : { said: found[1] as Delimiter, body: text.slice(found[0].length), skipped: 1 }
}

/** The separator under which the first rows agree best with the header on the number of columns, and which makes most of them. */
function delimiterOf(text: string): Delimiter {
  const judged = delimiters.map((delimiter) => {
    const widths = widthsUnder(text, delimiter)
    const [columns = 1] = widths
    const agreeing = widths.filter((width) => width === columns).length
    return { delimiter, columns, agreement: columns < 2 ? 0 : agreeing / widths.length }
  })
  const [best] = judged.toSorted(
    (one, other) => other.agreement - one.agreement || other.columns - one.columns,
  )
  return best === undefined || best.agreement === 0 ? ',' : best.delimiter
}

function widthsUnder(text: string, delimiter: Delimiter): readonly number[] {
  try {
    const records = parse(text, { ...lenient, delimiter, relax_quotes: true, to: 50 }) as string[][]
    return records.map(({ length }) => length)
  } catch (error) {
    if (error instanceof CsvError) return []
    throw error
  }
}

const lenient = { relax_column_count: true, skip_empty_lines: true } as const

function recordsOf(text: string, delimiter: Delimiter, skipped: number): readonly SpreadsheetRow[] {
  const found: SpreadsheetRow[] = []
  let end = skipped
  try {
    parse(text, {
      ...lenient,
      delimiter,
      on_record: (cells: string[], { lines }) => {
        end = lines + skipped
        const breaks = cells.reduce((count, cell) => count + cell.split(/\r\n?|\n/).length - 1, 0)
        found.push({ line: end - breaks, cells: cells.map(restore), dates: [] })
        return null
      },
    })
  } catch (error) {
    // A quote that nothing closes is noticed at the end of the file only: it opened below the last row that was whole.
    if (error instanceof CsvError)
      throw unreadable('quote', {
        line: error.code === 'CSV_QUOTE_NOT_CLOSED' ? end + 1 : lineOf(error) + skipped,
      })
    throw error
  }
  return found
}

function lineOf(error: CsvError): number {
  return 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
}
