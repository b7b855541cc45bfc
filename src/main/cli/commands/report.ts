import { writeFileSync } from 'node:fs'
import { Argument, Command, Option } from 'commander'
import { type DocumentArtifact, DocumentFormat, DocumentKind } from '#shared/contract/document.ts'
import { languages } from '#shared/kernel/message.ts'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { pathOf } from '../surroundings.ts'
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
    .option('--id <record>', 'one record instead of the whole register')
    .addOption(
      new Option('--language <language>', 'language of the document').choices(languages).default('en'),
    )
    .action(
      async (store: string, kind: DocumentKind, { format, output, id, language, ...access }: Options) => {
        const [{ awaitJob }, { withStore }] = await Promise.all([
          import('../await-job.ts'),
          import('../open.ts'),
        ])
        await withStore(store, access, async (client) => {
          const { jobId } = await client.document.create({ kind, format, language, recordId: id ?? null })
          const { artifact } = (await awaitJob(client, jobId)) as { artifact: DocumentArtifact }
          const file = await client.document.content({ id: artifact.id })
          writeFileSync(pathOf(output), new Uint8Array(await file.arrayBuffer()), { mode: 0o600 })
          printJson({ file: pathOf(output), ...artifact })
        })
      },
    )
}
