import { readFileSync } from 'node:fs'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { type Engine, openEngine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { Confirmation } from '#shared/kernel/operation.ts'
import { userStateFolder } from '../shell/state-folder.ts'
import { firstLine, readPassphrase } from './passphrase.ts'
import { pathOf, resourcesDir, workers } from './surroundings.ts'

export type Client = ContractRouterClient<Contract>

export interface Access {
  readonly user?: string
  readonly passphraseFile?: string
  readonly keyFile?: string
  readonly recoveryKeyFile?: string
}

/** Runs `work` with an engine of its own, closed afterwards whatever happens. */
export async function withEngine<T>(work: (client: Client, engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({
    resourcesDir,
    stateDir: userStateFolder(),
    workers,
  })
  const interrupted = () => void engine.close().finally(() => process.exit(1))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    return await work(createRouterClient(engine.router) as Client, engine)
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await engine.close()
  }
}

/** Runs `work` with a store open for one of its users; roles apply as in the window. */
export async function withStore<T>(
  path: string,
  access: Access,
  work: (client: Client, confirmation: Confirmation) => Promise<T>,
): Promise<T> {
  return withEngine(async (client) => {
    const folder = pathOf(path)
    await client.store.inspect({ path: folder })
    const user = access.user ?? process.env.WARDBOOK_USER ?? null
    if (access.recoveryKeyFile !== undefined) {
      await client.store.unlock({ path: folder, user, recoveryKey: firstLine(access.recoveryKeyFile) })
      return work(client, { passphrase: '', keyFile: null })
    }
    const confirmation = {
      passphrase: await readPassphrase(access.passphraseFile),
      keyFile: access.keyFile === undefined ? null : readFileSync(pathOf(access.keyFile), 'latin1'),
    }
    await client.store.unlock({ path: folder, user, ...confirmation })
    return work(client, confirmation)
  })
}
