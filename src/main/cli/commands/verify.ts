import { Command } from 'commander'
import type { Access } from '../open.ts'
import { print, printJson, say } from '../output.ts'
import { withAccess } from './access.ts'
import { readCheckpoints, readPrinted } from './kept-checkpoint.ts'

export function verifyCommand(): Command {
  return withAccess(new Command('verify'))
    .description('check the database, the audit chain and every record against its last entry')
    .argument('<store>', 'folder of the store')
    .option(
      '--checkpoint <file>',
      'checkpoint of the audit log that was kept elsewhere; may be repeated',
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option(
      '--paper <number:code>',
      'checkpoint that was kept on paper: how many entries it covers, and its code; may be repeated',
      (said: string, before: readonly string[]) => [...before, said],
      [],
    )
    .option('--json', 'as JSON')
    .action(async (store: string, { json, checkpoint, paper, ...access }: Access & Options) => {
      const checkpoints = readCheckpoints(checkpoint)
      const printed = paper.map(readPrinted)
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        const verdict = await client.store.verify({ checkpoints, printed })
        if (json) printJson(verdict)
        else {
          for (const problem of verdict.problems) say(problem)
          for (const { file, place, size, at, verdict: says } of verdict.checkpoints)
            print(`checkpoint ${file ?? place ?? 'in the store'}: ${says}, entries 1-${size}, ${at ?? '-'}`)
          if (verdict.ok) print(`ok: ${verdict.entries} entries`)
        }
        if (!verdict.ok) process.exitCode = 1
      })
    })
}

interface Options {
  readonly json?: boolean
  readonly checkpoint: readonly string[]
  readonly paper: readonly string[]
}
