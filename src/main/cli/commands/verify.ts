import { Command } from 'commander'
import type { Access } from '../open.ts'
import { print, printJson, say } from '../output.ts'
import { withAccess } from './access.ts'

export function verifyCommand(): Command {
  return withAccess(new Command('verify'))
    .description('check the database, the audit chain and every record against its last entry')
    .argument('<store>', 'folder of the store')
    .option('--json', 'as JSON')
    .action(async (store: string, { json, ...access }: Access & { json?: boolean }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        const verdict = await client.store.verify({})
        if (json) printJson(verdict)
        else if (verdict.ok) print(`ok: ${verdict.entries} entries`)
        else for (const problem of verdict.problems) say(problem)
        if (!verdict.ok) process.exitCode = 1
      })
    })
}
