import { randomFillSync } from 'node:crypto'
import { join } from 'node:path'
import { type OpenStore, openStore } from '#engine/store/index.ts'
import { millisecondsOf, systemClock } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import type { Fact } from './facts.ts'

/** Where a workload works: a store below `root`, everything else of the engine beside it. */
export interface Workplace {
  /** The folder that stands for the disk. */
  readonly root: string
  readonly store: string
  /** For what belongs to no store. */
  readonly state: string
}

/** What a workload is given. */
export interface Task extends Workplace {
  /** Of the store that was made before; the workload `create` makes its own. */
  readonly recoveryKey: string
  /** How often the work is repeated; a process that will be killed goes on for as long as it lives. */
  readonly rounds: number
  /** Tells the world, once it holds for ever. */
  say(fact: Fact): void
}

export function workplaceAt(folder: string): Workplace {
  const root = join(folder, 'disk')
  return { root, store: join(root, 'Campaign.wardbook'), state: join(folder, 'state') }
}

/** Opens a store by its recovery key, which costs no derivation: thousands of states are opened so. */
export function openByRecoveryKey(path: string, recoveryKey: string): Promise<OpenStore> {
  return openStore(path, { recoveryKey }, { clock: systemClock, newId, ballastBytes: 0 })
}

const newId = idMaker(
  () => millisecondsOf(systemClock()),
  (bytes) => randomFillSync(bytes),
)
