import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { JobRecord } from './job.ts'

/** What the one event stream of a window carries. */
export const EngineEvent = z.discriminatedUnion('type', [
  /** Records changed: lists and details of these entities are stale. */
  z.object({ type: z.literal('changed'), entities: z.array(z.string()) }),
  z.object({ type: z.literal('job'), job: JobRecord }),
  /** Every 15 seconds, so that a dead connection is noticed. */
  z.object({ type: z.literal('heartbeat') }),
])
export type EngineEvent = z.infer<typeof EngineEvent>

export const eventContract = {
  subscribe: oc
    .$meta({ kind: 'query' as const, roles: [], audit: 'none' as const })
    .input(z.object({}).prefault({}))
    .output(eventIterator(EngineEvent)),
}
