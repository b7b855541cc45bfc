import * as z from 'zod'
import clockEvent from '../../../resources/law/codes/clock-event.json' with { type: 'json' }
import { codeList } from '../kernel/codes.ts'
import { Day, Instant } from '../kernel/dates.ts'
import { id } from '../kernel/ids.ts'
import { Message } from '../kernel/message.ts'
import { Authority } from './authority.ts'
import {
  CommunicationExemption,
  ContentLimit,
  ExtensionGround,
  RefusalGround,
  Regime,
  Right,
  Verdict,
} from './codes.ts'
import { Decision, LongText, OptionalText } from './texts.ts'

/** The legal events that start, suspend, extend and close clocks; `resources/law/codes/clock-event.json`. */
export const ClockEventName = codeList(clockEvent)
export type ClockEventName = z.infer<typeof ClockEventName>

/** What moves or closes the clock of a request by its name and day alone. */
const wordless: ReadonlySet<string> = new Set([
  'starts',
  'startsIfOfficialChannel',
  'noClock',
  'suspends',
  'resumes',
  'fee',
  'extends',
  'closes',
  'closesPart',
  'reopens',
  'voids',
])

/** Whether a blanked file that a restored backup brought back open takes the event: what is only noted would need its words. */
export function countsWithoutWords(event: ClockEventName): boolean {
  return wordless.has(clockEvent[event].effect)
}

/** What an event may say beyond that it happened; what is not said is taken as the event's name implies. */
const EventFacts = z.object({
  /** receivedByProcessor, receivedByOtherGroupCompany: whether requests may be sent there. */
  officialChannel: z.boolean().exactOptional(),
  /** identityAsked: whether there was a reasoned doubt (GDPR Art. 12(6)). */
  reasonedDoubt: z.boolean().exactOptional(),
  /** clarificationAsked: whether much data is processed (GDPR recital 63). */
  largeVolume: z.boolean().exactOptional(),
  /** partialAnswerSent: whether it answers the right completely. */
  completes: z.boolean().exactOptional(),
  /** extensionNoticeSent in Switzerland: the day announced (FADP Ordinance Art. 18(2)). */
  announcedOn: Day.exactOptional(),
  /** feeAnnounced in Switzerland: francs. */
  feeAmount: z.int().nonnegative().exactOptional(),
  /** weAreProcessor: the hours or days in which the contract wants a request forwarded to the controller. */
  contractHours: z.int().min(1).max(9_999).exactOptional(),
  contractDays: z.int().min(1).max(999).exactOptional(),
  /** riskAssessed: what the assessment came to. */
  verdict: Verdict.exactOptional(),
  /** art34Exempt: on which exemption it rests (GDPR Art. 34(3)); absent in files of before this was asked. */
  exemption: CommunicationExemption.exactOptional(),
  /** Filings: the authority that has it. */
  authority: Authority.exactOptional(),
  /** refusalSent: on which grounds (GDPR Art. 12(4)). */
  refusalGrounds: z.array(RefusalGround).max(RefusalGround.options.length).exactOptional(),
  /** answerSent, partialAnswerSent: what limited the copy; never a refusal (GDPR recital 63). */
  contentLimits: z.array(ContentLimit).max(ContentLimit.options.length).exactOptional(),
  /** extensionNoticeSent: why it was necessary (GDPR Art. 12(3)). */
  extensionGrounds: z.array(ExtensionGround).max(ExtensionGround.options.length).exactOptional(),
})

/** What a person says of a legal event. It is never edited, only corrected by another event. */
export const ClockEventDraft = z.object({
  event: ClockEventName,
  /** When it happened; may lie before events that were recorded earlier. */
  occurredAt: Instant,
  /** The rights that it concerns; empty: all of the request. */
  rights: z.array(Right).default([]),
  regimes: z.array(Regime).default([]),
  /** The event that this one corrects. */
  correctionOf: id('event').nullable().default(null),
  reason: LongText,
  /** controllerAware: the named person who decided it, and in which function (EDPB 9/2022 section II.A.2). */
  decidedBy: OptionalText,
  evidence: OptionalText,
  facts: EventFacts.default({}),
})

/** A legal event as it stands in the file of a request or a breach. */
export const ClockEvent = z.object({
  id: id('event'),
  subjectId: z.union([id('request'), id('breach')]),
  ...ClockEventDraft.shape,
  recordedAt: Instant,
  recordedBy: z.string(),
  /** refusalSent: who decided in the controller's name; null in files of before this was asked. */
  decision: Decision.nullable(),
})
export type ClockEvent = z.infer<typeof ClockEvent>

/** A date that another position in a legal dispute would give; the words of both stand in `deadline:dispute`. */
const AlternativeDate = z.object({
  dispute: z.string(),
  position: z.string(),
  /** A day, or a moment with its offset for periods in hours. */
  due: z.string(),
})

export type AlternativeDate = z.infer<typeof AlternativeDate>

/** A limit beside the clock that an event starts: a list of recipients, a widened scope, a complaint. */
const OtherLimit = z.object({
  duty: z.string(),
  message: Message,
  dueOn: Day.nullable(),
  dueAt: Instant.nullable(),
  /** A complaint: the event that it was recorded by, each of which is acknowledged on its own. */
  event: z.object({ id: z.string(), on: Day }).exactOptional(),
})

export type OtherLimit = z.infer<typeof OtherLimit>

export const ClockState = z.enum(['notStarted', 'running', 'suspended', 'closed'])

/** The clock of one right under one regime, with the steps that lead to its dates. */
export const RequestClock = z.object({
  right: Right,
  regime: Regime,
  state: ClockState,
  /** With the suspensions that the law allows. */
  dueOn: Day.nullable(),
  /** Without any suspension: the work target. */
  cautiousOn: Day.nullable(),
  /** GDPR Art. 12(4): a refusal is due within one month whatever the extension. */
  refusalDueOn: Day.nullable(),
  /** GDPR Art. 12(3): the last day for the notice that extends the period. */
  extensionNoticeDueOn: Day.nullable(),
  closedOn: Day.nullable(),
  /** Whether it was closed within the limit of what closed it; a refusal has its own (GDPR Art. 12(4)). */
  inTime: z.boolean().nullable(),
  ruleVersion: z.string(),
  alternatives: z.array(AlternativeDate),
  otherLimits: z.array(OtherLimit),
  steps: z.array(Message),
  warnings: z.array(Message),
})
export type RequestClock = z.infer<typeof RequestClock>

/** The clock of GDPR Art. 33(1) of one breach under one regime. */
export const BreachClock = z.object({
  regime: Regime,
  state: ClockState,
  awareAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  /** What to work to: counted from being told by a processor where that came before awareness, else `dueAt`. */
  cautiousAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  /** When the authority had the notification; null also for a breach that was closed without one. */
  filedAt: Instant.nullable(),
  /** Each authority that has to be notified, and when it had the notification. */
  notifications: z.array(z.object({ authority: Authority, filedAt: Instant.nullable() })),
  ruleVersion: z.string(),
  alternatives: z.array(AlternativeDate),
  otherLimits: z.array(OtherLimit),
  steps: z.array(Message),
  warnings: z.array(Message),
})
export type BreachClock = z.infer<typeof BreachClock>
