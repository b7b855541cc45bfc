import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'
import { Deadline } from './calendar.ts'

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

/** What is due: as much as a list shows, and how much there is. */
const Due = z.object({ items: z.array(Deadline), count: z.int() })

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
      /** The earliest first; each count is that of the calendar under the same urgency. */
      due: z.object({ overdue: Due, today: Due, thisWeek: Due }),
      requestsByMonth: z.array(z.object({ month: z.string(), status: z.string(), count: z.int() })),
      requestsByStatus: z.array(Share),
      onTime: z.array(z.object({ month: z.string(), closed: z.int(), onTime: z.int() })),
      /** Of the requests closed in the last twelve months: days from receipt to closing. Null: none was closed. */
      medianDays: z.int().nullable(),
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
