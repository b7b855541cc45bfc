import type { Law, PeriodRule } from '#engine/law/index.ts'
import { ruleInForce } from '#engine/law/index.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Regime } from '#shared/contract/codes.ts'
import { dayIn, type Instant, instantAt, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import type { LegalEvent } from './legal-event.ts'
import type { OtherLimit } from './other-limit.ts'
import type { DeadlinePolicy } from './policy.ts'
import { wallClock } from './temporal.ts'

/** Everything that the clock of one breach under one regime is computed from. */
export interface BreachFile {
  readonly regime: Regime
  readonly zone: TimeZone
  readonly law: Law
  /** The events that stand and concern this regime, as they happened. */
  readonly events: readonly LegalEvent[]
  /** The first moment in which the controller was reasonably certain; null: not decided yet. */
  readonly aware: LegalEvent | null
  readonly rule: PeriodRule | null
  readonly dueAt: Instant | null
  /** The end of the period counted from being told by a processor before awareness is on record; null: nothing to count. */
  readonly presumedDueAt: Instant | null
  readonly policy: DeadlinePolicy
  readonly now: Instant | null
  /** Keys of the authorities that have to be notified; none: not known, and any receipt closes. */
  readonly authorities: readonly string[]
}

export function breachEvents(file: BreachFile, ...names: readonly ClockEventName[]): readonly LegalEvent[] {
  return file.events.filter(({ event }) => names.includes(event))
}

/**
 * The event that closes the period: the notification that the last of the authorities has acknowledged, or the closing of
 * the file. A filing without the authority's receipt in evidence counts as not sent.
 */
export function filingOf(file: BreachFile): LegalEvent | null {
  const received = receivedBy(file)
  const isNotified = file.authorities.every((authority) => received.has(authority))
  const last =
    file.authorities.length === 0
      ? file.events.find((event) => isFiling(event) && hasReceipt(event))
      : file.events.findLast((event) => isNotified && [...received.values()].includes(event))
  const closing = file.events.find((event) => event.event === 'closed' || event === last)
  return closing ?? null
}

/**
 * That a processor told us before awareness is on record: from then on the controller is in principle aware (EDPB 9/2022
 * section II.A.4). Null where nobody told us, or awareness came first.
 */
export function toldBefore(events: readonly LegalEvent[], aware: LegalEvent | null): LegalEvent | null {
  const told = events.find(({ event }) => event === 'processorNotified')
  if (told === undefined) return null
  const isFirst = aware === null || millisecondsOf(told.occurredAt) < millisecondsOf(aware.occurredAt)
  return isFirst ? told : null
}

/** The first notification that each of the authorities has acknowledged. */
export function receivedBy(file: BreachFile): ReadonlyMap<string, LegalEvent> {
  const received = new Map<string, LegalEvent>()
  const [only] = file.authorities
  for (const event of file.events) {
    if (!isFiling(event) || !hasReceipt(event)) continue
    // A filing that names no authority can only be that of the one there is.
    const authority = event.facts?.authority ?? (file.authorities.length === 1 ? only : undefined)
    if (authority === undefined || !file.authorities.includes(authority) || received.has(authority)) continue
    received.set(authority, event)
  }
  return received
}

export function isFiling({ event }: LegalEvent): boolean {
  return event === 'initialFiled' || event === 'bundledFiled'
}

export function hasReceipt({ evidence }: LegalEvent): boolean {
  return evidence !== undefined && evidence.trim() !== ''
}

/** The duties beside the notification: to our controllers where we are the processor, and to the people. */
export function breachOtherLimits(file: BreachFile): readonly OtherLimit[] {
  return [...noticeToController(file), ...communication(file)]
}

/** GDPR Art. 33(2): without undue delay; a contract may set hours. */
function noticeToController(file: BreachFile): readonly OtherLimit[] {
  return breachEvents(file, 'weAsProcessorAware').map(({ occurredAt }) => {
    const hours = file.policy.processorNoticeHours
    const dueAt = hours === null ? null : instantAt(millisecondsOf(occurredAt) + hours * 3_600_000)
    const key = `deadline:limit.notifyController.${hours === null ? 'noFigure' : 'contract'}`
    const article = ruleInForce(
      file.law,
      file.regime,
      'notifyController',
      dayIn(file.zone, occurredAt),
    )?.article
    return {
      duty: 'notifyController',
      message: {
        key,
        params: { hours, dueAt: dueAt === null ? null : wallClock(dueAt, file.zone) },
        article: article ?? null,
      },
      dueOn: null,
      dueAt,
    }
  })
}

/**
 * GDPR Art. 34(1): without undue delay once a high risk is established, or the authority orders it (Art. 34(4)), until sent
 * or exempt. An exemption that was relied on before an order does not stand against it. A delay for an investigation
 * (recital 88) is told and ends nothing.
 */
function communication(file: BreachFile): readonly OtherLimit[] {
  const concluded = breachEvents(file, 'highRiskConcluded')[0]
  const ordered = breachEvents(file, 'authorityOrdered').at(-1)
  const from = ordered ?? concluded
  if (from === undefined) return []
  const done = breachEvents(file, 'art34Sent', 'art34Exempt').some(
    ({ event, occurredAt }) =>
      ordered === undefined ||
      event === 'art34Sent' ||
      millisecondsOf(occurredAt) > millisecondsOf(ordered.occurredAt),
  )
  if (done) return []
  const rule = ruleInForce(file.law, file.regime, 'communicateBreach', dayIn(file.zone, from.occurredAt))
  const delayed = breachEvents(file, 'delayedForPolice').at(-1)
  const name = delayed !== undefined ? 'Delayed' : ordered !== undefined ? 'Ordered' : 'Breach'
  const own = delayed ?? ordered
  return [
    {
      duty: 'communicateBreach',
      message: {
        key: `deadline:limit.communicate${name}`,
        params: { at: wallClock((own ?? from).occurredAt, file.zone) },
        article: own === undefined ? (rule?.article ?? null) : file.law.events[own.event].article,
      },
      dueOn: null,
      dueAt: null,
    },
  ]
}
