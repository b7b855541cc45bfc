import { Argument, Command, Option } from 'commander'
import { type DocumentArtifact, DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
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

interface Options extends Access {
  readonly format?: DocumentFormat | typeof calendarFormat
  readonly output: string
  readonly id?: string
  readonly language: Language
  readonly titles?: boolean
}

export function reportCommand(): Command {
  return withJson(withAccess(new Command('report')))
    .description('make a document and write it to a file')
    .argument('<store>', 'folder of the store')
    .addArgument(
      new Argument('<document>', 'which document, or the calendar of all deadlines').choices([
        ...DocumentKind.options,
        calendar,
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
    .option('--titles', 'calendar: with titles, not references alone')
    .addOption(
      new Option('--language <language>', 'language of the document').choices(languages).default('en'),
    )
    .action(async (store: string, what: DocumentKind | typeof calendar, options: Options) => {
      const { withStore } = await import('../open.ts')
      const path = outputPath(options.output)
      const make = what === calendar ? calendarFrom(options) : documentFrom(what, options)
      await withStore(store, options, async (client) => {
        const { file, ...told } = await make(client)
        await writeOutput(path, file)
        printJson({ file: path, ...told })
      })
    })
}

type Make = (client: Client) => Promise<{ readonly file: Blob } & Partial<DocumentArtifact>>

/** @throws UsageError for what only one of calendar and documents can do */
function calendarFrom({ format = calendarFormat, id, language, titles = false }: Options): Make {
  if (format !== calendarFormat) throw new UsageError(`the calendar is written as ${calendarFormat}`)
  if (id !== undefined) throw new UsageError('the calendar is of all records: leave --id out')
  return async (client) => {
    const file = await client.calendar.export({ language, withTitles: titles })
    return { file, fileName: file.name, bytes: file.size }
  }
}

function documentFrom(kind: DocumentKind, { format = 'pdf', id, language, titles }: Options): Make {
  if (format === calendarFormat) throw new UsageError(`only the calendar is written as ${calendarFormat}`)
  if (titles) throw new UsageError('--titles is for the calendar')
  return async (client) => {
    const { awaitJob } = await import('../await-job.ts')
    const recordId = id === undefined ? null : await recordIdOf(client, id)
    const { jobId } = await client.document.create({ kind, format, language, recordId })
    const { artifact } = (await awaitJob(client, jobId)) as { artifact: DocumentArtifact }
    return { file: await client.document.content({ id: artifact.id }), ...artifact }
  }
}
