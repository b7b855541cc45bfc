import * as z from 'zod'
import { Day, Instant, TimeZone } from '../kernel/dates.ts'
import { entity, oneRevision } from '../kernel/entity.ts'
import { id } from '../kernel/ids.ts'
import { Language, Message } from '../kernel/message.ts'
import { command, query } from '../kernel/operation.ts'
import { registerOperations } from '../kernel/register.ts'
import { deciders, dpoOnly, editors, everyone } from '../kernel/roles.ts'
import { ClockEvent, ClockEventDraft, ClockState, RequestClock } from './clock.ts'
import {
  AnswerTo,
  ContactRole,
  RefusalGround,
  Regime,
  RequestChannel,
  RequestOutcome,
  RequestWork,
  Right,
  RightsRequestState,
} from './codes.ts'
import { Disclosure, DisclosureDraft, FoundPerson } from './request-disclosure.ts'
import { MailProposal } from './request-intake.ts'
import { RequestStatistic } from './request-statistics.ts'
import {
  Advice,
  Country,
  Decision,
  LongText,
  OptionalEmail,
  OptionalText,
  Region,
  ShortText,
} from './texts.ts'

const shape = {
  /** The person whose data it is about. */
  subjectName: ShortText,
  subjectEmail: OptionalEmail,
  subjectPhone: OptionalText,
  /** Customer numbers, account names: what helps to find the person. */
  identifiers: z.array(ShortText).max(50).default([]),
  contactRole: ContactRole.default('self'),
  /** Who wrote, where it is not the person: a lawyer, a parent. */
  contactName: OptionalText,
  contactEmail: OptionalEmail,
  channel: RequestChannel.default('email'),
  language: Language.default('en'),
  rights: z.array(Right).min(1).max(8),
  regimes: z.array(Regime).min(1).default(['eu']),
  scope: LongText,
  assignee: OptionalText,
  activityIds: z.array(id('activity')).max(200).default([]),
  outcome: RequestOutcome.nullable().default(null),
}

/** What shows that somebody may act for the person, and how far (EDPB 01/2022 section 3.4). */
const Mandate = z.object({
  /** What it covers, in words. */
  scope: OptionalText,
  from: Day.nullable().default(null),
  /** Its last day; null: until it is revoked. */
  until: Day.nullable().default(null),
  /** When somebody of ours saw the proof. */
  seenOn: Day.nullable().default(null),
  /** What was seen, and where it is kept. */
  evidence: OptionalText,
})

/**
 * How a request belongs to an earlier one of the same person. Both files stay: a duplicate arrived twice and is answered with
 * the other, a repeat is a new request with its own clock and answer.
 */
const Relation = z.object({ requestId: id('request'), kind: z.enum(['duplicate', 'repeat']) })

/** Fields that came later; their columns stand behind the others. */
const laterShape = {
  /** Null: none is on file. */
  mandate: Mandate.nullable().default(null),
  answerTo: AnswerTo.default('subject'),
  /** An earlier request that this one says once more, or that it repeats later; null: it stands by itself. */
  relation: Relation.nullable().default(null),
}

/** Later still. */
const importedShape = {
  /** What another system calls it, such as a ticket's number; the same table brought in again is told by it. */
  externalReference: OptionalText,
}

const typedShape = { ...shape, ...laterShape, ...importedShape }

