import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { type Engine, type EngineOptions, openEngine } from '#engine/engine.ts'
import type { Contract } from '#shared/contract/index.ts'
import { TimeZone } from '#shared/kernel/dates.ts'
import { lowestKdf, passphrase } from '../support/credentials.ts'
import { sourceWorkers } from '../support/source-workers.ts'
import type { Workplace } from './workplace.ts'

export type Client = ContractRouterClient<Contract>

/** The engine as the shells open it, with the store's keys at the lowest cost. */
export async function startEngine(
  { state }: Workplace,
  { network, clock }: Pick<EngineOptions, 'network' | 'clock'> = {},
): Promise<{ engine: Engine; client: Client }> {
  const engine = await openEngine({
    resourcesDir: join(import.meta.dirname, '../../resources'),
    stateDir: state,
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    ...(network ? { network } : {}),
    ...(clock ? { clock } : {}),
  })
  return { engine, client: createRouterClient(engine.router) as Client }
}

/** What `store.create` is given. */
export function newStore({ store }: Workplace) {
  return {
    path: store,
    user: 'Ana',
    passphrase,
    organisation: {
      name: 'Campaign',
      country: 'DE',
      region: null,
      timeZone: TimeZone.parse('Europe/Berlin'),
      language: 'en' as const,
    },
  }
}
