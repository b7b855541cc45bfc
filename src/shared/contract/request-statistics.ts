import * as z from 'zod'
import { Day } from '../kernel/dates.ts'
import { query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'
import { RefusalGround, Regime, Right } from './codes.ts'

/**
 * What the clocks and legal events of a closed request say of it, as a narrowing of the list: whether those of a right or under a
 * regime were closed in time, whether a notice of extension stands, whether a suspension moved a date, whether a right was
 * refused, and on which ground (null: none is recorded).
 */
export const RequestStatistic = z.object({
  is: z.enum(['inTime', 'late', 'extended', 'suspended', 'refused']),
  right: Right.exactOptional(),
  regime: Regime.exactOptional(),
  ground: RefusalGround.nullable().exactOptional(),
})
export type RequestStatistic = z.infer<typeof RequestStatistic>

/** A number of requests and the filter of `rightsRequest.list` that lists exactly these. */
const Figure = z.object({ count: z.int().nonnegative(), filter: z.record(z.string(), z.json()) })
export type Figure = z.infer<typeof Figure>

/** Of closed requests: how many, how many of them in time, and the median of the days. Nothing closed: no median. */
const Answered = z.object({
  closed: Figure,
  inTime: Figure,
  late: Figure,
  medianDays: z.int().nonnegative().nullable(),
})
export type Answered = z.infer<typeof Answered>

const Group = Answered.extend({
  /** A code, a month; null: the record names none. */
  key: z.string().nullable(),
})
export type Group = z.infer<typeof Group>

/** By what closed requests are grouped. */
export const Grouping = z.enum(['right', 'regime', 'channel', 'outcome', 'month'])
export type Grouping = z.infer<typeof Grouping>

export const RequestStatistics = z.object({
  from: Day,
  to: Day,
  /** The day as of which requests are called open and overdue: the last of the period, or today. */
  asOf: Day,
  received: Figure,
  open: Figure,
  overdue: Figure,
  all: Answered,
  groups: z.record(Grouping, z.array(Group)),
  extended: Figure,
  suspended: Figure,
  partlyFulfilled: Figure,
  refused: Figure,
  refusedByGround: z.array(Figure.extend({ ground: RefusalGround.nullable() })),
})
export type RequestStatistics = z.infer<typeof RequestStatistics>

/** Figures of a period: without personal data, each with the list behind it. */
export const requestStatisticsContract = {
  get: query({ input: z.object({ from: Day, to: Day }), output: RequestStatistics, roles: everyone }),
}
