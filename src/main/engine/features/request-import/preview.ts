import { regimeOf } from '#shared/contract/regime-of.ts'
import type {
  DayOrder,
  ImportChoices,
  ImportField,
  ImportPreview,
  ImportRow,
  ImportRowState,
} from '#shared/contract/request-import.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { QueryContext } from '../../router/index.ts'
import type { Spreadsheet } from '../../spreadsheet/index.ts'
import { organisationOf } from '../organisation/index.ts'
import type { IntakePhrases } from '../rights-request/index.ts'
import { proposedColumns } from './columns.ts'
import { matchesOf } from './matches.ts'
import { provenOrders } from './moment.ts'
import { type NewRequest, type Reading, readRow } from './row.ts'
import type { TableWords } from './table-words.ts'

export interface Understanding {
  readonly words: TableWords
  readonly phrases: IntakePhrases
}

/** What a table would become, and the requests that its rows are. */
export interface Understood {
  readonly preview: Omit<ImportPreview, 'earlier'>
  readonly requests: ReadonlyMap<number, NewRequest>
}

/** Reads the cells of a table as the choices say, and where they say nothing as the table itself proposes. */
export async function understand(
  table: Spreadsheet,
  choices: ImportChoices,
  { words, phrases }: Understanding,
  { db, now, actor }: Pick<QueryContext, 'db' | 'now' | 'actor'>,
): Promise<Understood> {
  const organisation = await organisationOf(db)
  const proposed = proposedColumns(table, words)
  const columns = choices.columns === null ? proposed.columns : withinWidth(choices.columns, table)
  const order = dayOrderOf(table, columns.receivedAt, choices.dayOrder)
  const { channel, language, regimes, rights } = choices.forAll
  const reading: Reading = {
    columns,
    dayOrder: order.chosen,
    forAll: {
      channel: channel ?? 'other',
      language: language ?? organisation.language,
      regimes: regimes.length > 0 ? regimes : [regimeOf(organisation.country)],
      rights,
    },
    zone: organisation.timeZone,
    now,
    assignee: actor.label,
    words,
    phrases,
  }
  const read = table.rows.map((row) => readRow(row, table.header, reading))
  const matches = await matchesOf(db, read)
  const rows = read.map(({ line, values, issues, notes }): ImportRow => {
    const found = [...(matches.get(line) ?? [])]
    return {
      line,
      state: stateOf(issues, found),
      values,
      issues: [...issues],
      notes: [...notes],
      matches: found,
    }
  })
  return {
    requests: new Map(
      read.flatMap(({ line, request }) => (request === null ? [] : [[line, request] as const])),
    ),
    preview: {
      table: {
        format: table.format,
        sheets: [...table.sheets],
        sheet: table.sheet,
        columns: table.header.map((header, at) => ({ header, samples: samplesOf(table, at) })),
      },
      choices: {
        sheet: table.sheet,
        columns,
        dayOrder: order.chosen,
        forAll: { ...reading.forAll, regimes: [...reading.forAll.regimes], rights: [...rights] },
      },
      reasons: proposed.reasons.filter(({ field }) => columns[field] === proposed.columns[field]),
      notes: [...notesOn(table, reading), ...order.notes],
      missing: missingFields(reading),
      asksDayOrder: order.isAsked,
      rows,
      counts: countsOf(rows),
    },
  }
}

function stateOf(issues: readonly unknown[], matches: ImportRow['matches']): ImportRowState {
  if (matches.some(({ proposed }) => proposed === 'same')) return 'known'
  if (issues.length > 0) return 'faulty'
  return matches.some(({ proposed }) => proposed === 'duplicate') ? 'similar' : 'ready'
}

/** A column that another file had is none of this one. */
function withinWidth(
  columns: Partial<Record<ImportField, number>>,
  { header }: Spreadsheet,
): Partial<Record<ImportField, number>> {
  return Object.fromEntries(Object.entries(columns).filter(([, place]) => place < header.length))
}

interface ChosenOrder {
  readonly chosen: DayOrder | null
  readonly isAsked: boolean
  readonly notes: readonly Message[]
}

/** Who reads the table says the order; where they have not, a date that can be read one way alone proves it. */
function dayOrderOf(table: Spreadsheet, place: number | undefined, said: DayOrder | null): ChosenOrder {
  if (place === undefined) return { chosen: said, isAsked: false, notes: [] }
  const cells = table.rows.map(({ line, cells: texts }) => ({ line, cell: (texts[place] ?? '').trim() }))
  const { isAsked, proofs } = provenOrders(cells)
  const [proven, ...others] = proofs
  if (said !== null || !isAsked) return { chosen: said, isAsked, notes: [] }
  // Two that contradict each other prove nothing.
  if (proven === undefined || others.length > 0) return { chosen: null, isAsked, notes: [] }
  const [order, { line, cell }] = proven
  return { chosen: order, isAsked, notes: [note(`proven.${order}`, { line, cell: cell.slice(0, 40) })] }
}

function notesOn({ format, encoding, delimiter, formulas }: Spreadsheet, { zone }: Reading): Message[] {
  return [
    ...(encoding === 'windows-1252' ? [note('windows1252')] : []),
    ...(encoding?.startsWith('utf-16') ? [note('utf16')] : []),
    ...(format === 'csv' ? [note(`separator.${separatorNames[delimiter ?? ',']}`)] : []),
    ...(formulas > 0 ? [note('formulas', { count: formulas })] : []),
    note('zone', { zone }),
  ]
}

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

function note(name: string, params: Message['params'] = {}): Message {
  return { key: `request-import:note.${name}`, params, article: null }
}

function missingFields({ columns, forAll }: Reading): ImportField[] {
  return [
    ...(columns.subjectName === undefined ? (['subjectName'] as const) : []),
    ...(columns.receivedAt === undefined ? (['receivedAt'] as const) : []),
    ...(columns.rights === undefined && forAll.rights.length === 0 ? (['rights'] as const) : []),
  ]
}

function samplesOf({ rows }: Spreadsheet, place: number): string[] {
  const found = new Set(
    rows.map(({ cells }) => (cells[place] ?? '').slice(0, 60)).filter((text) => text !== ''),
  )
  return [...found].slice(0, 3)
}

function countsOf(rows: readonly ImportRow[]): Record<ImportRowState, number> {
  const counts = { ready: 0, similar: 0, known: 0, faulty: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}
