import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { type Engine, openEngine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/index.ts'
import { TimeZone } from '#shared/kernel/dates.ts'

export const passphrase = 'tulip orbit marble seven kites'
export const resourcesDir = join(import.meta.dirname, '../../resources')
export const documentWorker = new URL('../../src/main/engine/document/worker.ts', import.meta.url)

/** An engine with the settings of the product, keys derived at full strength. */
export async function benchEngine(
  folder: string,
): Promise<{ engine: Engine; client: ContractRouterClient<Contract> }> {
  const engine = await openEngine({
    resourcesDir,
    stateDir: join(folder, 'state'),
    workers: { document: documentWorker },
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
