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

/** Waits for a job. @throws Error when it did not reach its end */
export async function jobEnded(
  client: Client,
  begun: Promise<{ readonly jobId: Parameters<Client['job']['get']>[0]['id'] }>,
): Promise<Awaited<ReturnType<Client['job']['get']>>> {
  const { jobId } = await begun
  for (;;) {
    const job = await client.job.get({ id: jobId })
    if (job.state === 'done') return job
    if (job.endedAt !== null) throw new Error(`the job ${job.operation} ended: ${job.fault?.code}`)
    await new Promise((again) => setTimeout(again, 5))
  }
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
