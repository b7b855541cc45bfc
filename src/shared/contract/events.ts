import { eventIterator, oc } from '@orpc/contract'
import * as z from 'zod'
import { JobRecord } from './job.ts'

/** How far the making of a store is: its keys, then in a demonstration the scenes of its story, then the way in. */
export const Creation = z.object({
  step: z.enum(['keys', 'story', 'opening']),
  done: z.int().nonnegative(),
  /** 0 while the step has no parts that could be counted. */
  total: z.int().nonnegative(),
})
export type Creation = z.infer<typeof Creation>

/** What the one event stream of a window carries. */
export const EngineEvent = z.discriminatedUnion('type', [
  /** Records changed: lists and details of these entities are stale. */
  z.object({ type: z.literal('changed'), entities: z.array(z.string()) }),
  z.object({ type: z.literal('job'), job: JobRecord }),
  /** A store is being made. There is none yet that a job could be kept in. */
  z.object({ type: z.literal('creation'), creation: Creation }),
  /** Every 15 seconds, so that a dead connection is noticed. */
  z.object({ type: z.literal('heartbeat') }),
])
export type EngineEvent = z.infer<typeof EngineEvent>

export const eventContract = {
  subscribe: oc
    .$meta({ kind: 'query' as const, roles: [], audit: 'none' as const, confirms: false, cancellable: false })
    .input(z.object({}).prefault({}))
    .output(eventIterator(EngineEvent)),
}
