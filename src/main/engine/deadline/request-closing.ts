import type { ClockEventName } from '#shared/contract/clock.ts'
import { type Day, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { passedOverBecause } from './passed-over.ts'
import { dayOf, type RequestFile } from './request-file.ts'

/** How a clock ended. */
export interface Closing {
  readonly at: Instant
  readonly on: Day
  readonly by: LegalEvent
}

/** Whether the right is closed, with the steps that its closing and reopening add. */
export interface Course {
  readonly closing: Closing | null
  readonly steps: readonly Message[]
}

/**
 * Runs through the events that close and reopen. A clock closes at dispatch, or at arrival where dispute D10 is decided
 * so; a bounce and a reopening bring it back with its original limit. Where no clock of ours runs, the file is closed by
 * the same events, and by forwarding a request that is the controller's.
 */
export function courseOf(file: RequestFile): Course {
  const atArrival = file.positions.D10 === 'arrival'
  let closing: Closing | null = null
  const steps: Message[] = []
  const withoutClock = file.events.find(({ event }) => file.law.events[event].effect === 'noClock')
  const first = file.receipt ?? withoutClock
  const isOurs = withoutClock?.event !== 'weAreProcessor'
  for (const event of file.events) {
    if (first === undefined || millisecondsOf(event.occurredAt) < millisecondsOf(first.occurredAt)) continue
    const on = dayOf(file, event)
    const step = (name: string): Message => ({
      key: `deadline:step.${name}`,
      params: { on },
      article: file.law.events[event.event].article,
    })
    if (
      closing === null &&
      (closes(event, atArrival) || (!isOurs && event.event === 'forwardedToController'))
    ) {
      closing = { at: event.occurredAt, on, by: event }
      steps.push(step(`closed.${event.event}`))
    } else if (closing !== null && reopens(event, closing)) {
      closing = null
      steps.push(step(`reopened.${event.event}`))
    } else if (event.event === 'partialAnswerSent') {
      steps.push(step('partial'))
    } else {
      const reason = withoutEffect(event, closing !== null, atArrival)
      if (reason !== null) steps.push(passedOverBecause(reason, file, event))
    }
  }
  return { closing, steps }
}

/** Why an event that closes or reopens elsewhere does neither here. */
function withoutEffect({ event }: LegalEvent, isClosed: boolean, atArrival: boolean) {
  if (event === 'answerSent' && atArrival) return 'arrivalCounts'
  if (event === 'reopened' && !isClosed) return 'nothingToReopen'
  if (isClosed && ends.includes(event)) return 'alreadyClosed'
  // Whoever is the controller does not get rid of a request by passing it on.
  return event === 'forwardedToController' ? 'movesNothing' : null
}

const ends: readonly ClockEventName[] = [
  'answerSent',
  'refusalSent',
  'withdrawnByRequester',
  'forwardedToController',
]

function closes({ event, facts }: LegalEvent, atArrival: boolean): boolean {
  if (event === 'answerSent') return !atArrival
  if (event === 'answerArrived') return atArrival
  if (event === 'partialAnswerSent') return facts?.completes === true
  return event === 'refusalSent' || event === 'withdrawnByRequester'
}

function reopens({ event }: LegalEvent, closing: Closing): boolean {
  if (event === 'reopened') return true
  return event === 'answerBounced' && closing.by.event !== 'withdrawnByRequester'
}
