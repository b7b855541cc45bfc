import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Command } from 'commander'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import type { Access } from '../open.ts'
import { print, printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { pathOf } from '../surroundings.ts'
import { withAccess, withJson } from './access.ts'

/** The audit log for whoever keeps or examines it: export with its verifier, checkpoints, and the end of a rollback. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('export the audit log, sign checkpoints of it, accept a store that was rolled back')
    .addCommand(exportCommand())
    .addCommand(checkpointCommand())
    .addCommand(acknowledgeCommand())
}

/** The checkpoint files that somebody named, as `audit.verify` takes them. */
export function readCheckpoints(files: readonly string[]) {
  return files.map((file) => ({ name: basename(file), note: readFileSync(pathOf(file), 'utf8') }))
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
