import { Regime, Right, Verdict } from '#shared/contract/codes.ts'
import { codeOrNone, codeSet, codes } from '../fields/code.tsx'
import { day, requiredInstant } from '../fields/dates.tsx'
import type { Fields } from '../fields/field-kind.ts'
import { yesNoOpen } from '../fields/flag.tsx'
import { wholeNumber } from '../fields/number.tsx'
import { longText, text } from '../fields/text.tsx'
import { eventChoice } from './EventChoice.tsx'
import { type EventDraft, isReasoned, needsReason, says } from './event-draft.ts'
import type { EventGroup } from './event-groups.ts'

/** What the dialog needs to know of the file that the event goes into. */
export interface EventSurroundings {
  readonly groups: readonly EventGroup[]
  readonly rights: readonly Right[]
  readonly regimes: readonly Regime[]
}

/** The fields of a legal event; each fact is asked only for the events that it belongs to. */
export function eventFields(file: EventSurroundings): Fields<EventDraft> {
  const isChosen = ({ event }: EventDraft) => event !== null
  const isSwiss = file.regimes.includes('ch')
  return {
    event: eventChoice(file.groups),
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
    verdict: {
      ...codeOrNone(codes('verdict', Verdict), { required: true, article: 'GDPR Art. 33(1), 34(1)' }),
      when: ({ event }) => says(event, 'verdict'),
    },
    decidedBy: {
      ...text({ required: true, width: 'full', article: 'GDPR Art. 33(1); EDPB 9/2022 section II.A.2' }),
      when: ({ event }) => isReasoned(event),
    },
    reason: {
      ...longText(),
      input: (of, draft) => longText({ required: needsReason(draft) }).input(of),
      when: isChosen,
    },
    evidence: { ...text({ width: 'full' }), when: isChosen },
  }
}

function fact(name: 'officialChannel' | 'reasonedDoubt' | 'largeVolume' | 'completes', article: string) {
  return {
    ...yesNoOpen({ width: 'full', article }),
    when: ({ event }: EventDraft) => says(event, name),
  }
}
