import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { type Engine, openEngine } from '#engine/engine.ts'
import { type OpenStore, openStore } from '#engine/store/index.ts'
import type { Contract } from '#shared/contract/index.ts'
import { millisecondsOf, systemClock, TimeZone } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { lowestKdf, passphrase } from '../support/credentials.ts'

export type Client = ContractRouterClient<Contract>

/** Where a workload works: a store below `root`, everything else of the engine beside it. */
export interface Workplace {
  /** The folder that stands for the disk. */
  readonly root: string
  readonly store: string
  /** For what belongs to no store. */
  readonly state: string
}

export function workplaceAt(folder: string): Workplace {
  const root = join(folder, 'disk')
  return { root, store: join(root, 'Campaign.wardbook'), state: join(folder, 'state') }
}

const newId = idMaker(
  () => millisecondsOf(systemClock()),
  (bytes) => randomFillSync(bytes),
)

export const surroundings = { clock: systemClock, newId, ballastBytes: 0 }

/** The engine as the shells open it, with the store's keys at the lowest cost. */
export async function startEngine({ state }: Workplace): Promise<{ engine: Engine; client: Client }> {
  const engine = await openEngine({
    resourcesDir: join(import.meta.dirname, '../../resources'),
    stateDir: state,
    workers: { document: new URL('../../src/main/engine/document/worker.ts', import.meta.url) },
    kdf: lowestKdf,
    ballastBytes: 0,
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

/** Opens a store by its recovery key, which costs no derivation: thousands of states are opened so. */
export function openByRecoveryKey(path: string, recoveryKey: string): Promise<OpenStore> {
  return openStore(path, { recoveryKey }, surroundings)
}
