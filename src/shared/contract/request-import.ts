import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { listInput, listOutput } from '../kernel/list.ts'
import { Language, Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { editors, everyone } from '../kernel/roles.ts'
import { ContactRole, Regime, RequestChannel, Right } from './codes.ts'

/** What a column of a table can become of a request. */
export const ImportField = z.enum([
  'externalReference',
  'subjectName',
  'subjectFirstName',
  'subjectEmail',
  'subjectPhone',
  'identifiers',
  'receivedAt',
  'receivedTime',
  'rights',
  'channel',
  'language',
  'regimes',
  'scope',
  'contactRole',
  'contactName',
  'contactEmail',
  'assignee',
])
export type ImportField = z.infer<typeof ImportField>

/** Whether 03/02/2026 is the third of February or the second of March. */
export const DayOrder = z.enum(['dayFirst', 'monthFirst'])
export type DayOrder = z.infer<typeof DayOrder>

/** How a table is read. Nothing of it is guessed behind the person's back: what is proposed is shown and can be changed. */
export const ImportChoices = z.object({
  /** Of a workbook; null: the first that is shown. */
  sheet: z.string().max(200).nullable().default(null),
  /** The place of each field's column, from 0; null: as the headers propose it. */
  columns: z.partialRecord(ImportField, z.int().min(0).max(199)).nullable().default(null),
  /** Null: as the file itself proves it, else it is asked. */
  dayOrder: DayOrder.nullable().default(null),
  /** What holds for rows whose own cell is empty, or for all where the table has no such column. */
  forAll: z
    .object({
      channel: RequestChannel.nullable().default(null),
      language: Language.nullable().default(null),
      regimes: z.array(Regime).max(3).default([]),
      rights: z.array(Right).max(8).default([]),
    })
    .prefault({}),
})
export type ImportChoices = z.output<typeof ImportChoices>

/** Why a row cannot become a request as it stands: which cell, what stands in it, and how to mend it. */
export const ImportIssue = z.object({
  field: ImportField,
  /** The header of the column; null: the table has no column for it. */
  column: z.string().nullable(),
  /** What stands in the cell, its beginning. */
  value: z.string(),
  message: Message,
})
export type ImportIssue = z.infer<typeof ImportIssue>

/** Another request that a row seems to say once more: one of the store, or an earlier row of the file. */
export const ImportMatch = z.object({
  /** Null: it is a row of this file. */
  requestId: id('request').nullable(),
  reference: z.string().nullable(),
  line: z.int().nullable(),
  reasons: z.array(z.enum(['externalReference', 'email', 'phone', 'identifier', 'name'])).min(1),
  proposed: z.enum(['same', 'duplicate', 'repeat']),
})
export type ImportMatch = z.infer<typeof ImportMatch>

/**
 * `ready`: becomes a request. `similar`: it seems to be there already; it becomes one where somebody says so. `known`: its
 * external reference is there already, so it is left out. `faulty`: a cell has to be mended first.
 */
export const ImportRowState = z.enum(['ready', 'similar', 'known', 'faulty'])
export type ImportRowState = z.infer<typeof ImportRowState>

export const ImportRow = z.object({
  line: z.int().positive(),
  state: ImportRowState,
  values: z.object({
    externalReference: z.string(),
    subjectName: z.string(),
    subjectEmail: z.string(),
    receivedAt: Instant.nullable(),
    receivedOn: Day.nullable(),
    rights: z.array(Right),
    channel: RequestChannel,
    language: Language,
    regimes: z.array(Regime),
    scope: z.string(),
    contactRole: ContactRole,
  }),
  issues: z.array(ImportIssue),
  notes: z.array(Message),
  matches: z.array(ImportMatch),
})
export type ImportRow = z.infer<typeof ImportRow>

/** A table that became requests, in one step. */
export const RequestImport = entity('import', {
  /** Empty once all requests that it made and that are still there are blanked; so is the sheet. */
  fileName: z.string(),
  /** SHA-256 of the file, in hex: tells that the same one came before. */
  fileHash: z.string(),
  sheet: z.string().nullable(),
  importedBy: z.string(),
  /** What it made, each with the revision that it left: a later one shows that somebody went on with it. */
  requests: z.array(z.object({ requestId: id('request'), revision: z.int().positive(), line: z.int() })),
  /** Rows of the file that were left out. */
  leftOut: z.int().nonnegative(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
})
export type RequestImport = z.infer<typeof RequestImport>

const Told = z.object({
  id: id('import'),
  reference: z.string(),
  createdAt: Instant,
  importedBy: z.string(),
})

/** What a table would become, before anything is written. */
export const ImportPreview = z.object({
  table: z.object({
    format: z.enum(['csv', 'xlsx']),
    sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
    sheet: z.string().nullable(),
    columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  }),
  /** How it was read: what was chosen, and what was proposed where nothing was. */
  choices: ImportChoices.extend({ columns: z.partialRecord(ImportField, z.int()) }),
  /** What each proposal rests on. */
  reasons: z.array(z.object({ field: ImportField, message: Message })),
  /** What the reader should know: encoding, separator, time zone, formulas. */
  notes: z.array(Message),
  /** Fields without which no row can become a request. */
  missing: z.array(ImportField),
  /** Whether the order of day and month has to be said first. */
  asksDayOrder: z.boolean(),
  rows: z.array(ImportRow),
  counts: z.record(ImportRowState, z.int()),
  /** Imports of the very same file that stand. */
  earlier: z.array(Told),
})
export type ImportPreview = z.infer<typeof ImportPreview>

export const requestImportContract = {
  /** Reads a table (.csv, .xlsx) and shows what each row would become. Nothing is kept of it. */
  preview: query({
    input: z.object({ file: z.file(), choices: ImportChoices.prefault({}) }),
    output: ImportPreview,
    roles: editors,
  }),
  /**
   * Records the rows as requests, all of them or none. Each receipt starts its clocks (GDPR Art. 12(3)).
   * `lines`: the rows that are taken; null: every one that is ready.
   */
  run: command({
    input: z.object({
      file: z.file(),
      choices: ImportChoices.prefault({}),
      lines: z.array(z.int().positive()).min(1).max(1_000).nullable().default(null),
    }),
    output: RequestImport,
    roles: editors,
  }),
  list: query({
    input: listInput({}, ['reference', 'createdAt']),
    output: listOutput(RequestImport),
    roles: everyone,
  }),
  /** Takes an import back, as long as nothing else was built on its requests. The audit log keeps both. */
  undo: command({ input: oneRevision('import'), output: RequestImport, roles: editors }),
}
