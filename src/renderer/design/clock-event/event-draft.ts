import * as z from 'zod'
import { Authority } from '#shared/contract/authority.ts'
import { type ClockEvent, ClockEventDraft, ClockEventName } from '#shared/contract/clock.ts'
import {
  CommunicationExemption,
  ContentLimit,
  ExtensionGround,
  RefusalGround,
  Regime,
  Right,
  Verdict,
} from '#shared/contract/codes.ts'
import { refusalGroundsFor } from '#shared/contract/grounds.ts'
import { type Decision, LongText, OptionalText } from '#shared/contract/texts.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'
import clockEvents from '../../../../resources/law/codes/clock-event.json' with { type: 'json' }

/** Events that a named person decides with reasons. */
const reasoned: readonly ClockEventName[] = ['controllerAware']

/** Who decided in the controller's name, of an event that is a decision. */
const decisionShape = {
  byName: OptionalText,
  function: OptionalText,
  on: Day.nullable(),
  outcome: OptionalText,
  followsAdvice: z.boolean().nullable(),
  reasonIfNot: OptionalText,
}

/** A legal event as the dialog holds it: each fact in a field of its own, null while it is not said. */
export const EventDraft = z
  .object({
    event: ClockEventName.nullable(),
    occurredAt: Instant,
    rights: z.array(Right),
    addedRights: z.array(Right),
    regimes: z.array(Regime),
    officialChannel: z.boolean().nullable(),
    reasonedDoubt: z.boolean().nullable(),
    largeVolume: z.boolean().nullable(),
    completes: z.boolean().nullable(),
    announcedOn: Day.nullable(),
    feeAmount: z.int().nonnegative().nullable(),
    contractHours: z.int().min(1).max(9_999).nullable(),
    contractDays: z.int().min(1).max(999).nullable(),
    verdict: Verdict.nullable(),
    exemption: CommunicationExemption.nullable(),
    authority: Authority.nullable(),
    refusalGrounds: z.array(RefusalGround),
    contentLimits: z.array(ContentLimit),
    extensionGrounds: z.array(ExtensionGround),
    decidedBy: OptionalText,
    ...decisionShape,
    reason: LongText,
    evidence: OptionalText,
    correctionOf: id('event').nullable(),
  })
  .superRefine((draft, { addIssue }) => {
    const missing = (name: keyof typeof draft) =>
      addIssue({ code: 'custom', path: [name], message: 'missing' })
    if (draft.event === null) return missing('event')
    if (draft.event === 'scopeExtendedByRequester' && draft.addedRights.length === 0) missing('addedRights')
    if (draft.event === 'riskAssessed' && draft.verdict === null) missing('verdict')
    if (draft.event === 'art34Exempt' && draft.exemption === null) missing('exemption')
    if (draft.contractHours !== null || draft.contractDays !== null)
      if (says(draft.event, 'contractHours') && draft.evidence === '') missing('evidence')
    if (isReasoned(draft.event) && draft.decidedBy === '') missing('decidedBy')
    if (needsReason(draft) && draft.reason === '') missing('reason')
    if (!isDecision(draft.event)) return
    for (const name of ['byName', 'function', 'outcome'] as const) if (draft[name] === '') missing(name)
    if (draft.on === null) missing('on')
    if (draft.followsAdvice === false && draft.reasonIfNot === '') missing('reasonIfNot')
  })
export type EventDraft = z.infer<typeof EventDraft>

/**
 * The same for the data protection officer, who records what somebody else decided and names the evidence of it (GDPR
 * Art. 38(6)).
 */
export const WitnessedEventDraft = EventDraft.superRefine(({ event, evidence }, { addIssue }) => {
  if (isDecision(event) && evidence === '')
    addIssue({ code: 'custom', path: ['evidence'], message: 'missing' })
})

/**
 * What the dialog demands in this file: a refusal rests on a ground wherever its rights know one, for the person is told the
 * reasons (GDPR Art. 12(4)).
 * @param isWitness whether the decisions that are recorded are somebody else's
 */
export function eventSchema(isWitness: boolean, ofRequest: readonly Right[]) {
  const schema = isWitness ? WitnessedEventDraft : EventDraft
  return schema.superRefine(({ event, rights, refusalGrounds }, { addIssue }) => {
    if (event !== 'refusalSent' || refusalGrounds.length > 0) return
    if (refusalGroundsFor(rights.length === 0 ? ofRequest : rights).length > 0)
      addIssue({ code: 'custom', path: ['refusalGrounds'], message: 'missing' })
  })
}

/** Whether the event is a decision in the controller's name (GDPR Art. 24). */
export function isDecision(event: ClockEventName | null): boolean {
  if (event === null) return false
  return 'decides' in clockEvents[event]
}

