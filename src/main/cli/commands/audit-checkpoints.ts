import { Command, Option } from 'commander'
import { type Language, languages } from '#shared/kernel/message.ts'
import type { Access, Client } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'
import { type Output, writeFrom } from './write-from.ts'

export function checkpointCommand(): Command {
  return withJson(withAccess(new Command('checkpoint')))
    .description('sign how the audit log stands now; keep the file outside of this machine')
    .argument('<store>', 'folder of the store')
    .option('-o, --output <file>', 'where to write it; otherwise it is printed')
    .option('--place <text>', 'where the copy will be kept, noted in the store')
    .action(async (store: string, { output, place, ...access }: Access & CheckpointOptions) => {
      const { withStore } = await import('../open.ts')
      const file = output === undefined ? null : outputPath(output)
      await withStore(store, access, async (client) => {
        const made = await client.audit.checkpoint({})
        const checkpoint = place ? await client.audit.keepCheckpoint({ id: made.id, place }) : made
        const { note, ...facts } = checkpoint
        if (file !== null) await writeOutput(file, new Blob([note]))
        printJson(file === null ? { ...facts, note } : { file, ...facts })
      })
    })
}

interface CheckpointOptions {
  readonly output?: string
  readonly place?: string
}

export function checkpointsCommand(): Command {
  return withJson(withAccess(new Command('checkpoints')))
    .description('the newest checkpoints, with their codes and where copies are kept')
    .argument('<store>', 'folder of the store')
    .action(async (store: string, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => printJson(await client.audit.checkpoints()))
    })
}

export function paperCommand(): Command {
  return withJson(withAccess(new Command('paper')))
    .description('write a checkpoint for paper, as PDF: its code and the keys of everybody who signs')
    .argument('<store>', 'folder of the store')
    .argument('[id]', 'the checkpoint; by default the newest')
    .requiredOption('-o, --output <file>', 'where to write it')
    .addOption(new Option('--language <language>', 'language of the paper').choices(languages).default('en'))
    .action(async (store: string, id: string | undefined, { output, language, ...access }: Access & Paper) =>
      writeFrom(store, access, output, async (client) =>
        client.audit.checkpointPaper({ id: id ?? (await newestOf(client)), language }),
      ),
    )
}

interface Paper extends Output {
  readonly language: Language
}

async function newestOf(client: Client): Promise<string> {
  const { items } = await client.audit.checkpoints({ limit: 1 })
  const [newest] = items
  if (newest === undefined)
    throw new UsageError('there is no checkpoint yet; wardbook audit checkpoint makes one')
  return newest.id
}

export function keepCommand(): Command {
  return withJson(withAccess(new Command('keep')))
    .description('note where a copy of a checkpoint is kept outside of this machine')
    .argument('<store>', 'folder of the store')
    .argument('<id>', 'the checkpoint')
    .requiredOption('--place <text>', 'where the copy is kept')
    .action(async (store: string, id: string, { place, ...access }: Access & { readonly place: string }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) =>
        printJson(await client.audit.keepCheckpoint({ id, place })),
      )
    })
}
