import { existsSync, openAsBlob, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Argument, Command, Option } from 'commander'
import type * as z from 'zod'
import type { Words } from '#engine/language/index.ts'
import { Regime, RequestChannel, Right } from '#shared/contract/codes.ts'
import {
  DayOrder,
  type ImportChoices,
  ImportField,
  type ImportPreview,
} from '#shared/contract/request-import.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import type { Access, Client } from '../open.ts'
import { printJson, say } from '../output.ts'
import { pathOf, wordsFor } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

interface Options extends Access {
  readonly map: readonly string[]
  readonly sheet?: string
  readonly dayOrder?: DayOrder
  readonly channel?: RequestChannel
  readonly language?: Language
  readonly regimes?: string
  readonly rights?: string
  readonly lines?: string
  readonly goodRows?: boolean
  readonly dryRun?: boolean
}

export function importCommand(): Command {
  return withJson(withAccess(new Command('import')))
    .description('bring records in from a table (.csv, .xlsx): all rows or none')
    .argument('<store>', 'folder of the store')
    .addArgument(new Argument('<register>', 'what the rows are').choices(['requests']))
    .argument('<file>', 'the table; its first row names the columns')
    .option('--dry-run', 'show what each row would become, write nothing; exit 1 when a row has to be mended')
    .option(
      '--map <column=field>',
      `which field a column is, by its header or its number from 1; without a field: none. Fields: ${ImportField.options.join(', ')}`,
      (mapping: string, before: readonly string[]) => [...before, mapping],
      [],
    )
    .option('--sheet <name>', 'sheet of a workbook (default: the first that is shown)')
    .addOption(new Option('--day-order <order>', 'of 03/02/2026').choices(DayOrder.options))
    .addOption(new Option('--channel <channel>', 'where a cell is empty').choices(RequestChannel.options))
    .addOption(new Option('--language <language>', 'where a cell is empty').choices(languages))
    .option('--regimes <codes>', `where a cell is empty: ${Regime.options.join(', ')}`)
    .option('--rights <codes>', `where a cell is empty: ${Right.options.join(', ')}`)
    .option('--good-rows', 'leave out the rows that have to be mended or seem to be there')
    .option('--lines <lines>', 'these lines alone, such as 2,5-9; a row that seems to be there comes in')
    .action(async (store: string, _register: string, typed: string, options: Options) => {
      const path = pathOf(typed)
      if (!existsSync(path)) throw new UsageError(`there is no file ${path}`)
      if (!statSync(path).isFile()) throw new UsageError(`${path} is no file`)
      const asked = choicesOf(options)
      const lines = options.lines === undefined ? null : linesOf(options.lines)
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client) => {
        const file = new File([await openAsBlob(path)], basename(path))
        const preview = await understood(client, file, asked, options.map)
        const words = await wordsFor()
        if (options.dryRun) {
          printJson(inWords(preview, words))
          if (!isWhole(preview)) process.exitCode = 1
          return
        }
        const choices = { ...asked, columns: preview.choices.columns }
        await record(
          client,
          { file, choices, preview, words },
          { lines, goodRows: options.goodRows ?? false },
        )
      })
    })
}

interface Table {
  readonly file: File
  readonly choices: z.input<typeof ImportChoices>
  readonly preview: ImportPreview
  readonly words: Words
}

/** Without being told which rows, nothing is left out in silence: one row that cannot come in keeps all of them out. */
async function record(
  client: Client,
  { file, choices, preview, words }: Table,
  { lines, goodRows }: { readonly lines: number[] | null; readonly goodRows: boolean },
): Promise<void> {
  if (lines === null && !goodRows && !isWhole(preview)) {
    for (const line of [...complaints(preview, words), words.text('cli:importNothing')]) say(line)
    process.exitCode = 1
    return
  }
  // The same table a second time is no mistake of a script.
  if (lines === null && preview.rows.every(({ state }) => state === 'known')) {
    printJson({ reference: null, requests: [], leftOut: preview.rows.length })
    return
  }
  printJson(await client.requestImport.run({ file, choices, lines }))
}

