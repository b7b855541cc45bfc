import { Argument, Command } from 'commander'
import type { User } from '#shared/contract/user.ts'
import { Role } from '#shared/kernel/roles.ts'
import { keepSecret, requirePlace } from '../keep-secret.ts'
import type { Access, Client } from '../open.ts'
import { print, printJson } from '../output.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

export function userCommand(): Command {
  return new Command('user')
    .description('who belongs to a store and with which role; only a dpo changes it')
    .addCommand(listCommand())
    .addCommand(addCommand())
    .addCommand(removeCommand())
    .addCommand(roleCommand())
}

const roleArgument = () => new Argument('<role>', 'what they may do').choices(Role.options)

function listCommand(): Command {
  return withAccess(new Command('list'))
    .description('the people of a store, those who left included')
    .argument('<store>', 'folder of the store')
    .option('--json', 'as JSON')
    .action(async (store: string, { json, ...access }: Access & { json?: boolean }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => {
        const users = await client.user.list()
        if (json) printJson(users)
        else for (const user of users) print(lineOf(user))
      })
    })
}

function addCommand(): Command {
  return withJson(withAccess(new Command('add')))
    .description('add a person under a temporary passphrase, which they replace when they first come in')
    .argument('<store>', 'folder of the store')
    .argument('<name>', 'what they are called; in clear in the keyring, initials are enough')
    .addArgument(roleArgument())
    .option('-o, --output <file>', 'new file for the temporary passphrase, readable by you alone')
    .action(async (store: string, label: string, role: Role, options: Access & { output?: string }) => {
      requirePlace('temporary passphrase', '--output', options.output)
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        const { id, temporaryPassphrase } = await client.user.add({ label, role, ...confirmation })
        keepSecret(temporaryPassphrase, options.output)
        printJson({ id })
      })
    })
}

function removeCommand(): Command {
  return withJson(withAccess(new Command('remove')))
    .description('take every way in from a person; rotate the keys afterwards')
    .argument('<store>', 'folder of the store')
    .argument('<name>', 'name or identifier')
    .action(async (store: string, name: string, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client, confirmation) => {
        await client.user.remove({ id: await idOf(client, name), ...confirmation })
        const { rotationDue } = await client.key.status()
        printJson({ rotationDue })
      })
    })
}

function roleCommand(): Command {
  return withJson(withAccess(new Command('role')))
    .description('give a person another role')
    .argument('<store>', 'folder of the store')
    .argument('<name>', 'name or identifier')
    .addArgument(roleArgument())
    .action(async (store: string, name: string, role: Role, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client, confirmation) => {
        await client.user.changeRole({ id: await idOf(client, name), role, ...confirmation })
        const { rotationDue } = await client.key.status()
        printJson({ rotationDue })
      })
    })
}

async function idOf(client: Client, name: string): Promise<User['id']> {
  const active = (await client.user.list()).filter(({ status }) => status === 'active')
  const found = active.find(({ id, label }) => id === name || label.toLowerCase() === name.toLowerCase())
  if (!found) {
    throw new UsageError(`nobody is called ${name}; there are ${active.map(({ label }) => label).join(', ')}`)
  }
  return found.id
}

function lineOf({ label, role, status, waysIn, lastUnlockedAt }: User): string {
  const ways = waysIn.map(({ type, keyFile, temporary }) =>
    [type, ...(keyFile ? ['key file'] : []), ...(temporary ? ['temporary'] : [])].join('+'),
  )
  return [label, role, status, ways.join(' ') || '-', lastUnlockedAt ?? '-'].join('\t')
}
