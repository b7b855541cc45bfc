import type { ReactNode } from 'react'
import type * as z from 'zod'
import type { ClockEventName } from '#shared/contract/clock.ts'
import {
  CommunicationExemption,
  ContentLimit,
  ExtensionGround,
  RefusalGround,
  Regime,
  Right,
  Verdict,
} from '#shared/contract/codes.ts'
import { contentLimitsFor, extensionGroundsFor, refusalGroundsFor } from '#shared/contract/grounds.ts'
import type { Advice } from '#shared/contract/texts.ts'
import { decisionKinds } from '../decision/decision.tsx'
import { authoritiesUnder, authorityOrNone } from '../fields/authority.tsx'
import { type CodeList, codeOrNone, codeSet, codes } from '../fields/code.tsx'
import { day, requiredInstant } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { yesNoOpen } from '../fields/flag.tsx'
import { wholeNumber } from '../fields/number.tsx'
import { longText, text } from '../fields/text.tsx'
import type { Lens } from '../form/lens.ts'
import { eventChoice } from './EventChoice.tsx'
import { type EventDraft, isDecision, isReasoned, needsReason, says } from './event-draft.ts'
import type { EventGroup } from './event-groups.ts'

/** What the dialog needs to know of the file that the event goes into. */
export interface EventSurroundings {
  readonly groups: readonly EventGroup[]
  readonly rights: readonly Right[]
  readonly regimes: readonly Regime[]
  /** What the data protection officer advised; null where they did not, or have no say. */
  readonly advice: z.output<typeof Advice> | null
  /** What has to be known before an event is recorded, under its choice. */
  readonly caution?: ((event: ClockEventName) => ReactNode) | undefined
}

/**
 * The fields of a legal event; each fact is asked only for the events that it belongs to.
 * @param isWitness whether decisions that are recorded are somebody else's, so that they need evidence
 */
export function eventFields(file: EventSurroundings, isWitness: boolean): Fields<EventDraft> {
  const isChosen = ({ event }: EventDraft) => event !== null
  const isSwiss = file.regimes.includes('ch')
  return {
    event: eventChoice(file.groups, file.caution),
    occurredAt: { ...requiredInstant({ required: true, width: 'half' }), when: isChosen },
    rights: {
      ...codeSet(codes('right', Right.extract([...file.rights]))),
      when: ({ event }) => event !== null && event !== 'scopeExtendedByRequester' && file.rights.length > 1,
    },
    addedRights: {
      ...codeSet(codes('right', Right), { required: true }),
      when: ({ event }) => event === 'scopeExtendedByRequester',
    },
    regimes: {
      ...codeSet(codes('regime', Regime.extract([...file.regimes]))),
      when: ({ event }) => event !== null && file.regimes.length > 1,
    },
    officialChannel: fact('officialChannel', 'GDPR Art. 12(2), 12(3)'),
    reasonedDoubt: fact('reasonedDoubt', 'GDPR Art. 12(6)'),
    largeVolume: fact('largeVolume', 'GDPR recital 63'),
    completes: fact('completes', 'GDPR Art. 12(3)'),
    announcedOn: {
      ...day({ article: 'FADP Ordinance Art. 18(2)' }),
      when: ({ event }) => says(event, 'announcedOn') && isSwiss,
    },
    feeAmount: {
      ...wholeNumber({ article: 'FADP Ordinance Art. 19(2)' }),
      when: ({ event }) => says(event, 'feeAmount') && isSwiss,
    },
    contractHours: {
      ...wholeNumber({ article: 'GDPR Art. 28(3)(e)', width: 'half' }),
      when: ({ event }) => says(event, 'contractHours'),
    },
    contractDays: {
      ...wholeNumber({ article: 'GDPR Art. 28(3)(e)', width: 'half' }),
      when: ({ event, contractHours }) => says(event, 'contractDays') && contractHours === null,
    },
    verdict: {
      ...codeOrNone(codes('verdict', Verdict), { required: true, article: 'GDPR Art. 33(1), 34(1)' }),
      when: ({ event }) => says(event, 'verdict'),
    },
    exemption: {
      ...codeOrNone(codes('communicationExemption', CommunicationExemption), {
        required: true,
        article: 'GDPR Art. 34(3)',
      }),
      when: ({ event }) => says(event, 'exemption'),
    },
    authority: {
      ...authorityOrNone(authoritiesUnder(file.regimes)),
      when: ({ event }) => says(event, 'authority'),
    },
    ...groundFields(file.rights),
    decidedBy: {
      ...text({ required: true, width: 'full', article: 'GDPR Art. 33(1); EDPB 9/2022 section II.A.2' }),
      when: ({ event }) => isReasoned(event),
    },
    ...decisionFields(file.advice !== null),
    reason: {
      ...longText(),
      input: (of, draft) => longText({ required: needsReason(draft) }).input(of),
      when: isChosen,
    },
    evidence: {
      ...text({ width: 'full' }),
      input: (of, draft) => text({ width: 'full', required: isWitness && isDecision(draft.event) }).input(of),
      when: isChosen,
    },
  }
}

/** Grounds of refusal, limits of content and grounds of extension: each a list of its own, by the rights concerned. */
function groundFields(ofRequest: readonly Right[]) {
  const concerned = ({ rights }: EventDraft) => (rights.length === 0 ? ofRequest : rights)
  return {
    refusalGrounds: grounds(
      'refusalGrounds',
      'GDPR Art. 12(4), 12(5)',
      (draft) => codes('refusalGround', RefusalGround.extract([...refusalGroundsFor(concerned(draft))])),
      true,
    ),
    contentLimits: grounds('contentLimits', 'GDPR Art. 15(4), 20(4)', (draft) =>
      codes('contentLimit', ContentLimit.extract([...contentLimitsFor(concerned(draft))])),
    ),
    extensionGrounds: grounds('extensionGrounds', 'GDPR Art. 12(3)', (draft) =>
      codes('extensionGround', ExtensionGround.extract([...extensionGroundsFor(concerned(draft))])),
    ),
  }
}

function grounds<K extends string>(
  name: 'refusalGrounds' | 'contentLimits' | 'extensionGrounds',
  article: string,
  fitting: (draft: EventDraft) => CodeList<K>,
  required = false,
) {
  return {
    width: 'full' as const,
    isEmpty: (value: readonly K[]) => value.length === 0,
    show: () => null,
    input: (of: Lens<K[]>, draft: EventDraft) => codeSet(fitting(draft), { article, required }).input(of),
    when: (draft: EventDraft) => says(draft.event, name) && fitting(draft).schema.options.length > 0,
  }
}

/** Who decided in the controller's name, where the event is a decision. */
function decisionFields(hasAdvice: boolean) {
  const when = ({ event }: EventDraft) => isDecision(event)
  const { byName, function: inFunction, outcome, followsAdvice, reasonIfNot } = decisionKinds
  return {
    byName: { ...byName, when },
    function: { ...inFunction, when },
    on: { ...day({ required: true }), when },
    outcome: { ...outcome, when },
    followsAdvice: { ...followsAdvice, when: (draft: EventDraft) => when(draft) && hasAdvice },
    reasonIfNot: {
      ...reasonIfNot,
      when: (draft: EventDraft) => when(draft) && hasAdvice && draft.followsAdvice === false,
    },
  }
}

function fact(name: 'officialChannel' | 'reasonedDoubt' | 'largeVolume' | 'completes', article: string) {
  return {
    ...yesNoOpen({ width: 'full', article }),
    when: ({ event }: EventDraft) => says(event, name),
  }
}
