import * as z from 'zod'
import { Day, Instant, TimeZone } from '../kernel/dates.ts'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { DeadlineKind, DeadlineLimit, Urgency } from './calendar.ts'
import { ClockState } from './clock.ts'

/** As a store is called before it is unlocked: the person's own word, not the client's name unless they want it so. */
export const DueLabel = z.string().trim().min(1).max(80)

/** What of a deadline may stand outside a store: no title, no name, no right, no identifier. */
export const DueItem = z.object({
  reference: z.string().max(40),
  kind: DeadlineKind,
  limit: DeadlineLimit,
  state: ClockState,
  /** The day in `zone`. */
  dueOn: Day,
  /** Null: the whole day counts. */
  dueAt: Instant.nullable(),
  zone: TimeZone,
})
export type DueItem = z.infer<typeof DueItem>

/** A store whose dates stand on this computer without being unlocked. */
const DueStore = z.object({
  storeId: z.string(),
  label: z.string(),
  /** Where it lies; null: it is gone, or moved and not opened since. */
  path: z.string().nullable(),
  /** When its dates were written. */
  asOf: Instant,
  /** Dates that are left out because there are more than the list takes. */
  leftOut: z.int().nonnegative(),
  /** Whether somebody of the store signed what stands here; false: the store is not there to tell. */
  isProved: z.boolean(),
})

const DueAcross = z.object({
  now: Instant,
  stores: z.array(DueStore),
  /** Sorted by date, as near as they are now. */
  items: z.array(DueItem.extend({ storeId: z.string(), urgency: Urgency })),
  /** Lists that were passed over: broken, or changed by somebody who is nobody of the store. */
  damaged: z.array(z.object({ storeId: z.string(), reason: z.enum(['unreadable', 'unproved']) })),
})
export type DueAcross = z.infer<typeof DueAcross>

const StoreId = z.string().regex(/^[0-9a-f]{32}$/)

/** The dates of several stores in one list before any is unlocked, for who answers for several clients. Off by default. */
export const dueListContract = {
  /** Whether this store's dates stand on this computer, and under which word. */
  get: query({
    input: z.object({}).prefault({}),
    output: z.object({ label: z.string().nullable(), proposed: z.string() }),
    roles: everyone,
  }),
  /** Lets this store's dates stand on this computer; null: takes them away at once. */
  change: command({
    input: z.object({ label: DueLabel.nullable() }),
    output: z.object({ label: z.string().nullable() }),
    roles: dpoOnly,
  }),
  /** The dates of all stores that have them here. */
  across: query({ input: z.object({}).prefault({}), output: DueAcross, roles: [] }),
  /** Takes the dates of a store away that cannot be opened here any more. */
  dismiss: command({ input: z.object({ storeId: StoreId }), output: z.object({}), roles: [], audit: 'none' }),
}
