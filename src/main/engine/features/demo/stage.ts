import { setTimeout as sleep } from 'node:timers/promises'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#shared/contract/index.ts'
import type { Instant } from '#shared/kernel/dates.ts'

export type Client = ContractRouterClient<Contract>

/** A record as the story knows it: where it is and which revision it saw last. */
export interface Known {
  readonly id: string
  readonly revision: number
}

/** Something that happens at a moment of the story. */
export interface Scene {
  readonly at: Instant
  /** For the message when it fails. */
  readonly name: string
  readonly play: (stage: Stage) => Promise<void>
}

/** Where the story is played: an open store, worked through its own operations, and what the story remembers of it. */
export interface Stage {
  readonly client: Client
  /** Calls an operation by its name; its input is checked by the router like everybody's. */
  call(operation: string, input: unknown): Promise<unknown>
  /** Waits until a job has ended; gives its result. @throws Error when it did not end well */
  finished(job: { readonly jobId: string }): Promise<unknown>
  remember(key: string, record: Known): void
  /** @throws Error when the story names a record that it has not made yet */
  recall(key: string): Known
}

export function openStage(client: Client): Stage {
  const known = new Map<string, Known>()
  return {
    client,
    call: async (operation, input) => {
      let part: unknown = client
      for (const step of operation.split('.')) part = (part as Record<string, unknown>)[step]
      return (part as (input: unknown) => Promise<unknown>)(input)
    },
    finished: async ({ jobId }) => {
      for (;;) {
        const { state, fault, result } = await client.job.get({ id: jobId })
        if (state === 'done') return result
        if (state !== 'queued' && state !== 'running') throw new Error(`the job ${state}: ${fault?.code}`)
        await sleep(5)
      }
    },
    remember: (key, { id, revision }) => {
      known.set(key, { id, revision })
    },
    recall: (key) => {
      const record = known.get(key)
      if (record === undefined) throw new Error(`the story knows no ${key} yet`)
      return record
    },
  }
}
