import type { ClockEventName } from '#shared/contract/clock.ts'
import { millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { dayOf, type RequestFile } from './request-file.ts'

/** Events that cannot have the effect of their name: they are accepted, change nothing, and this is said. */
export function contradictions(file: RequestFile): readonly Message[] {
  const { receipt } = file
  if (receipt === null) return []
  const receivedAt = millisecondsOf(receipt.occurredAt)
  return file.events.flatMap((event) => {
    const before = millisecondsOf(event.occurredAt) < receivedAt && dayOf(file, event) < dayOf(file, receipt)
    if (before && moving.includes(file.law.events[event.event].effect))
      return [warning('beforeReceipt', file, event)]
    const asked = askedBy[event.event]
    const unasked =
      asked !== undefined && !file.events.some((other) => other.event === asked && precedes(other, event))
    return unasked ? [warning('answerUnasked', file, event)] : []
  })
}

const moving: readonly string[] = ['suspends', 'resumes', 'extends', 'closes', 'closesPart', 'reopens', 'fee']

const askedBy: Readonly<Partial<Record<ClockEventName, ClockEventName>>> = {
  identityProved: 'identityAsked',
  identityInsufficient: 'identityAsked',
  clarificationAnswered: 'clarificationAsked',
  authorityOfRepresentativeProved: 'authorityOfRepresentativeAsked',
  feeAccepted: 'feeAnnounced',
  feePaid: 'feeAnnounced',
  feeWithdrawn: 'feeAnnounced',
  answerArrived: 'answerSent',
  answerBounced: 'answerSent',
}

function precedes(one: LegalEvent, other: LegalEvent): boolean {
  return millisecondsOf(one.occurredAt) <= millisecondsOf(other.occurredAt)
}

function warning(name: string, file: RequestFile, event: LegalEvent): Message {
  const params = { on: dayOf(file, event), event: event.event }
  return { key: `deadline:warning.${name}`, params, article: null }
}
