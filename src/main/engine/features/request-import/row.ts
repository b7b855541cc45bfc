import type * as z from 'zod'
import { ContactRole, type Regime, RequestChannel, type Right } from '#shared/contract/codes.ts'
import type { DayOrder, ImportField, ImportIssue, ImportRow } from '#shared/contract/request-import.ts'
import { NewRightsRequest } from '#shared/contract/rights-request.ts'
import { dayIn, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { Language, type Message } from '#shared/kernel/message.ts'
import { inputIssue } from '../../router/index.ts'
import type { Spreadsheet, SpreadsheetRow } from '../../spreadsheet/index.ts'
import type { IntakePhrases } from '../rights-request/index.ts'
import { codeIn, codesIn, identifiersIn, rightsIn } from './cells.ts'
import { momentOf } from './moment.ts'
import type { TableWords } from './table-words.ts'

export type NewRequest = z.output<typeof NewRightsRequest>

/** How the cells of a table are understood. */
export interface Reading {
  readonly columns: Partial<Readonly<Record<ImportField, number>>>
  readonly dayOrder: DayOrder | null
  readonly forAll: {
    readonly channel: RequestChannel
    readonly language: Language
    readonly regimes: readonly Regime[]
    readonly rights: readonly Right[]
  }
  readonly zone: TimeZone
  readonly now: Instant
  readonly assignee: string
  readonly words: TableWords
  readonly phrases: IntakePhrases
}

/** A row as it was read: what is shown of it, and the request that it becomes; null while something has to be mended. */
export interface ReadRow {
  readonly line: number
  readonly values: ImportRow['values']
  readonly issues: readonly ImportIssue[]
  readonly notes: readonly Message[]
  readonly request: NewRequest | null
}

/** What one row says, with an issue for each cell that has to be mended. */
export function readRow(row: SpreadsheetRow, header: Spreadsheet['header'], reading: Reading): ReadRow {
  const { columns, forAll, words, zone } = reading
  const issues: ImportIssue[] = []
  const cell = (field: ImportField) => {
    const place = columns[field]
    return place === undefined ? '' : (row.cells[place] ?? '').trim()
  }
  const refuse = (field: ImportField, key: string, params: Message['params'] = {}) => {
    const place = columns[field]
    issues.push({
      field,
      column: place === undefined ? null : (header[place] ?? ''),
      value: cell(field).slice(0, 120),
      message: { key, params, article: null },
    })
  }
  const problem = (field: ImportField, name: string, params: Message['params'] = {}) =>
    refuse(field, `request-import:issue.${name}`, params)
  const one = <C extends string>(
    field: 'channel' | 'language' | 'contactRole',
    schema: z.ZodType<C>,
    fallback: C,
  ) => {
    const said = cell(field)
    if (said === '') return fallback
    const code = schema.safeParse(codeIn(said, field, words))
    if (!code.success) problem(field, `unknown.${field}`)
    return code.data ?? fallback
  }
  const rights = () => {
    const said = cell('rights')
    if (said === '') return [...forAll.rights]
    const { codes, unknown } = rightsIn(said, words, reading.phrases)
    if (unknown.length > 0) problem('rights', 'unknown.rights', { words: unknown.join(', ').slice(0, 120) })
    return codes as Right[]
  }
  const regimes = () => {
    const said = cell('regimes')
    if (said === '') return [...forAll.regimes]
    const { codes, unknown } = codesIn(said, 'regimes', words)
    if (unknown.length > 0) problem('regimes', 'unknown.regimes', { words: unknown.join(', ').slice(0, 120) })
    return codes as Regime[]
  }
  const received = () => {
    const said = cell('receivedAt')
    if (said === '') {
      refuse('receivedAt', 'faults:issue.required')
      return null
    }
    const read = momentOf(said, cell('receivedTime'), { order: reading.dayOrder, zone })
    if ('problem' in read) {
      problem(
        read.problem === 'time' && cell('receivedTime') !== '' ? 'receivedTime' : 'receivedAt',
        `moment.${read.problem}`,
      )
      return null
    }
    if (read.value.at > reading.now) refuse('receivedAt', 'faults:issue.inFuture')
    return read.value
  }
  const moment = received()
  const values = {
    externalReference: cell('externalReference'),
    subjectName: [cell('subjectFirstName'), cell('subjectName')].filter((part) => part !== '').join(' '),
    subjectEmail: cell('subjectEmail').toLowerCase(),
    rights: rights(),
    channel: one('channel', RequestChannel, forAll.channel),
    language: one('language', Language, forAll.language),
    regimes: regimes(),
    scope: cell('scope'),
    contactRole: one('contactRole', ContactRole, 'self'),
  }
  if (cell('contactName') !== '' && values.contactRole === 'self') problem('contactRole', 'contactRole')
  const checked = NewRightsRequest.safeParse({
    ...values,
    subjectPhone: cell('subjectPhone'),
    identifiers: identifiersIn(cell('identifiers')),
    contactName: cell('contactName'),
    contactEmail: cell('contactEmail').toLowerCase(),
    assignee: cell('assignee') || reading.assignee,
    receivedAt: moment?.at ?? reading.now,
  })
  for (const issue of checked.error?.issues ?? []) {
    const { path, key, params } = inputIssue(issue)
    const field = path[0] as ImportField
    if (issues.every((known) => known.field !== field))
      refuse(field, `faults:issue.${key}`, { ...params, context: String(params?.format ?? '') })
  }
  return {
    line: row.line,
    values: {
      ...values,
      scope: values.scope.slice(0, 300),
      receivedAt: moment?.at ?? null,
      receivedOn: moment === null ? null : dayIn(zone, moment.at),
    },
    issues,
    notes: moment?.notes ?? [],
    request: issues.length === 0 && checked.success ? checked.data : null,
  }
}
