import * as z from 'zod'
import { addDays, Day, dayIn, Instant, TimeZone } from '../kernel/dates.ts'
import { pageLimit } from '../kernel/list.ts'
import { Language } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { everyone } from '../kernel/roles.ts'
import { ClockState } from './clock.ts'
import { Regime, Right } from './codes.ts'

export const DeadlineKind = z.enum([
  'request',
  'incident',
  'breach',
  'authority',
  'task',
  'review',
  'contract',
])
export type DeadlineKind = z.infer<typeof DeadlineKind>

/** What ends on the day: one record can have several. */
export const DeadlineLimit = z.enum([
  /** GDPR Art. 12(3): the legal date of the answer. */
  'answer',
  /** The date without any suspension: what to work to while the legal date is another one or stands still. */
  'workTarget',
  /** GDPR Art. 12(4): the last day on which a refusal is in time. */
  'refusal',
  /** GDPR Art. 12(3): the last day for the notice that extends the period. */
  'extensionNotice',
  'stopMarketing',
  'widenedScope',
  'nameRecipients',
  'acknowledgeComplaint',
  /** GDPR Art. 33(1): the end of the 72 hours. */
  'notification',
  /** The same after 48 hours of doubt: an initial notification is proposed (GDPR Art. 33(4)). */
  'proposedNotification',
  /** The 72 hours from being told by a processor, while awareness is not on record (EDPB 9/2022 section II.A.4). */
  'presumedNotification',
  /** GDPR Art. 33(2): what the contract with the controller sets. */
  'notifyController',
  /** GDPR Art. 28(3)(e): a request that is the controller's, by the contract. */
  'forwardToController',
  /** A request that reached a processor or another company, which has not forwarded it. */
  'awaitForwarding',
  /** GDPR Art. 33(2): one controller of several that is not told yet. */
  'controllerNotice',
  'nis2EarlyWarning',
  'nis2Notification',
  'nis2FinalReport',
  'doraInitialNotification',
  'doraIntermediateReport',
  'doraFinalReport',
  'eprivacyInitialNotification',
  'eprivacySecondNotification',
  /** What a contract or the organisation itself sets: insurer, police, contract partners, works council. */
  'agreedNotice',
  /** The deadline that an authority or a court set. */
  'authorityReply',
  /** DPA 2018 s. 164A(3): a complaint to the controller, recorded in a file of its own. */
  'complaintAcknowledgement',
  /** EDPB 9/2022 section II.A.2: a short investigation is over, and the question is whether one is certain already. */
  'certainty',
  'task',
  /** When whoever is to do something is asked again. */
  'chase',
  'review',
  'contractEnd',
])
export type DeadlineLimit = z.infer<typeof DeadlineLimit>

/**
 * `passed`: the day is over, yet nothing is late by it, as with a work target or the last day to extend. `thisWeek`: within
 * seven days.
 */
export const Urgency = z.enum(['overdue', 'passed', 'today', 'thisWeek', 'later'])
export type Urgency = z.infer<typeof Urgency>

/** One date of one record. */
export const Deadline = z.object({
  /** The same as long as the deadline is, also after its date has moved. */
  uid: z.string(),
  recordId: z.string(),
  reference: z.string(),
  kind: DeadlineKind,
  limit: DeadlineLimit,
  /** Limits of the same record that end on the same day. */
  also: z.array(DeadlineLimit),
  /** Empty for requests: their titles are people's names. */
  title: z.string(),
  rights: z.array(Right),
  regimes: z.array(Regime),
  /** `suspended`: the legal date stands still, and this is the work target. */
  state: ClockState,
  /** The day in `zone`. */
  dueOn: Day,
  /** Null: the whole day counts. */
  dueAt: Instant.nullable(),
  /** The zone whose days the record counts. */
  zone: TimeZone,
  urgency: Urgency,
})
export type Deadline = z.infer<typeof Deadline>

/** Days on which nothing is late once they have passed: what could be done until then can be done no more. */
const chances: ReadonlySet<DeadlineLimit> = new Set(['workTarget', 'refusal', 'extensionNotice'] as const)
/** Nobody can record that these are done, so nobody can be told that they are late. */
const unwitnessed: ReadonlySet<DeadlineLimit> = new Set([
  'stopMarketing',
  'widenedScope',
  'nameRecipients',
  'acknowledgeComplaint',
] as const)

/** Whether what can be done until the day is told beside an answer that is due on it. */
export function isChance(limit: DeadlineLimit): boolean {
  return chances.has(limit)
}

/** How near a deadline is at `now`: the one rule of the calendar, of Today and of what is told about either. */
export function urgencyAt(
  { limit, dueOn, dueAt, zone }: Pick<Deadline, 'limit' | 'dueOn' | 'dueAt' | 'zone'>,
  now: Instant,
): Urgency {
  const today = dayIn(zone, now)
  if (dueAt === null ? dueOn < today : dueAt < now)
    return chances.has(limit) || unwitnessed.has(limit) ? 'passed' : 'overdue'
  if (dueOn <= today) return 'today'
  return dueOn <= addDays(today, 7) ? 'thisWeek' : 'later'
}

const range = {
  /** Null: from the oldest that is open. */
  from: Day.nullable().default(null),
  /** The last day; null: without end. */
  until: Day.nullable().default(null),
  /** Empty: all. */
  kinds: z.array(DeadlineKind).max(DeadlineKind.options.length).default([]),
}

export const calendarContract = {
  /** Every date of the store that is still open, in order. */
  list: query({
    input: z
      .object({
        ...range,
        /** Null: all. */
        urgency: Urgency.nullable().default(null),
        limit: z.int().min(1).max(pageLimit).default(100),
        cursor: z.string().nullable().default(null),
      })
      .prefault({}),
    output: z.object({
      today: Day,
      now: Instant,
      items: z.array(Deadline),
      nextCursor: z.string().nullable(),
      total: z.int(),
      /** How many each kind has in these days, whatever kinds are asked for. */
      counts: z.record(DeadlineKind, z.int()),
      /** How many are how near, of the kinds that are asked for. */
      urgencies: z.record(Urgency, z.int()),
    }),
    roles: everyone,
  }),
  /** The same as an iCalendar file (RFC 5545) for other calendars: references alone, unless titles are asked for. */
  export: command({
    input: z.object({ ...range, language: Language, withTitles: z.boolean().default(false) }),
    output: z.file(),
    roles: everyone,
  }),
}
