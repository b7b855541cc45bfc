import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import type { Access, Client } from '../open.ts'
import { printJson } from '../output.ts'
import { outputPath, writeOutput } from '../output-file.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

export function callCommand(): Command {
  return withJson(withAccess(new Command('call')))
    .description('call any procedure that the window can call; - reads the input from the standard input')
    .argument('<store>', 'folder of the store')
    .argument('<procedure>', 'for example task.create')
    .argument('[json]', 'its input as JSON, or -', '{}')
    .option('-o, --output <file>', 'where a procedure that answers with a file writes it')
    .action(async (store: string, name: string, json: string, options: Access & { output?: string }) => {
      const [{ awaitJob }, { withStore }, { metaOf }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
        import('#shared/contract/operations.ts'),
      ])
      const meta = metaOf(name)
      if (!meta || name === 'event.subscribe') {
        throw new UsageError(`there is no procedure ${name}; wardbook procedures lists them`)
      }
      const input = parseInput(json === '-' ? await text(process.stdin) : json)
      await withStore(store, options, async (client) => {
        const answer = await callByName(client, name, input)
        if (answer instanceof Blob) await keepFile(answer, options.output)
        else
          printJson(
            meta.kind === 'job' ? await awaitJob(client, (answer as { jobId: string }).jobId) : answer,
          )
      })
    })
}

/** `task.create` on the typed client, whose tree mirrors the names. */
async function callByName(client: Client, name: string, input: unknown): Promise<unknown> {
  let part: unknown = client
  for (const step of name.split('.')) part = (part as Record<string, unknown>)[step]
  return (part as (input: unknown) => Promise<unknown>)(input)
}

function parseInput(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    throw new UsageError(`the input is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

async function keepFile(file: Blob, output: string | undefined): Promise<void> {
  if (output === undefined) throw new UsageError('this procedure answers with a file: name one with --output')
  const path = outputPath(output)
  await writeOutput(path, file)
  printJson({ file: path, bytes: file.size })
}
