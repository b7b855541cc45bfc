import { createHash } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import type { ImportChoices, ImportPreview, ImportRow } from '#shared/contract/request-import.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { CommandContext, QueryContext } from '../../router/index.ts'
import { readSpreadsheet } from '../../spreadsheet/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { type ClockRules, createRequest, type IntakePhrases } from '../rights-request/index.ts'
import { type Understood, understand } from './preview.ts'
import type { TableWords } from './table-words.ts'

export interface ImportParts {
  readonly rules: ClockRules
  readonly phrases: IntakePhrases
  readonly tableWords: () => Promise<TableWords>
  /** The file that the worker thread runs. */
  readonly worker: URL | string
}

/** A tenth of a second of work. */
const rowsPerTurn = 25

interface Asked {
  readonly file: File
  readonly choices: ImportChoices
}

/**
 * What a table would become. Nothing is written.
 * @throws Fault `file-too-large`, `spreadsheet-unreadable`
 */
export async function previewImport(
  asked: Asked,
  parts: ImportParts,
  context: QueryContext,
): Promise<ImportPreview> {
  const { preview } = await understoodOf(asked, parts, context, context.signal)
  return { ...preview, earlier: await importsOf(context.db, await hashOf(asked.file)) }
}

/**
 * Records the rows of a table as requests, all of them or none.
 * @throws Fault `invalid-input` when a row that was named is no row of the table or has to be mended, or none is left
 */
export async function runImport(
  { lines, ...asked }: Asked & { readonly lines: readonly number[] | null },
  parts: ImportParts,
  context: CommandContext,
): Promise<EntityOf<'requestImport'>> {
  const { preview, requests } = await understoodOf(asked, parts, context, new AbortController().signal)
  const taken = chosenRows(preview.rows, lines)
  const made = await context.db.inBulk(async () => {
    const all: { requestId: EntityOf<'rightsRequest'>['id']; revision: number; line: number }[] = []
    for (const { line } of taken) {
      const request = requests.get(line)
      if (request === undefined) throw new Error(`row ${line} was taken without being a request`)
      const { id, revision } = await createRequest(request, context, parts.rules)
      all.push({ requestId: id, revision, line })
      // Whoever only reads comes in between.
      if (all.length % rowsPerTurn === 0) await pause()
    }
    return all
  })
  context.db.note({ rows: made.length })
  return context.db.insert('requestImport', {
    fileName: asked.file.name.slice(0, 300),
    fileHash: await hashOf(asked.file),
    sheet: preview.table.sheet,
    importedBy: context.actor.label,
    requests: made,
    leftOut: preview.rows.length - made.length,
    undoneAt: null,
    undoneBy: null,
  })
}

async function understoodOf(
  { file, choices }: Asked,
  { tableWords, phrases, worker }: ImportParts,
  context: Pick<QueryContext, 'db' | 'now' | 'actor'>,
  signal: AbortSignal,
): Promise<Understood> {
  const table = await readSpreadsheet(worker, { file, sheet: choices.sheet }, signal)
  return understand(table, choices, { words: await tableWords(), phrases }, context)
}

/** Rows that are ready, or those that were named. What became known meanwhile is left out, never doubled. */
function chosenRows(rows: readonly ImportRow[], lines: readonly number[] | null): readonly ImportRow[] {
  if (lines === null) {
    const ready = rows.filter(({ state }) => state === 'ready')
    if (ready.length === 0) throw refused('nothingToImport', [])
    return ready
  }
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const wanted = [...new Set(lines)].map((line) => {
    const row = byLine.get(line)
    if (row === undefined) throw refused('noSuchLine', [line], { line })
    if (row.state === 'faulty') throw refused('lineToMend', [line], { line })
    return row
  })
  const taken = wanted.filter(({ state }) => state !== 'known')
  if (taken.length === 0) throw refused('nothingToImport', [])
  return taken
}

function refused(key: string, path: readonly number[], params: Readonly<Record<string, number>> = {}): Fault {
  return new Fault('invalid-input', { issues: [{ path: ['lines', ...path], key, params }] })
}

/** Imports of the very same file that were not taken back. */
async function importsOf({ kysely }: ReadDb, fileHash: string): Promise<ImportPreview['earlier']> {
  return kysely
    .selectFrom('requestImport')
    .select(['id', 'reference', 'createdAt', 'importedBy'])
    .where('fileHash', '=', fileHash)
    .where('undoneAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute()
}

async function hashOf(file: File): Promise<string> {
  return createHash('sha256')
    .update(new Uint8Array(await file.arrayBuffer()))
    .digest('hex')
}
