import { ORPCError } from '@orpc/client'
import type { Client } from '../engine.ts'

type Call = (input: unknown) => Promise<unknown>

/** In place of one operation: what the campaign must find, a raw error, a refusal after a write, an answer that never comes. */
export const sabotages: Readonly<Record<string, (client: Client) => Call>> = {
  raw: () => async () => {
    throw new TypeError('cannot read properties of undefined')
  },
  half: (client) => async () => {
    await client.task.create({ title: 'half' })
    throw new ORPCError('not-found', { defined: true, data: { params: {}, issues: [], reference: null } })
  },
  hang: () => () => new Promise(() => undefined),
}

/** The operation that is sabotaged. */
export const sabotaged = 'vendor.create'
