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
    if (lacks(file, event, askedBy[event.event])) return [warning('answerUnasked', file, event)]
    return lacks(file, event, sentBefore(file, event)) ? [warning('nothingSent', file, event)] : []
  })
}

const moving: readonly string[] = ['suspends', 'resumes', 'extends', 'closes', 'closesPart', 'reopens', 'fee']

/** What each of these answers. A mandate is no answer: it often comes with the request, unasked. */
const askedBy: Readonly<Partial<Record<ClockEventName, readonly ClockEventName[]>>> = {
  identityProved: ['identityAsked'],
  identityInsufficient: ['identityAsked'],
  clarificationAnswered: ['clarificationAsked'],
  feeAccepted: ['feeAnnounced'],
  feePaid: ['feeAnnounced'],
  feeWithdrawn: ['feeAnnounced'],
}

/** The letters that can arrive or come back. Where arrival is what counts (dispute D10), it needs none before it. */
function sentBefore(
  { positions }: RequestFile,
  { event }: LegalEvent,
): readonly ClockEventName[] | undefined {
  if (event === 'answerArrived' && positions.D10 === 'arrival') return undefined
  return event === 'answerArrived' || event === 'answerBounced' ? letters : undefined
}

const letters: readonly ClockEventName[] = ['answerSent', 'partialAnswerSent', 'refusalSent']

function lacks(file: RequestFile, event: LegalEvent, before: readonly ClockEventName[] | undefined): boolean {
  return (
    before !== undefined &&
    !file.events.some((other) => before.includes(other.event) && precedes(other, event))
  )
}

function precedes(one: LegalEvent, other: LegalEvent): boolean {
  return millisecondsOf(one.occurredAt) <= millisecondsOf(other.occurredAt)
}

function warning(name: string, file: RequestFile, event: LegalEvent): Message {
  const params = { on: dayOf(file, event), event: event.event }
  return { key: `deadline:warning.${name}`, params, article: null }
}
