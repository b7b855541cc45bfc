import { ruleInForce } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { rightsOfRecipients } from './other-limit.ts'
import { dayOf, eventsOf, type RequestFile } from './request-file.ts'

/**
 * What events say that have no effect on this clock although they may have one elsewhere: a second receipt, a question
 * that this law does not let suspend, an objection to marketing in the file of an access request. None is passed over
 * in silence. Events without any effect of their own are told by `notedSteps`, those that close or reopen by `courseOf`.
 */
export function passedOver(file: RequestFile): readonly Message[] {
  return file.events.flatMap((event) => {
    const reason = reasonOf(file, event)
    return reason === null ? [] : [passedOverBecause(reason, file, event)]
  })
}

export function passedOverBecause(reason: Reason, file: RequestFile, event: LegalEvent): Message {
  return {
    key: `deadline:passedOver.${reason}`,
    params: { on: dayOf(file, event), event: event.event },
    article: null,
  }
}

type Reason =
  | 'alreadyReceived'
  | 'doubt'
  | 'mandateUnasked'
  | 'movesNothing'
  | 'alreadyClosed'
  | 'nothingToReopen'
  | 'arrivalCounts'

function reasonOf(file: RequestFile, happened: LegalEvent): Reason | null {
  const { receipt } = file
  const { event } = happened
  if (receipt === null || happened === receipt) return null
  if (receipts.includes(event) || isRepeated(file, happened)) return 'alreadyReceived'
  if (isElsewhere(file, happened)) return 'movesNothing'
  if (isUnaskedMandate(file, happened)) return 'mandateUnasked'
  return event === 'identityDoubtRaised' ? 'doubt' : null
}

const receipts: readonly ClockEventName[] = [
  'receivedByController',
  'receivedByProcessor',
  'receivedByOtherGroupCompany',
]

/** An objection to marketing or a withdrawal of consent that says what the file already has. */
function isRepeated(file: RequestFile, happened: LegalEvent): boolean {
  if (happened.event === 'consentWithdrawn') return file.right === 'art7_3WithdrawConsent'
  return (
    happened.event === 'marketingObjection' &&
    file.right === 'art21Objection' &&
    eventsOf(file, 'marketingObjection')[0] !== happened
  )
}

/** A mandate that was sent along, or came of itself: nothing waited for it. */
function isUnaskedMandate(file: RequestFile, { event, occurredAt }: LegalEvent): boolean {
  const asked = eventsOf(file, 'authorityOfRepresentativeAsked')
  return (
    event === 'authorityOfRepresentativeProved' &&
    !asked.some((asking) => millisecondsOf(asking.occurredAt) <= millisecondsOf(occurredAt))
  )
}

/** Whether the event has its effect under another law, or on another right. */
function isElsewhere(file: RequestFile, happened: LegalEvent): boolean {
  const { event } = happened
  const { effect } = file.law.events[event]
  if (file.rule?.unit === 'none' && movesPeriods.includes(effect)) return true
  if (event === 'scopeExtendedByRequester') return file.rule?.unit === 'none'
  if (asks.includes(effect)) return file.regime === 'ch'
  if (effect === 'fee') return file.regime === 'eu' ? event !== 'feeAnnounced' : event === 'feeAccepted'
  if (event === 'marketingObjection') return file.right !== 'art21Objection'
  if (event === 'consentWithdrawn') return true
  if (event === 'recipientsAsked') return !namesRecipients(file, happened)
  if (event !== 'complaintToController') return false
  return ruleInForce(file.law, file.regime, 'acknowledgeComplaint', dayOf(file, happened)) === undefined
}

const asks: readonly string[] = ['suspensionGround', 'suspends', 'resumes']
/** What has no effect where a right is met at once, without a period. */
const movesPeriods: readonly string[] = [...asks, 'extends', 'fee']

function namesRecipients(file: RequestFile, happened: LegalEvent): boolean {
  const rule = ruleInForce(file.law, file.regime, 'nameRecipients', dayOf(file, happened))
  return rightsOfRecipients.includes(file.right) && rule !== undefined
}
