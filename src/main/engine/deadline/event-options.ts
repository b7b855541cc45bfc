import type { Law } from '#engine/law/index.ts'
import { ClockEventName } from '#shared/contract/clock.ts'
import { type Day, dayIn, type Instant, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { LegalEvent } from './legal-event.ts'
import { typedMoment } from './local-time.ts'
import { nearestNames } from './nearest-name.ts'
import type { Hypotheses } from './request-file.ts'

/** Events as they were typed, the pauses assumed without one, and what was assumed of times. */
export interface TypedEvents {
  readonly events: readonly LegalEvent[]
  readonly pauses: Hypotheses['pauses']
  readonly notes: readonly Message[]
}

/** The event that starts the clock, from an option of its own. */
export interface FirstEvent {
  readonly event: ClockEventName
  readonly at: string | undefined
  readonly path: string
}

/**
 * Reads `NAME:MOMENT`, or `NAME:MOMENT=EVIDENCE` such as the number of the authority’s receipt. A name is one of the legal events of requests or breaches, or `paused` and `resumed`, which stand
 * for a suspension that no event proves. Anything else is `invalid-input`.
 */
export function eventsFromOptions(
  first: FirstEvent,
  options: readonly string[],
  zone: TimeZone,
  law: Law,
  appliesTo: 'request' | 'breach',
): TypedEvents {
  const events: LegalEvent[] = []
  const notes: Message[] = []
  const marks: Mark[] = []
  const moment = (typed: string, path: string): Instant => {
    const { at, notes: assumed } = typedMoment(typed, zone, path)
    notes.push(...assumed)
    return at
  }
  const add = (event: ClockEventName, at: Instant, evidence = '') =>
    events.push({ id: `event_${events.length}`, event, occurredAt: at, recordedAt: at, evidence })
  if (first.at !== undefined) add(first.event, moment(first.at, first.path))
  for (const option of options) {
    const colon = option.indexOf(':')
    const name = option.slice(0, Math.max(0, colon))
    const [, typed = '', evidence] = /^([^=]*)(?:=(.*))?$/.exec(option.slice(colon + 1)) ?? []
    const at = moment(typed, `event ${option}`)
    if (name === 'paused' || name === 'resumed') marks.push({ paused: name === 'paused', at })
    else add(eventNamed(name, law, appliesTo), at, evidence)
  }
  return { events, pauses: pausesOf(marks, zone), notes }
}

interface Mark {
  readonly paused: boolean
  readonly at: Instant
}

function eventNamed(name: string, law: Law, appliesTo: 'request' | 'breach'): ClockEventName {
  const known = ClockEventName.options.filter((event) => law.events[event].effect !== 'voids')
  const isNamed = (event: ClockEventName) => event === name || law.events[event].alias === name
  const own = known.filter((event) => law.events[event].appliesTo === appliesTo)
  const named = own.find(isNamed)
  if (named !== undefined) return named
  const key = known.some(isNamed) ? `eventNotOf.${appliesTo}` : 'unknownEvent'
  const nearest = nearestNames(name, own).join(', ')
  throw new Fault('invalid-input', { issues: [{ path: [`event ${name}`], key, params: { nearest } }] })
}

/** Each pause with the next resumption; one without is open, a resumption without a pause is refused. */
function pausesOf(marks: readonly Mark[], zone: TimeZone): Hypotheses['pauses'] {
  const pauses: { from: Day; to: Day | null }[] = []
  const inOrder = marks.toSorted((one, other) => millisecondsOf(one.at) - millisecondsOf(other.at))
  for (const { paused, at } of inOrder) {
    const on = dayIn(zone, at)
    const open = pauses.findLast(({ to }) => to === null)
    if (paused && open === undefined) pauses.push({ from: on, to: null })
    else if (!paused && open !== undefined) open.to = on
    else
      throw new Fault('invalid-input', {
        issues: [{ path: [`event ${paused ? 'paused' : 'resumed'}`], key: 'pauseUnpaired' }],
      })
  }
  return pauses
}