/** The columns as the headers propose them, with what was mapped by hand on top. */
async function understood(
  client: Client,
  file: File,
  choices: z.input<typeof ImportChoices>,
  mapped: readonly string[],
): Promise<ImportPreview> {
  const proposed = await client.requestImport.preview({ file, choices })
  if (mapped.length === 0) return proposed
  const columns = { ...proposed.choices.columns }
  for (const mapping of mapped) {
    const at = mapping.lastIndexOf('=')
    if (at < 1) throw new UsageError(`--map ${mapping} is not of the form column=field`)
    const place = placeOf(mapping.slice(0, at).trim(), proposed)
    for (const field of ImportField.options) if (columns[field] === place) delete columns[field]
    const name = mapping.slice(at + 1).trim()
    if (name === '') continue
    const field = ImportField.safeParse(name)
    if (!field.success)
      throw new UsageError(`there is no field ${name}; the fields: ${ImportField.options.join(', ')}`)
    columns[field.data] = place
  }
  return client.requestImport.preview({ file, choices: { ...choices, columns } })
}

function placeOf(column: string, { table }: ImportPreview): number {
  const headers = table.columns.map(({ header }) => header.toLowerCase())
  const place = headers.indexOf(column.toLowerCase())
  if (place >= 0) return place
  const number = /^\d+$/.test(column) ? Number(column) : 0
  if (number >= 1 && number <= headers.length) return number - 1
  throw new UsageError(
    `there is no column ${column}; the columns: ${table.columns.map(({ header }) => header).join(', ')}`,
  )
}

/** Whether nothing stands in the way of a single row. */
function isWhole({ rows, missing }: ImportPreview): boolean {
  return missing.length === 0 && rows.every(({ state }) => state === 'ready' || state === 'known')
}

function inWords({ reasons, notes, rows, ...rest }: ImportPreview, words: Words) {
  return {
    ...rest,
    reasons: reasons.map(({ field, message }) => ({ field, text: words.message(message) })),
    notes: notes.map(words.message),
    rows: rows.map(({ issues, notes: noted, ...row }) => ({
      ...row,
      issues: issues.map(({ message, ...issue }) => ({ ...issue, text: words.message(message) })),
      notes: noted.map(words.message),
    })),
  }
}

/** What keeps rows out, each with its line, its column and its value. */
function complaints(
  { missing, asksDayOrder, choices, rows }: ImportPreview,
  words: Words,
): readonly string[] {
  const fields = missing.map((field) => words.text(`request-import:column.${field}`)).join(', ')
  return [
    ...(missing.length > 0 ? [words.text('request-import:missing', { fields, count: missing.length })] : []),
    ...(asksDayOrder && choices.dayOrder === null
      ? [`${words.text('request-import:dayOrder.ask')} (--day-order)`]
      : []),
    ...rows.flatMap(({ line, issues }) =>
      issues
        .filter(({ message }) => message.key !== 'request-import:issue.moment.dayOrder')
        .map(
          ({ column, field, value, message }) =>
            `${words.text('request-import:line')} ${line}, ${column ?? words.text(`request-import:column.${field}`)} [${value}]: ${words.message(message)}`,
        ),
    ),
    ...rows
      .filter(({ state }) => state === 'similar')
      .map(
        ({ line }) =>
          `${words.text('request-import:line')} ${line}: ${words.text('request-import:state.similar')}`,
      ),
  ]
}

function choicesOf({
  sheet,
  dayOrder,
  channel,
  language,
  regimes,
  rights,
}: Options): z.input<typeof ImportChoices> {
  return {
    sheet: sheet ?? null,
    dayOrder: dayOrder ?? null,
    forAll: {
      channel: channel ?? null,
      language: language ?? null,
      regimes: listOf(regimes, Regime, '--regimes'),
      rights: listOf(rights, Right, '--rights'),
    },
  }
}

function listOf<C extends string>(typed: string | undefined, codes: z.ZodType<C>, option: string): C[] {
  return (typed ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const code = codes.safeParse(part)
      if (!code.success) throw new UsageError(`${option} ${part} is not known`)
      return code.data
    })
}

/** `2,5-9` as the numbers that it stands for. */
function linesOf(typed: string): number[] {
  const lines = typed.split(',').flatMap((part) => {
    const [, from, to] = /^\s*(\d{1,7})(?:-(\d{1,7}))?\s*$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to ?? from)]
    if (from === undefined || last < first || last - first > 100_000)
      throw new UsageError(`--lines ${typed} is not of the form 2,5-9`)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
  return [...new Set(lines)]
}