/** Whether a named person has to stand behind the event. */
export function isReasoned(event: ClockEventName | null): boolean {
  return event !== null && reasoned.includes(event)
}

/** Whether the file has to say why: for decisions and for corrections. */
export function needsReason({ event, correctionOf }: Pick<EventDraft, 'event' | 'correctionOf'>): boolean {
  return isReasoned(event) || isDecision(event) || correctionOf !== null
}

/** The dialog as it opens, for an event that is already chosen or for none yet. */
export function blankEvent(event: ClockEventName | null, now: Instant): EventDraft {
  return {
    event,
    occurredAt: now,
    rights: [],
    addedRights: [],
    regimes: [],
    officialChannel: null,
    reasonedDoubt: null,
    largeVolume: null,
    completes: null,
    announcedOn: null,
    feeAmount: null,
    contractHours: null,
    contractDays: null,
    verdict: null,
    exemption: null,
    authority: null,
    refusalGrounds: [],
    contentLimits: [],
    extensionGrounds: [],
    decidedBy: '',
    byName: '',
    function: '',
    on: null,
    outcome: '',
    followsAdvice: null,
    reasonIfNot: '',
    reason: '',
    evidence: '',
    correctionOf: null,
  }
}

/** The dialog as it opens to correct an event: what that one said, without its reason. */
export function correctionOf(event: ClockEvent): EventDraft {
  const { occurredAt, rights, regimes, facts, decidedBy, decision, evidence } = event
  return {
    ...blankEvent(event.event, occurredAt),
    ...facts,
    ...decision,
    rights,
    regimes,
    decidedBy,
    evidence,
    addedRights: event.event === 'scopeExtendedByRequester' ? rights : [],
    correctionOf: event.id,
  }
}

const factNames = [
  'officialChannel',
  'reasonedDoubt',
  'largeVolume',
  'completes',
  'announcedOn',
  'feeAmount',
  'contractHours',
  'contractDays',
  'verdict',
  'exemption',
  'authority',
  'refusalGrounds',
  'contentLimits',
  'extensionGrounds',
] as const
export type FactName = (typeof factNames)[number]

/** The facts that each event may say. */
const factsOf: { readonly [E in ClockEventName]?: readonly FactName[] } = {
  receivedByProcessor: ['officialChannel'],
  receivedByOtherGroupCompany: ['officialChannel'],
  weAreProcessor: ['contractHours', 'contractDays'],
  identityAsked: ['reasonedDoubt'],
  clarificationAsked: ['largeVolume'],
  answerSent: ['contentLimits'],
  partialAnswerSent: ['completes', 'contentLimits'],
  refusalSent: ['refusalGrounds'],
  extensionNoticeSent: ['announcedOn', 'extensionGrounds'],
  feeAnnounced: ['feeAmount'],
  riskAssessed: ['verdict'],
  art34Exempt: ['exemption'],
  initialFiled: ['authority'],
  supplementFiled: ['authority'],
  finalFiled: ['authority'],
  bundledFiled: ['authority'],
  notificationWithdrawn: ['authority'],
}

/** Whether the event may say this fact. */
export function says(event: ClockEventName | null, fact: FactName): boolean {
  return event !== null && (factsOf[event] ?? []).includes(fact)
}

/** The decision as the engine takes it. Its evidence is that of the event. */
export function toDecision(draft: EventDraft): z.input<typeof Decision> {
  const { byName, function: inFunction, on, outcome, evidence, followsAdvice, reasonIfNot } = draft
  if (on === null) throw new Error('a decision without a day passed the check')
  return { byName, function: inFunction, on, outcome, evidence, followsAdvice, reasonIfNot }
}

/** The event as the engine takes it: only facts that belong to it and were said. */
export function toClockEvent(draft: EventDraft): z.input<typeof ClockEventDraft> {
  const { event, occurredAt, regimes, decidedBy, reason, evidence } = draft
  if (event === null) throw new Error('an event without a name passed the check')
  const facts = factNames.filter((name) => says(event, name) && isSaid(draft[name]))
  return {
    event,
    occurredAt,
    rights: event === 'scopeExtendedByRequester' ? draft.addedRights : draft.rights,
    regimes,
    correctionOf: draft.correctionOf,
    reason,
    decidedBy: isReasoned(event) ? decidedBy : '',
    evidence,
    facts: ClockEventDraft.shape.facts.parse(Object.fromEntries(facts.map((name) => [name, draft[name]]))),
  }
}

/** Whether a fact was said: an empty list says nothing. */
function isSaid(fact: EventDraft[FactName]): boolean {
  return Array.isArray(fact) ? fact.length > 0 : fact !== null
}