/** A request of a data subject to exercise rights (GDPR Art. 12-22, 7(3)). */
export const RightsRequest = entity('request', {
  ...shape,
  /** Empty once the file is blanked. */
  subjectName: z.string(),
  status: RightsRequestState,
  receivedAt: Instant,
  receivedOn: Day,
  /** Zone, country and region whose calendar its clocks use; a move of the organisation changes none of them. */
  timeZone: TimeZone,
  country: Country,
  region: Region,
  clockState: ClockState,
  /** The earliest legal date of its open clocks; null when all are closed. */
  dueOn: Day.nullable(),
  cautiousOn: Day.nullable(),
  refusalDueOn: Day.nullable(),
  closedOn: Day.nullable(),
  /** Whether every right was answered by its legal date; null while one is open. */
  answeredInTime: z.boolean().nullable(),
  ruleVersion: z.string(),
  advice: Advice.nullable(),
  ...laterShape,
  /** Whom the review of the packages confirmed, and what is handed over; null: not reviewed. */
  disclosure: Disclosure.nullable(),
  /** Since when nothing but dates, codes and results is kept of it (GDPR Art. 5(1)(e)); null: the file is whole. */
  blankedOn: Day.nullable(),
  ...importedShape,
})
export type RightsRequest = z.infer<typeof RightsRequest>

/** What is said of a new request. */
export const NewRightsRequest = z.object({
  ...typedShape,
  receivedAt: Instant,
  /** Taken from the organisation where they are not given. */
  timeZone: TimeZone.optional(),
  country: Country.optional(),
  region: Region.optional(),
  receiptEvent: z
    .enum(['receivedByController', 'receivedByProcessor', 'receivedByOtherGroupCompany'])
    .default('receivedByController'),
})

/** An action that a request calls for in one place. */
export const PlannedTask = z.object({
  /** Names it when the actions are made. */
  key: z.string(),
  via: z.enum(['system', 'processor', 'recipient']),
  /** The system or vendor; null: a recipient without a record. */
  targetId: z.string().nullable(),
  name: z.string(),
  work: z.array(RequestWork),
  assignee: z.string(),
  /** Whether it was made already. */
  isMade: z.boolean(),
  /** A processor's systems that are planned themselves: then it need not be asked. */
  coveredBy: z.array(z.string()),
})
export type PlannedTask = z.infer<typeof PlannedTask>

/** An earlier or later request that seems to come from the same person, and why. */
export const SimilarRequest = z.object({
  id: id('request'),
  reference: z.string(),
  receivedOn: Day,
  status: RightsRequestState,
  /** Whole days between the two. */
  daysApart: z.int().nonnegative(),
  reasons: z.array(z.enum(['email', 'phone', 'identifier', 'name'])).min(1),
  rights: z.array(Right),
  proposed: Relation.shape.kind,
})
export type SimilarRequest = z.infer<typeof SimilarRequest>

const operations = registerOperations(
  'request',
  typedShape,
  RightsRequest,
  {
    search: z.string(),
    status: z.array(RightsRequestState),
    clockState: z.array(ClockState),
    channel: z.array(RequestChannel),
    dueOnBefore: Day,
    receivedOnAfter: Day,
    receivedOnBefore: Day,
    closedOnAfter: Day,
    closedOnBefore: Day,
    answeredInTime: z.boolean(),
    /** Closed, not blanked, and past the date until which the file is kept. */
    pastRetention: z.boolean(),
    isBlanked: z.boolean(),
    rights: z.array(Right),
    regimes: z.array(Regime),
    outcome: z.array(RequestOutcome),
    withoutOutcome: z.boolean(),
    /** Received by the end of this day and not closed by then. */
    openOn: Day,
    statistic: RequestStatistic,
  },
  [
    'reference',
    'subjectName',
    'status',
    'receivedOn',
    'dueOn',
    'cautiousOn',
    'closedOn',
    'assignee',
    'updatedAt',
  ],
)

