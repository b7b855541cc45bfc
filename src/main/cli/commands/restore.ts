import { Command } from 'commander'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { pathOf } from '../surroundings.ts'
import { withAccess, withJson } from './access.ts'
import { keyOf } from './backup.ts'

interface Options extends Access {
  readonly output: string
  readonly replace?: boolean
}

/** `wardbook restore FILE -o STORE` */
export function restoreCommand(): Command {
  return withJson(withAccess(new Command('restore')))
    .description('make a store of a backup in a new folder; who was erased or blanked since is so again')
    .argument('<file>', 'the backup')
    .requiredOption('-o, --output <store>', 'folder of the new store')
    .option('--replace', 'keep a store that is there aside, under another name')
    .action(async (file: string, { output, replace = false, ...access }: Options) => {
      const { withEngine } = await import('../open.ts')
      await withEngine(async (client) => {
        const path = pathOf(file)
        await client.backup.inspect({ path })
        const key = await keyOf(access)
        printJson(await client.backup.restore({ path, to: pathOf(output), replace, ...key }))
      })
    })
}
