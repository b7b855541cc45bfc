import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import type { Access, Client } from '../open.ts'
import { print, printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

/** The audit log for whoever keeps or examines it: export with its verifier, checkpoints, and the end of a rollback. */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'export the audit log or one entry, sign and keep checkpoints, accept a store that was rolled back',
    )
    .addCommand(exportCommand())
    .addCommand(proofCommand())
    .addCommand(verifierCommand())
    .addCommand(checkpointCommand())
    .addCommand(checkpointsCommand())
    .addCommand(paperCommand())
    .addCommand(keepCommand())
    .addCommand(acknowledgeCommand())
}

/** The checkpoint files that somebody named, as `audit.verify` takes them. */
export function readCheckpoints(files: readonly string[]) {
  return files.map((file) => ({ name: basename(file), note: readFileSync(pathOf(file), 'utf8') }))
}

/** A checkpoint as somebody reads it off a paper: how many entries it covers, and its code. */
export function readPrinted(said: string) {
  const [, size, code] = /^(\d{1,15}):(.+)$/.exec(said) ?? []
  if (size === undefined || code === undefined)
    throw new UsageError(`${said}: a printed checkpoint is named as NUMBER:CODE`)
  return { name: `paper ${size}`, size: Number(size), code }
}

function exportCommand(): Command {
  return withJson(withAccess(new Command('export')))
    .description('write the audit log as JSON lines that anybody can verify without Wardbook')
    .argument('<store>', 'folder of the store')
    .requiredOption('-o, --output <file>', 'where to write it')
    .option('--no-payloads', 'hashes and identifiers only, without what was written before and after')
    .option('--verifier', 'write the script that verifies it beside it')
    .action(async (store: string, { output, payloads, verifier, ...access }: Access & ExportOptions) => {
      const [{ awaitJob }, { withStore }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
      ])
      const file = outputPath(output)
      await withStore(store, access, async (client) => {
        const { jobId } = await client.audit.export({ payloads })
        const { artifact } = (await awaitJob(client, jobId)) as { artifact: DocumentArtifact }
        await writeOutput(file, await client.document.content({ id: artifact.id }))
        const script = verifier ? await client.audit.verifier({}) : null
        const verifierFile = script && join(dirname(file), script.name)
        if (script && verifierFile) await writeOutput(verifierFile, script)
        printJson({ file, verifier: verifierFile, ...artifact })
      })
    })
}

function proofCommand(): Command {
  return withJson(withAccess(new Command('proof')))
    .description('write one entry with the proof that a checkpoint covers it, showing nothing of the others')
    .argument('<store>', 'folder of the store')
    .argument('<entry>', 'its number in the log')
    .requiredOption('-o, --output <file>', 'where to write it; the verifier takes it as it takes an export')
    .action(async (store: string, entry: string, { output, ...access }: Access & Output) => {
      if (!/^[1-9]\d{0,14}$/.test(entry)) throw new UsageError(`${entry} is not the number of an entry`)
      await writeFrom(store, access, output, (client) => client.audit.proof({ seq: Number(entry) }))
    })
}

function verifierCommand(): Command {
  return withJson(withAccess(new Command('verifier')))
    .description('write the script that verifies exports, checkpoints and proofs without Wardbook')
    .argument('<store>', 'folder of the store')
    .requiredOption('-o, --output <file>', 'where to write it; run it with Node 18 or later')
    .action(async (store: string, { output, ...access }: Access & Output) =>
      writeFrom(store, access, output, (client) => client.audit.verifier({})),
    )
}

interface Output {
  readonly output: string
}

/** Writes the file with which an operation answers. */
async function writeFrom(
  store: string,
  access: Access,
  output: string,
  fetchFile: (client: Client) => Promise<Blob>,
): Promise<void> {
  const { withStore } = await import('../open.ts')
  const file = outputPath(output)
  await withStore(store, access, async (client) => {
    const content = await fetchFile(client)
    await writeOutput(file, content)
    printJson({ file, bytes: content.size })
  })
}

interface ExportOptions {
  readonly output: string
  readonly payloads: boolean
  readonly verifier?: boolean
}

function checkpointCommand(): Command {
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

function checkpointsCommand(): Command {
  return withJson(withAccess(new Command('checkpoints')))
    .description('the newest checkpoints, with their codes and where copies are kept')
    .argument('<store>', 'folder of the store')
    .action(async (store: string, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => printJson(await client.audit.checkpoints()))
    })
}

function paperCommand(): Command {
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

function keepCommand(): Command {
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

function acknowledgeCommand(): Command {
  return withJson(withAccess(new Command('acknowledge')))
    .description('accept that a store is older than its head file tells, so that it can be written again')
    .argument('<store>', 'folder of the store')
    .requiredOption('--reason <text>', 'why it is accepted; it stands in the log, signed')
    .action(async (store: string, { reason, ...access }: Access & { readonly reason: string }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        await client.audit.acknowledgeRollback({ reason })
        print('ok')
      })
    })
}