export const rightsRequestContract = {
  ...operations,
  /** Takes the whole file of a case away, so it is the `dpo`'s alone; the audit log can bring it back. */
  remove: command({ input: oneRevision('request'), output: z.object({}), roles: dpoOnly }),
  /** Records a request; its receipt is the first legal event and starts the clocks (GDPR Art. 12(3)). */
  create: command({ input: NewRightsRequest, output: RightsRequest, roles: editors }),
  /** Reads a mail (.eml, .msg) and proposes a request; nothing is kept of it. */
  readMail: query({ input: z.object({ file: z.file() }), output: MailProposal, roles: editors }),
  /** Records the request that a mail brought, as somebody corrected it, and keeps the mail with it as it came. */
  createFromMail: command({
    input: NewRightsRequest.extend({ file: z.file() }),
    output: RightsRequest,
    roles: editors,
  }),
  /** Who of the connected systems may be the person, unmasked. A command, so that the audit log keeps who looked. */
  findSubject: command({
    input: z.object({ id: id('request') }),
    output: z.object({ people: z.array(FoundPerson) }),
    roles: dpoOnly,
  }),
  /** Confirms who the person is and what the packages hand over (GDPR Art. 15(3), 15(4), 20(4)). */
  saveDisclosure: command({
    input: z.object({ id: id('request'), revision: z.int().positive(), disclosure: DisclosureDraft }),
    output: RightsRequest,
    roles: dpoOnly,
  }),
  /** Every clock of the request with its steps, the legal events behind them, and what stands in the way of an answer. */
  clock: query({
    input: z.object({ id: id('request') }),
    output: z.object({
      clocks: z.array(RequestClock),
      events: z.array(ClockEvent),
      findings: z.array(Message),
    }),
    roles: everyone,
  }),
  /** Records a legal event; the dates are computed anew. A refusal is no mere event: `refuse` records it. */
  recordEvent: command({
    input: z.object({ id: id('request'), revision: z.int().positive(), event: ClockEventDraft }),
    output: RightsRequest,
    roles: editors,
  }),
  /**
   * The actions that the request calls for: one for each system of its activities (of all where none is named), each
   * processor, and, once an erasure, a rectification or a restriction is done, each recipient (GDPR Art. 19, 28(3)(e)).
   */
  plan: query({
    input: z.object({ id: id('request') }),
    output: z.object({ tasks: z.array(PlannedTask), dueOn: Day, chaseOn: Day }),
    roles: everyone,
  }),
  /** Makes the planned actions that `keys` names. Asking a processor stops no clock. */
  makeTasks: command({
    input: z.object({
      id: id('request'),
      keys: z.array(z.string()).min(1).max(1_000),
      /** In which titles and instructions are written. */
      language: Language,
      dueOn: Day.nullable(),
      chaseOn: Day.nullable(),
    }),
    output: z.object({ made: z.int() }),
    roles: editors,
  }),
  /**
   * Requests within a year that share the person and a right with one that is entered or stands in the register. Proposed,
   * never merged; that somebody asks again is by itself no ground of refusal (GDPR Art. 12(5), C-416/23).
   */
  similar: query({
    input: z.object({
      exceptId: id('request').nullable().default(null),
      subjectName: z.string().max(300),
      subjectEmail: z.string().max(320),
      subjectPhone: z.string().max(1_000),
      identifiers: z.array(z.string().max(300)).max(50),
      rights: z.array(Right).max(8),
      receivedAt: Instant,
    }),
    output: z.object({ items: z.array(SimilarRequest) }),
    roles: everyone,
  }),
  /** The DPO's advice on how to answer (GDPR Art. 39(1)(a)). */
  advise: command({
    input: z.object({ id: id('request'), revision: z.int().positive(), advice: Advice }),
    output: RightsRequest,
    roles: dpoOnly,
  }),
  /** That the controller refused, and who decided it: the event `refusalSent` with its decision (GDPR Art. 12(4), 12(5)). */
  refuse: command({
    input: z.object({
      id: id('request'),
      revision: z.int().positive(),
      event: ClockEventDraft.omit({ event: true, decidedBy: true, facts: true }),
      /** Each fits a right that is refused. */
      refusalGrounds: z.array(RefusalGround).max(RefusalGround.options.length).default([]),
      decision: Decision,
    }),
    output: RightsRequest,
    roles: deciders,
  }),
}
