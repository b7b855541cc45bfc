import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { keepSecret, requirePlace } from '../keep-secret.ts'
import type { Access } from '../open.ts'
import { printJson } from '../output.ts'
import { askForLine, firstLine, readNewPassphrase } from '../passphrase.ts'
import { pathOf } from '../surroundings.ts'
import { UsageError } from '../usage-error.ts'
import { withAccess, withJson } from './access.ts'

export function keyCommand(): Command {
  return new Command('key')
    .description("one's own ways into a store, its recovery key, and the rotation of its keys")
    .addCommand(statusCommand())
    .addCommand(passphraseCommand())
    .addCommand(keyFileCommand())
    .addCommand(recoveryCommand())
    .addCommand(deviceCommand())
    .addCommand(rotateCommand())
    .addCommand(renewCommand())
}

/** A command on an open store, with the options by which a person gets in. */
function onStore(name: string, description: string): Command {
  return withJson(withAccess(new Command(name)))
    .description(description)
    .argument('<store>', 'folder of the store')
}

function statusCommand(): Command {
  return onStore('status', 'your ways in, the epoch of the keys, and whether a rotation is due').action(
    async (store: string, access: Access) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, access, async (client) => printJson(await client.key.status()))
    },
  )
}

function passphraseCommand(): Command {
  return onStore('passphrase', 'give yourself a new passphrase')
    .option('--new-passphrase-file <file>', 'file whose first line is the new passphrase')
    .action(async (store: string, options: Access & { newPassphraseFile?: string }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        const next = await readNewPassphrase(options.newPassphraseFile)
        printJson(await client.key.changePassphrase({ next, ...confirmation }))
      })
    })
}

function keyFileCommand(): Command {
  return onStore('key-file', 'put a new key file into use beside your passphrase, or do without one')
    .option('-o, --output <file>', 'new file for it; keep it apart from the store')
    .option('--remove', 'do without a key file')
    .action(async (store: string, options: Access & { output?: string; remove?: boolean }) => {
      const { output, remove = false } = options
      if (remove === (output !== undefined)) throw new UsageError('say either --output <file> or --remove')
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        if (output === undefined) {
          printJson(await client.key.changeKeyFile({ next: null, ...confirmation }))
          return
        }
        // Saved and read back before it is needed to get in.
        keepSecret((await client.key.proposeKeyFile()).keyFile, output)
        const next = readFileSync(pathOf(output), 'latin1')
        printJson(await client.key.changeKeyFile({ next, ...confirmation }))
      })
    })
}

function recoveryCommand(): Command {
  return onStore('recovery', 'make a new recovery key; the one before no longer opens')
    .option('-o, --output <file>', 'new file for it, readable by you alone; keep it elsewhere')
    .action(async (store: string, options: Access & { output?: string }) => {
      requirePlace('recovery key', '--output', options.output)
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        // Kept, then read or typed back, before it takes the place of the one before.
        keepSecret((await client.key.proposeRecoveryKey()).recoveryKey, options.output)
        const recoveryKey =
          options.output === undefined
            ? await askForLine('Type it back from your paper: ')
            : firstLine(options.output)
        printJson(await client.key.replaceRecoveryKey({ recoveryKey, ...confirmation }))
      })
    })
}

function deviceCommand(): Command {
  return onStore('device', "the operating system's keychain as a way in: in the desktop application only")
    .option('--remove', 'take that way in back, wherever it was set up')
    .action(async (store: string, options: Access & { remove?: boolean }) => {
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        const { remove = false } = options
        printJson(await client.key[remove ? 'removeDeviceKey' : 'addDeviceKey'](confirmation))
      })
    })
}

function rotateCommand(): Command {
  return onStore('rotate', 'give the store new keys, sealed to everybody who remains').action(
    async (store: string, access: Access) => {
      const [{ awaitJob }, { withStore }] = await Promise.all([
        import('../await-job.ts'),
        import('../open.ts'),
      ])
      await withStore(store, access, async (client, confirmation) => {
        const { jobId } = await client.key.rotate(confirmation)
        printJson(await awaitJob(client, jobId))
      })
    },
  )
}

function renewCommand(): Command {
  return onStore('renew', 'a new identity for a dpo whose passphrase or recovery key fell into other hands')
    .option('--new-passphrase-file <file>', 'file whose first line is the new passphrase')
    .option('-o, --output <file>', 'new file for the new recovery key, readable by you alone')
    .action(async (store: string, options: Access & { newPassphraseFile?: string; output?: string }) => {
      requirePlace('recovery key', '--output', options.output)
      const { withStore } = await import('../open.ts')
      await withStore(store, options, async (client, confirmation) => {
        const next = await readNewPassphrase(options.newPassphraseFile)
        const { id, recoveryKey } = await client.key.renewOwn({ next, ...confirmation })
        keepSecret(recoveryKey, options.output)
        printJson({ id })
      })
    })
}
