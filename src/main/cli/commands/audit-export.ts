import { dirname, join } from 'node:path'
import { Command } from 'commander'
import type { DocumentArtifact } from '#shared/contract/document.ts'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'
import { type Output, writeFrom } from './write-from.ts'

export function exportCommand(): Command {
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

interface ExportOptions extends Output {
  readonly payloads: boolean
  readonly verifier?: boolean
}

export function proofCommand(): Command {
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

export function verifierCommand(): Command {
  return withJson(withAccess(new Command('verifier')))
    .description('write the script that verifies exports, checkpoints and proofs without Wardbook')
    .argument('<store>', 'folder of the store')
    .requiredOption('-o, --output <file>', 'where to write it; run it with Node 18 or later')
    .action(async (store: string, { output, ...access }: Access & Output) =>
      writeFrom(store, access, output, (client) => client.audit.verifier({})),
    )
}
