import { Argument, Command, Option } from 'commander'
import { type DocumentArtifact, DocumentFormat, DocumentKind, isOfPeriod } from '#shared/contract/document.ts'
import { type Letter, LetterFormat, LetterKind } from '#shared/contract/letter.ts'
import { Day } from '#shared/kernel/dates.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import type { Access, Client } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { recordIdOf } from '../record-id.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

/** The calendar is no document of the store: it is a file for other programs and is kept nowhere. */
const calendar = 'calendar'
const calendarFormat = 'ics'

/** A letter is of one record and of one kind. */
const letter = 'letter'

interface Options extends Access {
  readonly format?: DocumentFormat | typeof calendarFormat
  readonly output: string
  readonly id?: string
  readonly language?: Language
  readonly letter?: LetterKind
  readonly answer: Readonly<Record<string, string>>
  readonly titles?: boolean
  readonly from?: Day
  readonly to?: Day
}

export function reportCommand(): Command {
  return withJson(withAccess(new Command('report')))
    .description('make a document and write it to a file')
    .argument('<store>', 'folder of the store')
    .addArgument(
      new Argument('<document>', 'which document, or the calendar of all deadlines').choices([
        ...DocumentKind.options,
        calendar,
        letter,
      ]),
    )
    .addOption(
      new Option('--format <format>', 'file format (default: pdf, of the calendar ics)').choices([
        ...DocumentFormat.options,
        calendarFormat,
      ]),
    )
    .requiredOption('-o, --output <file>', 'where to write it')
    .option('--id <record>', 'one record instead of the whole register: its reference or identifier')
    .option('--from <day>', 'statistics: first day of the period (default: 1 January)', dayGiven)
    .option('--to <day>', 'statistics: last day of the period (default: today)', dayGiven)
    .option('--titles', 'calendar: with titles, not references alone')
    .addOption(
      new Option('--letter <kind>', 'letter: which one; its text comes from the store’s template').choices(
        LetterKind.options,
      ),
    )
    .option('--answer <name=text>', 'letter: what the record does not know, such as reasons=…', addAnswer, {})
    .addOption(
      new Option(
        '--language <language>',
        'language of the document (default: en, of a letter that of who asked)',
      ).choices(languages),
    )
    .action(async (store: string, what: DocumentKind | typeof calendar | typeof letter, options: Options) => {
      const { withStore } = await import('../open.ts')
      const path = outputPath(options.output)
      const make = makeOf(what, options)
      await withStore(store, options, async (client) => {
        const { file, ...told } = await make(client)
        await writeOutput(path, file)
        printJson({ file: path, ...told })
      })
    })
}

function makeOf(what: DocumentKind | typeof calendar | typeof letter, options: Options): Make {
  if (what === calendar) return calendarFrom(options)
  return what === letter ? letterFrom(options) : documentFrom(what, options)
}

/** @throws UsageError for what is no name with a text */
function addAnswer(given: string, answers: Readonly<Record<string, string>>): Record<string, string> {
  const sign = given.indexOf('=')
  if (sign < 1) throw new UsageError(`--answer takes a name and a text: reasons=…, not ${given}`)
  return { ...answers, [given.slice(0, sign)]: given.slice(sign + 1) }
}

/** @throws UsageError for what is no day */
function dayGiven(given: string): Day {
  const day = Day.safeParse(given)
  if (!day.success) throw new UsageError(`a day is written as 2026-03-14, not ${given}`)
  return day.data
}

type Make = (client: Client) => Promise<{ readonly file: Blob } & Partial<DocumentArtifact>>

/** @throws UsageError for what only one of calendar and documents can do */
function calendarFrom({ format = calendarFormat, id, language = 'en', titles = false }: Options): Make {
  if (format !== calendarFormat) throw new UsageError(`the calendar is written as ${calendarFormat}`)
  if (id !== undefined) throw new UsageError('the calendar is of all records: leave --id out')
  return async (client) => {
    const file = await client.calendar.export({ language, withTitles: titles })
    return { file, fileName: file.name, bytes: file.size }
  }
}

function documentFrom(kind: DocumentKind, options: Options): Make {
  const { format = 'pdf', id, language = 'en', titles, from = null, to = null } = options
  if (format === calendarFormat) throw new UsageError(`only the calendar is written as ${calendarFormat}`)
  if (titles) throw new UsageError('--titles is for the calendar')
  if ((from !== null || to !== null) && !isOfPeriod(kind))
    throw new UsageError('--from and --to are for statistics')
  return async (client) => {
    const { awaitJob } = await import('../await-job.ts')
    const recordId = id === undefined ? null : await recordIdOf(client, id)
    const { jobId } = await client.document.create({ kind, format, language, recordId, from, to })
    const { artifact } = (await awaitJob(client, jobId)) as { artifact: DocumentArtifact }
    return { file: await client.document.content({ id: artifact.id }), ...artifact }
  }
}

/** @throws UsageError without a record or a kind, or for another format than those of letters */
function letterFrom({ format = 'pdf', id, language, letter: kind, answer }: Options): Make {
  const as = LetterFormat.safeParse(format)
  if (!as.success) throw new UsageError(`a letter is written as ${LetterFormat.options.join(' or ')}`)
  if (id === undefined || kind === undefined) throw new UsageError('a letter needs --id and --letter')
  return async (client) => {
    const { awaitJob } = await import('../await-job.ts')
    const subjectId = (await recordIdOf(client, id)) as Letter['subjectId']
    const { jobId } = await client.letter.make({
      subjectId,
      kind,
      answers: answer,
      formats: [as.data],
      ...(language === undefined ? {} : { language }),
    })
    const made = await client.letter.get((await awaitJob(client, jobId)) as Pick<Letter, 'id'>)
    const [document] = made.documents
    if (document === undefined) throw new Error('a letter without a file')
    const file = await client.document.content({ id: document.documentId })
    return { file, fileName: file.name, bytes: file.size, contentHash: made.contentHash }
  }
}
