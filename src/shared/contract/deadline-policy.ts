import * as z from 'zod'
import { command, query } from '../kernel/operation.ts'
import { dpoOnly, everyone } from '../kernel/roles.ts'
import { Regime, Right } from './codes.ts'

/**
 * What an organisation decides for its clocks: the positions that it takes where authorities or authors differ, and its
 * own figures where the law gives none.
 */
export const DeadlinePolicy = z.object({
  /** The position taken in a dispute, by its id (`D5: startAnew`); a dispute that is not named has its default. */
  positions: z.record(z.string(), z.string()),
  /** Until when asking for identity, mandate or meaning is still "without undue delay" (EDPB 01/2022 para. 159). */
  askWithinWorkingDays: z.int().min(1).max(20),
  /** After how many days of the month a refusal that is not sent yet is warned of (GDPR Art. 12(4)). */
  warnOfRefusalAfterDays: z.int().min(1).max(28),
  /** Within how many hours marketing stops after an objection (GDPR Art. 21(3)). */
  stopMarketingWithinHours: z.int().min(1).max(168),
  /** The hours of the contract for a processor's notice to the controller (GDPR Art. 33(2)); null: it sets none. */
  processorNoticeHours: z.int().min(1).max(168).nullable(),
})
export type DeadlinePolicy = z.infer<typeof DeadlinePolicy>

/** A question on which authorities or authors differ; its words are `deadline:dispute.<id>` and `deadline:heldBy.<id>`. */
const Dispute = z.object({
  id: z.string(),
  clock: z.enum(['request', 'breach']),
  regimes: z.array(Regime),
  article: z.string(),
  default: z.string(),
  /** The position that gives the earlier date as a rule; null where that differs from case to case. */
  cautious: z.string().nullable(),
  positions: z.array(z.string()),
})
export type Dispute = z.infer<typeof Dispute>

/** The dates of a clock by their names on it, and the duties of the limits beside it. */
export const LimitName = z.enum([
  'due',
  'cautious',
  'refusalDue',
  'extensionNoticeDue',
  'stopMarketing',
  'widenedScope',
  'nameRecipients',
  'notifyController',
])

/** A date of an open clock that another policy moves. */
const MovedDate = z.object({
  subject: z.enum(['rightsRequest', 'breach']),
  subjectId: z.string(),
  reference: z.string(),
  /** Null: the clock of a breach. */
  right: Right.nullable(),
  regime: Regime,
  limit: LimitName,
  /** A day, or a moment for periods in hours; null: no date, because a suspension is open or no figure is set. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type MovedDate = z.infer<typeof MovedDate>

const Moved = z.object({
  openClocks: z.int().nonnegative(),
  /** How many of them would get another date. */
  movedClocks: z.int().nonnegative(),
  dates: z.array(MovedDate),
})

/**
 * The policy of the store's clocks. A clock is counted under the policy that was in force when it closed, an open one
 * under that of today: what was promised and kept does not move.
 */
export const deadlinePolicyContract = {
  get: query({
    input: z.object({}).prefault({}),
    output: z.object({ policy: DeadlinePolicy, default: DeadlinePolicy, disputes: z.array(Dispute) }),
    roles: everyone,
  }),
  /** The dates of open clocks that a policy would move. Nothing is changed. */
  preview: query({ input: DeadlinePolicy, output: Moved, roles: dpoOnly }),
  /** Sets the policy and computes every open clock anew. */
  change: command({
    input: DeadlinePolicy,
    output: z.object({ policy: DeadlinePolicy, ...Moved.shape }),
    roles: dpoOnly,
  }),
}
