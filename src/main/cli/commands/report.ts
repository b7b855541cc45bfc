import { Argument, Command, Option } from 'commander'
import { type DocumentArtifact, DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
import { languages } from '#shared/kernel/message.ts'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { recordIdOf } from '../record-id.ts'
import { withAccess, withJson } from './access.ts'

interface Options extends Access {
  readonly format: DocumentFormat
  readonly output: string
  readonly id?: string
  readonly language: 'en' | 'fr' | 'de'
}

export function reportCommand(): Command {
  return withJson(withAccess(new Command('report')))
    .description('make a document and write it to a file')
    .argument('<store>', 'folder of the store')
    .addArgument(new Argument('<document>', 'which document').choices(DocumentKind.options))
    .addOption(new Option('--format <format>', 'file format').choices(DocumentFormat.options).default('pdf'))
    .requiredOption('-o, --output <file>', 'where to write it')
    .option('--id <record>', 'one record instead of the whole register: its reference or identifier')
    .addOption(
      new Option('--language <language>', 'language of the document').choices(languages).default('en'),
    )
    .action(
      async (store: string, kind: DocumentKind, { format, output, id, language, ...access }: Options) => {
        const [{ awaitJob }, { withStore }] = await Promise.all([
          import('../await-job.ts'),
          import('../open.ts'),
        ])
        const path = outputPath(output)
        await withStore(store, access, async (client) => {
          const recordId = id === undefined ? null : await recordIdOf(client, id)
          const { jobId } = await client.document.create({ kind, format, language, recordId })
          const { artifact } = (await awaitJob(client, jobId)) as { artifact: DocumentArtifact }
          const file = await client.document.content({ id: artifact.id })
          await writeOutput(path, file)
          printJson({ file: path, ...artifact })
        })
      },
    )
}
