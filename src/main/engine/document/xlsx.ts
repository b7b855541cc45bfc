import { type CellStyle, type CellValue, serialToDate, type WriteSheet, writeXlsx } from 'hucre'
import {
  type Day,
  dayIn,
  daysBetween,
  type Instant,
  millisecondsOf,
  type TimeZone,
} from '#shared/kernel/dates.ts'
import { identityOf } from './identity.ts'
import { neutralise } from './neutralise.ts'
import { printable } from './printable.ts'
import type { Column, Report, Sheet, Value, ValueType } from './report.ts'
import { uniqueSheetNames } from './sheet-names.ts'
import type { Words } from './words.ts'

/**
 * The report's sheets as a workbook behind a cover sheet that states whose document it is and its content hash. Numbers,
 * days and moments (on the wall clock of the report's zone) are typed cells; texts are neutralised against formulas.
 * Equal reports give equal bytes: the workbook's own dates are the report's.
 */
export function renderXlsx(report: Report, hash: string, words: Words): Promise<Uint8Array> {
  const names = uniqueSheetNames([words('about'), ...report.sheets.map((sheet) => printable(sheet.name))])
  const written = serialToDate(serialOfDay(report.date))
  return writeXlsx({
    sheets: [
      cover(report, hash, words, names[0] ?? ''),
      ...report.sheets.map((sheet, at) => register(report, sheet, words, names[at + 1] ?? '')),
    ],
    namedRanges: names.slice(1).map(repeatedHeader),
    properties: {
      title: printable(report.title),
      creator: printable(report.author),
      company: printable(report.organisation.name),
      description: `sha256:${hash}`,
      created: written,
      modified: written,
    },
    defaultFont: font,
  })
}

const formatOf = { day: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' } as const
const font = { name: 'Calibri', size: 10 } as const
const label: CellStyle = { font: { ...font, bold: true }, alignment: { vertical: 'top' } }
const header: CellStyle = {
  font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1D4468' } },
  alignment: { vertical: 'center', wrapText: true },
}

function cover(report: Report, hash: string, words: Words, name: string): WriteSheet {
  const entries = identityOf(report, hash, words)
  const rows: CellValue[][] = [
    [text(report.title)],
    [report.subtitle === null ? null : text(report.subtitle)],
    [],
    ...entries.map(({ label: title, value, valueType }) => [
      text(title),
      cell(value, valueType, report.timeZone),
    ]),
  ]
  const cells: NonNullable<WriteSheet['cells']> = new Map([
    ['0,0', { style: { font: { ...font, bold: true, size: 16, color: { rgb: '1D4468' } } } }],
  ])
  entries.forEach(({ valueType }, at) => {
    cells.set(`${at + 3},0`, { style: label })
    cells.set(`${at + 3},1`, { style: body(valueType) })
  })
  return {
    name,
    rows,
    cells,
    columns: [{ width: 32 }, { width: 76 }],
    pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    view: { showGridLines: false },
  }
}

function register(report: Report, sheet: Sheet, words: Words, name: string): WriteSheet {
  const last = `${columnLetters(sheet.columns.length)}${sheet.rows.length + 1}`
  return {
    name,
    rows: [
      sheet.columns.map((column) => text(column.title)),
      ...sheet.rows.map((row) =>
        row.map((value, at) => cell(value, sheet.columns[at]?.valueType ?? 'text', report.timeZone)),
      ),
    ],
    cells: new Map(sheet.columns.map((_, at) => [`0,${at}`, { style: header }])),
    columns: sheet.columns.map((column, at) => ({
      width: widthOf(column, sheet.rows, at),
      style: body(column.valueType),
    })),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}` },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    headerFooter: {
      oddHeader: `&L${printed(report.organisation.name)}&R${printed(report.title)}`,
      oddFooter: `&L${printed(words('versionShort', { version: report.version }))}&R${words('page', { page: '&P', pages: '&N' })}`,
    },
    a11y: { headerRow: 0, summary: printable(report.title) },
  }
}

/** The first row on every printed page. Named here, because the library leaves a sheet's name unquoted. */
function repeatedHeader(name: string): { name: string; range: string; scope: string } {
  return { name: '_xlnm.Print_Titles', range: `'${name.replaceAll("'", "''")}'!$1:$1`, scope: name }
}

function cell(value: Value, type: ValueType, zone: TimeZone): CellValue {
  if (value === null || typeof value === 'number') return value
  if (typeof value !== 'string') return text(value.join('\n'))
  const serial =
    type === 'day'
      ? serialOfDay(value as Day)
      : type === 'instant'
        ? serialOfInstant(value as Instant, zone)
        : null
  // Spreadsheets count days from 1900 and count one too many before March of that year: earlier ones stay text.
  return serial === null || serial < 61 ? text(value) : serial
}

function body(type: ValueType): CellStyle {
  const alignment = { vertical: 'top', wrapText: type === 'text' } as const
  return type === 'day' || type === 'instant'
    ? { alignment: { ...alignment, horizontal: 'left' }, numFmt: formatOf[type] }
    : { alignment }
}

/** Text as XLSX stores it: `_x0041_` in it would otherwise be read as an escaped `A`; a cell ends at 32,767 characters. */
function text(value: string): string {
  const safe = neutralise(printable(value)).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return safe.length > 32_767 ? `${safe.slice(0, 32_766)}…` : safe
}

/** Text in a printed header, where `&` begins a code. */
function printed(value: string): string {
  return printable(value).replaceAll('\n', ' ').slice(0, 90).replaceAll('&', '&&')
}

function widthOf(column: Column, rows: Sheet['rows'], at: number): number {
  if (column.valueType === 'day') return 12
  if (column.valueType === 'instant') return 17
  let longest = column.title.length + 3
  for (const row of rows) {
    const value = row[at]
    const lines = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [String(value ?? '')]
    for (const line of lines) longest = Math.max(longest, line.length)
  }
  return Math.min(Math.max(longest + 1, 9), 48)
}

function serialOfDay(day: Day): number {
  return daysBetween('1899-12-30' as Day, day)
}

function serialOfInstant(instant: Instant, zone: TimeZone): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const [hours = 0, minutes = 0] = clock.format(millisecondsOf(instant)).split(':').map(Number)
  return serialOfDay(dayIn(zone, instant)) + (hours * 60 + minutes) / 1440
}

function columnLetters(count: number): string {
  let letters = ''
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
