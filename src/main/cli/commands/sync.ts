import { Command } from 'commander'
import type { Access } from '../open.ts'
import { printJson, say } from '../output.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

export function syncCommand(): Command {
  return withJson(withAccess(new Command('sync')))
    .description('read the people of one connection, or of all, with progress on the standard error stream')
    .argument('<store>', 'folder of the store')
    .argument('[connection]', 'name, reference or identifier of a connection')
    .action(async (store: string, wanted: string | undefined, options: Access) => {
      const [{ awaitJob }, { withStore }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
      ])
      await withStore(store, options, async (client) => {
        const { items } = await client.connection.list({ limit: 500 })
        const chosen = items.filter(
          ({ id, name, reference }) => wanted === undefined || [id, name, reference].includes(wanted),
        )
        if (chosen.length === 0) {
          throw new UsageError(
            wanted === undefined ? 'the store has no connection' : `there is no connection ${wanted}`,
          )
        }
        const results: Record<string, unknown> = {}
        for (const { id, name } of chosen) {
          say(name)
          const { jobId } = await client.connection.sync({ id })
          results[name] = await awaitJob(client, jobId)
        }
        printJson(results)
      })
    })
}
