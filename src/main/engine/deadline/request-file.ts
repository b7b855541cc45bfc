import type { Calendar, CalendarReading, Calendars, Law, PeriodRule, RightRule } from '#engine/law/index.ts'
import { ruleInForce } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Regime, Right } from '#shared/contract/codes.ts'
import { type Day, dayIn, type TimeZone } from '#shared/kernel/dates.ts'
import { concerns, type LegalEvent, standingEvents } from './legal-event.ts'
import { noRuleYet } from './no-rule.ts'
import { type DeadlinePolicy, defaultPolicy } from './policy.ts'
import { type Positions, positionsOf } from './position.ts'
import { type DaysOff, daysOffOf } from './working-day.ts'

/** What is assumed without a legal event behind it: a question on the command line, never a record. */
export interface Hypotheses {
  readonly extended: boolean
  readonly pauses: readonly { readonly from: Day; readonly to: Day | null }[]
}

export interface RequestClockInput {
  readonly right: Right
  readonly regime: Regime
  readonly events: readonly LegalEvent[]
  /** The zone whose calendar days count. */
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
  readonly law: Law
  readonly calendars: Calendars
  /** The positions taken in disputes, where they differ from the defaults. */
  readonly positions?: Positions
  readonly policy?: DeadlinePolicy
  /** Needed for warnings that depend on the present day; dates never do. */
  readonly today?: Day
  readonly hypotheses?: Hypotheses
}

/** Everything that the clock of one right under one regime is computed from. */
export interface RequestFile {
  readonly right: Right
  readonly regime: Regime
  readonly zone: TimeZone
  readonly law: Law
  readonly calendar: Calendar
  readonly policy: DeadlinePolicy
  readonly positions: Positions
  readonly hypotheses: Hypotheses
  readonly today: Day | null
  readonly rightRule: RightRule
  /** The events that stand and concern this right and regime, as they happened. */
  readonly events: readonly LegalEvent[]
  /** The calendar day of each of them in the zone. */
  readonly days: ReadonlyMap<LegalEvent, Day>
  readonly receipt: LegalEvent | null
  /** Whether the receipt is that of other rights, because no event says when this one was asked for. */
  readonly isReceiptOfOthers: boolean
  /** The rule in force on the day of receipt; null before receipt. */
  readonly rule: PeriodRule | null
}

/** Gathers the file; a right or a day for which no rule is stored is `invalid-input`. */
export function requestFile(input: RequestClockInput): RequestFile {
  const { right, regime, zone, law } = input
  const standing = standingEvents(input.events).filter((event) => concerns(event, null, regime))
  const events = standing.filter((event) => concerns(event, right, regime))
  const named = receiptOf(events, right)
  // A right that no event names was asked for with the others, for all that is known; that date is never too late.
  const receipt = named ?? receiptOf(standing, right)
  const rightRule = law.rights[right]
  const duty = rightRule.duty[regime]
  const rule =
    receipt === null || duty === undefined
      ? null
      : (ruleInForce(law, regime, duty, dayIn(zone, receipt.occurredAt)) ?? null)
  if (receipt !== null && rule === null) {
    throw noRuleYet(law, regime, duty ?? '', 'received')
  }
  return {
    right,
    regime,
    zone,
    law,
    calendar: input.calendars.calendar(input.country, input.region),
    policy: input.policy ?? defaultPolicy,
    positions: positionsOf(law, regime, input.positions),
    hypotheses: input.hypotheses ?? { extended: false, pauses: [] },
    today: input.today ?? null,
    rightRule,
    events,
    days: new Map(standing.map((event) => [event, dayIn(zone, event.occurredAt)])),
    receipt,
    isReceiptOfOthers: named === null && receipt !== null,
    rule,
  }
}

export function dayOf(file: RequestFile, event: LegalEvent): Day {
  return file.days.get(event) ?? dayIn(file.zone, event.occurredAt)
}

/** The events of these names, as they happened. */
export function eventsOf(file: RequestFile, ...names: readonly ClockEventName[]): readonly LegalEvent[] {
  return file.events.filter(({ event }) => names.includes(event))
}

/** Which days off count under the positions taken (dispute D6). */
export function daysOffFor(file: RequestFile, positions: Positions): DaysOff {
  return daysOffOf(file.calendar, readings[positions.D6 ?? ''] ?? 'countryAndRegion')
}

const readings: Readonly<Record<string, CalendarReading>> = {
  countryAndRegion: 'countryAndRegion',
  countryOnly: 'countryOnly',
  undisputedOnly: 'undisputedOnly',
  withOmitted: 'withOmitted',
}

/**
 * The event that starts the clock: the first receipt where the request may be sent, the objection to marketing or the
 * withdrawal of consent itself, or the widening that named a right which the request had not.
 */
function receiptOf(events: readonly LegalEvent[], right: Right): LegalEvent | null {
  const receipts = events.filter(
    ({ event, facts }) =>
      event === 'receivedByController' ||
      (startsIfOfficial.includes(event) && facts?.officialChannel === true) ||
      (event === 'marketingObjection' && right === 'art21Objection') ||
      (event === 'consentWithdrawn' && right === 'art7_3WithdrawConsent'),
  )
  const widened = events.find(
    ({ event, rights }) => event === 'scopeExtendedByRequester' && rights?.includes(right),
  )
  return receipts[0] ?? widened ?? null
}

const startsIfOfficial: readonly ClockEventName[] = ['receivedByProcessor', 'receivedByOtherGroupCompany']
