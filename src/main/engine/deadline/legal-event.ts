import { ClockEventName } from '#shared/contract/clock.ts'
import type { Regime, Right } from '#shared/contract/codes.ts'
import { type Day, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'

/** What a legal event may say beyond that it happened. What is not said is taken as the event's name implies. */
export interface EventFacts {
  /** receivedByProcessor, receivedByOtherGroupCompany: whether the request may be sent there. Not said: it may not. */
  readonly officialChannel?: boolean
  /** identityAsked: whether there was a reasoned doubt (GDPR Art. 12(6)). */
  readonly reasonedDoubt?: boolean
  /** clarificationAsked: whether much data is processed (recital 63). */
  readonly largeVolume?: boolean
  /** partialAnswerSent: whether it answers the right completely, so that its clock closes. */
  readonly completes?: boolean
  /** extensionNoticeSent in Switzerland: the day announced (FADP Ordinance Art. 18(2)). */
  readonly announcedOn?: Day
  /** feeAnnounced in Switzerland: the amount in francs. */
  readonly feeAmount?: number
  /** weAreProcessor: within how many hours or days the contract wants the request forwarded (GDPR Art. 28(3)(e)). */
  readonly contractHours?: number
  readonly contractDays?: number
  /** riskAssessed: what the assessment came to. */
  readonly verdict?: 'required' | 'notRequired' | 'undetermined'
  /** Filings: the authority that has it. Not said: the only one that has to be notified. */
  readonly authority?: string
}

/** A legal event in the file of a request or a breach. Never edited; corrected by another event. */
export interface LegalEvent {
  readonly id: string
  readonly event: ClockEventName
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  /** The rights that it concerns; empty or absent: all. */
  readonly rights?: readonly Right[]
  readonly regimes?: readonly Regime[]
  /** The event in whose place this one stands. */
  readonly correctionOf?: string | null
  readonly evidence?: string
  readonly facts?: EventFacts
}

/**
 * The events that count, in the order in which they happened. A correction takes the place of the event that it names,
 * `requestEventVoided` and `breachEventVoided` leave nothing in it; of two corrections of one event the one recorded
 * later stands. The order in which events were recorded has no other effect.
 */
export function standingEvents<E extends LegalEvent>(events: readonly E[]): readonly E[] {
  const corrected = new Set<string>()
  for (const event of events) if (typeof event.correctionOf === 'string') corrected.add(event.correctionOf)
  const latest = new Map<string, E>()
  for (const event of events) {
    if (typeof event.correctionOf !== 'string') continue
    const rival = latest.get(event.correctionOf)
    if (rival === undefined || recordedLater(event, rival)) latest.set(event.correctionOf, event)
  }
  return events
    .filter(({ id }) => !corrected.has(id))
    .filter((event) => typeof event.correctionOf !== 'string' || latest.get(event.correctionOf) === event)
    .filter(({ event }) => event !== 'requestEventVoided' && event !== 'breachEventVoided')
    .sort(inOrder)
}

/** Whether the event concerns this right and regime. */
export function concerns(event: LegalEvent, right: Right | null, regime: Regime): boolean {
  const { rights = [], regimes = [] } = event
  return (
    (right === null || rights.length === 0 || rights.includes(right)) &&
    (regimes.length === 0 || regimes.includes(regime))
  )
}

const eventOrder: readonly ClockEventName[] = ClockEventName.options

function recordedLater(one: LegalEvent, other: LegalEvent): boolean {
  return one.recordedAt === other.recordedAt
    ? one.id > other.id
    : millisecondsOf(one.recordedAt) > millisecondsOf(other.recordedAt)
}

/** Two events of one moment stand in the order of a file's usual course, so that the result depends on facts alone. */
function inOrder(one: LegalEvent, other: LegalEvent): number {
  return (
    millisecondsOf(one.occurredAt) - millisecondsOf(other.occurredAt) ||
    eventOrder.indexOf(one.event) - eventOrder.indexOf(other.event) ||
    (one.id < other.id ? -1 : 1)
  )
}
