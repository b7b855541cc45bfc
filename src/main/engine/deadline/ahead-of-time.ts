import type { Law } from '#engine/law/index.ts'
import { dayIn, type Instant, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { wallClock } from './temporal.ts'

/** The events of a typed file that count, and what is said of those that have not happened yet. */
interface TypedFile {
  readonly counted: readonly LegalEvent[]
  readonly ahead: readonly Message[]
}

/**
 * Takes out what lies in the future: a legal event is a fact, and what has not happened moves and closes nothing. Where all
 * of the file lies in the future, it is a question how dates would fall: then the events count, but none closes.
 */
export function aheadOfTime(
  events: readonly LegalEvent[],
  { law, zone }: { readonly law: Law; readonly zone: TimeZone },
  now: Instant | undefined,
): TypedFile {
  if (now === undefined) return { counted: events, ahead: [] }
  // A request counts in days, so what happens later today is of today.
  const isAhead = ({ event, occurredAt }: LegalEvent) =>
    law.events[event].appliesTo === 'request'
      ? dayIn(zone, occurredAt) > dayIn(zone, now)
      : millisecondsOf(occurredAt) > millisecondsOf(now)
  const isQuestion = events.every(isAhead)
  const closes = ({ event }: LegalEvent) => closing.includes(law.events[event].effect)
  const left = events.filter((event) => isAhead(event) && (!isQuestion || closes(event)))
  return {
    counted: events.filter((event) => !left.includes(event)),
    ahead: left.map(({ event, occurredAt }) => {
      const ofRequest = law.events[event].appliesTo === 'request'
      const key = `deadline:warning.${ofRequest ? 'inFutureWithoutEffect' : 'momentInFutureWithoutEffect'}`
      const when = ofRequest ? { on: dayIn(zone, occurredAt) } : { at: wallClock(occurredAt, zone) }
      return { key, params: { ...when, event }, article: null }
    }),
  }
}

const closing: readonly string[] = ['closes', 'closesPart', 'closesOnReceipt', 'closesCommunication']
