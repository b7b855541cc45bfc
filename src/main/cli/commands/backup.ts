import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { BackupFile } from '#shared/contract/backup.ts'
import type { Access } from '../open.ts'
import { print, printJson, say } from '../output.ts'
import { firstLine, readPassphrase } from '../passphrase.ts'
import { pathOf } from '../surroundings.ts'
import { withAccess, withJson } from './access.ts'

interface Json {
  readonly json?: boolean
}

/** `wardbook backup STORE -o FILE`, and what else there is to do with backups. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('make, list, look into and drill backups')
    .addCommand(create(), { isDefault: true })
    .addCommand(list())
    .addCommand(inspect())
    .addCommand(drill())
}

function create(): Command {
  return withJson(withAccess(new Command('create')))
    .description('make a backup and read it back; without --output among those that the store keeps')
    .argument('<store>', 'folder of the store')
    .option('-o, --output <file>', 'a new file elsewhere, which no rotation removes')
    .action(async (store: string, { output, ...access }: Access & { readonly output?: string }) => {
      const [{ awaitJob }, { withStore }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
      ])
      await withStore(store, access, async (client) => {
        const to = output === undefined ? null : pathOf(output)
        const { jobId } = await client.backup.create({ to })
        printJson(await awaitJob(client, jobId))
      })
    })
}

function list(): Command {
  return withAccess(new Command('list'))
    .description('the backups that the store keeps, the newest first, with the last day of each')
    .argument('<store>', 'folder of the store')
    .option('--json', 'as JSON')
    .action(async (store: string, { json, ...access }: Access & Json) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        const found = await client.backup.list({})
        if (json) printJson(found)
        else {
          for (const backup of found.items) print(lineOf(backup))
          for (const name of found.damaged) say(`? ${name}`)
        }
        if (found.damaged.length > 0) process.exitCode = 1
      })
    })
}

function lineOf({ createdAt, keptUntilOn, reason, bytes, path }: BackupFile): string {
  return [createdAt, keptUntilOn, reason.padEnd(15), String(bytes).padStart(12), path].join('  ')
}

function inspect(): Command {
  return withJson(withAccess(new Command('inspect')))
    .description('say what is inside a backup, for one of its users')
    .argument('<file>', 'the backup')
    .action(async (file: string, access: Access) => {
      const [{ withEngine }] = await Promise.all([import('../open.ts')])
      await withEngine(async (client) => {
        const path = pathOf(file)
        // What is no backup is refused before anybody is asked for a passphrase.
        await client.backup.inspect({ path })
        printJson(await client.backup.inspect({ path, ...(await keyOf(access)) }))
      })
    })
}

function drill(): Command {
  return withJson(withAccess(new Command('drill')))
    .description('restore a backup where nobody sees it, compare it with what it says, and remove it again')
    .argument('<store>', 'folder of the store')
    .argument('[name]', 'file name of the backup; by default the newest')
    .action(async (store: string, name: string | undefined, access: Access) => {
      const [{ awaitJob }, { withStore }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
      ])
      await withStore(store, access, async (client) => {
        const { jobId } = await client.backup.drill({ name: name ?? null })
        const result = (await awaitJob(client, jobId)) as { readonly agrees: boolean }
        printJson(result)
        if (!result.agrees) process.exitCode = 1
      })
    })
}

/** What opens a backup: what opens a store, as it was at that time. */
export async function keyOf({ user, passphraseFile, keyFile, recoveryKeyFile }: Access) {
  const who = { user: user ?? process.env.WARDBOOK_USER ?? null }
  if (recoveryKeyFile !== undefined) return { ...who, recoveryKey: firstLine(recoveryKeyFile) }
  return {
    ...who,
    passphrase: await readPassphrase(passphraseFile),
    keyFile: keyFile === undefined ? null : readFileSync(pathOf(keyFile), 'latin1'),
  }
}
