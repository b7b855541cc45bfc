import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'

/** A running clock, most urgent first. */
export const RunningClock = z.object({
  recordId: z.string(),
  reference: z.string(),
  kind: z.enum(['request', 'breach']),
  /** What it is about, without personal data: rights asked, breach title. */
  rights: z.array(z.string()),
  title: z.string(),
  state: z.string(),
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  cautiousOn: Day.nullable(),
})
export type RunningClock = z.infer<typeof RunningClock>

/** Something with a date, across all registers. */
export const DueItem = z.object({
  recordId: z.string(),
  reference: z.string(),
  kind: z.enum(['request', 'breach', 'task', 'review', 'contract']),
  title: z.string(),
  dueOn: Day,
  dueAt: Instant.nullable(),
})
export type DueItem = z.infer<typeof DueItem>

const Share = z.object({ key: z.string(), count: z.int() })

export const dashboardContract = {
  today: query({
    input: z.object({}).prefault({}),
    output: z.object({
      today: Day,
      now: Instant,
      /** The most urgent of each kind. */
      clocks: z.array(RunningClock),
      /** How many clocks there are, also those that are not listed. */
      clockCounts: z.object({ breach: z.int(), request: z.int() }),
      /** What is overdue longest. */
      overdue: z.array(DueItem),
      /** How much is overdue, also what is not listed. */
      overdueCount: z.int(),
      dueToday: z.array(DueItem),
      dueThisWeek: z.array(DueItem),
      requestsByMonth: z.array(z.object({ month: z.string(), status: z.string(), count: z.int() })),
      requestsByStatus: z.array(Share),
      onTime: z.array(z.object({ month: z.string(), closed: z.int(), onTime: z.int() })),
      breachesByState: z.array(Share),
      completeness: z.object({
        average: z.int(),
        bands: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
      }),
      activitiesByStatus: z.array(Share),
      fieldsByDecision: z.array(Share),
      counts: z.record(z.string(), z.int()),
      /** What a new store still needs; empty when all is done. */
      setUp: z.array(z.object({ step: z.string(), done: z.boolean() })),
    }),
    roles: everyone,
  }),
}
