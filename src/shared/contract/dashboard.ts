import * as z from 'zod'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { command, query } from '../kernel/operation.ts'
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

const DueChange = z.object({ items: z.array(Deadline), count: z.int() })

/** What has changed since a person last looked: the first few of each kind, and how many there are. */
export const Digest = z.object({
  since: Instant,
  /** Overdue now, and not then. */
  overdue: DueChange,
  today: DueChange,
  thisWeek: DueChange,
  /** On another day than then. */
  moved: DueChange,
  /** Open actions that name the person, and did not then. */
  tasks: z.object({
    items: z.array(z.object({ id: id('task'), reference: z.string(), title: z.string() })),
    count: z.int(),
  }),
})
export type Digest = z.infer<typeof Digest>

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
      breachesBySeverity: z.array(Share),
      completeness: z.object({
        average: z.int(),
        bands: z.array(z.object({ from: z.int(), to: z.int(), count: z.int() })),
      }),
      activitiesByStatus: z.array(Share),
      fieldsByDecision: z.array(Share),
      counts: z.record(z.string(), z.int()),
      /** Files of requests that are past their retention date and not blanked. */
      requestsPastRetention: z.int(),
      /** What a new store still needs; empty when all is done. */
      setUp: z.array(z.object({ step: z.string(), done: z.boolean() })),
    }),
    roles: everyone,
  }),
  /** What has changed since this person last looked, the same as long as the store stays open; null: nothing. */
  digest: command({
    input: z.object({}).prefault({}),
    output: z.object({ digest: Digest.nullable() }),
    roles: everyone,
    audit: 'none',
  }),
  dismissDigest: command({
    input: z.object({}).prefault({}),
    output: z.object({}),
    roles: everyone,
    audit: 'none',
  }),
}
