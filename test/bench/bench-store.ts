import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { type Engine, openEngine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/index.ts'
import { TimeZone } from '#shared/kernel/dates.ts'
import { sourceWorkers } from '../support/source-workers.ts'

export const passphrase = 'tulip orbit marble seven kites'
export const resourcesDir = join(import.meta.dirname, '../../resources')

/** An engine with the settings of the product, keys derived at full strength. */
export async function benchEngine(
  folder: string,
): Promise<{ engine: Engine; client: ContractRouterClient<Contract> }> {
  const engine = await openEngine({
    resourcesDir,
    stateDir: join(folder, 'state'),
    workers: sourceWorkers,
  })
  return { engine, client: createRouterClient(engine.router) as ContractRouterClient<Contract> }
}

export function newStore(path: string) {
  return {
    path,
    user: 'Bench',
    passphrase,
    organisation: {
      name: 'Bench',
      country: 'DE',
      region: null,
      timeZone: TimeZone.parse('Europe/Berlin'),
      language: 'en' as const,
    },
  }
}
