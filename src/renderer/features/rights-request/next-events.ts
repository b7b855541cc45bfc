import type { ClockEvent, ClockEventName, RequestClock } from '#shared/contract/clock.ts'
import type { Right } from '#shared/contract/codes.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { addDays, type Day } from '#shared/kernel/dates.ts'

type Request = Pick<RightsRequest, 'rights' | 'regimes' | 'contactRole' | 'receivedOn'>
type Clock = Pick<RequestClock, 'state' | 'extensionNoticeDueOn'>

/** Rights whose exercise is carried out in the systems, after which recipients are told (GDPR Art. 19). */
const carriedOut: readonly Right[] = ['art16Rectification', 'art17Erasure', 'art18Restriction']

/** Days within which a question is asked without undue delay (EDPB 01/2022 para. 159), weekends included. */
const promptDays = 7

/**
 * The events that are sensible next in a request's file, the likeliest first: what was asked and not answered, then
 * what can still be asked in time, then the answer. Any other event can be recorded too.
 * @param standing the events that count, corrected ones left out
 */
export function nextRequestEvents(
  request: Request,
  clocks: readonly Clock[],
  standing: readonly Pick<ClockEvent, 'event'>[],
  today: Day,
): readonly ClockEventName[] {
  const has = (...names: readonly ClockEventName[]) => standing.some(({ event }) => names.includes(event))
  if (isUnstarted(clocks) && has('weAreProcessor')) return ['forwardedToController']
  if (!has('receivedByController', 'marketingObjection', 'consentWithdrawn') && isUnstarted(clocks)) {
    return ['receivedByController', 'weAreProcessor']
  }
  if (clocks.every(({ state }) => state === 'closed')) return afterClosing(has)
  return [
    ...awaited(has),
    ...promptQuestions(request, has, today),
    ...duties(request, has),
    ...(canExtend(clocks, has, today) ? (['extensionNoticeSent'] as const) : []),
    'answerSent',
    ...(request.rights.length > 1 && !has('partialAnswerSent') ? (['partialAnswerSent'] as const) : []),
    'refusalSent',
    // Nothing has happened yet but that it arrived: whose request it is may still turn out otherwise.
    ...(standing.every(({ event }) => receipts.includes(event)) ? (['weAreProcessor'] as const) : []),
  ]
}

const receipts: readonly ClockEventName[] = [
  'receivedByController',
  'receivedByProcessor',
  'receivedByOtherGroupCompany',
]

type Has = (...names: readonly ClockEventName[]) => boolean

function isUnstarted(clocks: readonly Clock[]): boolean {
  return clocks.length > 0 && clocks.every(({ state }) => state === 'notStarted')
}

/** What was asked and has not been answered. */
function awaited(has: Has): readonly ClockEventName[] {
  const names: ClockEventName[] = []
  if (has('identityAsked') && !has('identityProved', 'identityInsufficient')) {
    names.push('identityProved', 'identityInsufficient')
    if (!has('identityUnanswered')) names.push('identityUnanswered')
  }
  if (has('authorityOfRepresentativeAsked') && !has('authorityOfRepresentativeProved'))
    names.push('authorityOfRepresentativeProved')
  if (has('clarificationAsked') && !has('clarificationAnswered')) names.push('clarificationAnswered')
  if (has('feeAnnounced') && !has('feeAccepted', 'feePaid', 'feeWithdrawn'))
    names.push('feePaid', 'feeAccepted', 'feeWithdrawn')
  if (has('processorAsked') && !has('processorAnswered')) names.push('processorAnswered')
  return names
}

/** Questions that stop the clock only when they are asked without undue delay; in Switzerland none does. */
function promptQuestions(request: Request, has: Has, today: Day): readonly ClockEventName[] {
  if (request.regimes.every((regime) => regime === 'ch')) return []
  if (today > addDays(request.receivedOn, promptDays)) return []
  const names: ClockEventName[] = []
  if (
    request.contactRole !== 'self' &&
    !has('authorityOfRepresentativeAsked', 'authorityOfRepresentativeProved')
  )
    names.push('authorityOfRepresentativeAsked')
  if (!has('identityAsked')) names.push(has('identityDoubtRaised') ? 'identityAsked' : 'identityDoubtRaised')
  if (request.rights.includes('art15Access') && !has('clarificationAsked')) names.push('clarificationAsked')
  return names
}

/** What the rights that are exercised call for besides the answer. */
function duties({ rights }: Request, has: Has): readonly ClockEventName[] {
  const names: ClockEventName[] = []
  if (rights.includes('art21Objection') && !has('marketingObjection')) names.push('marketingObjection')
  if (rights.includes('art7_3WithdrawConsent') && !has('consentWithdrawn')) names.push('consentWithdrawn')
  if (rights.some((right) => carriedOut.includes(right)) && !has('actionDone')) names.push('actionDone')
  return names
}

function canExtend(clocks: readonly Clock[], has: Has, today: Day): boolean {
  if (has('extensionNoticeSent')) return false
  return clocks.some(
    ({ state, extensionNoticeDueOn }) =>
      state !== 'closed' && extensionNoticeDueOn !== null && today <= extensionNoticeDueOn,
  )
}

function afterClosing(has: Has): readonly ClockEventName[] {
  return [
    ...(has('answerSent', 'partialAnswerSent', 'refusalSent') && !has('answerArrived')
      ? (['answerArrived', 'answerBounced'] as const)
      : []),
    'reopened',
    'complaintToAuthority',
  ]
}
