import type { ClockEventName } from '#shared/contract/clock.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { type BreachFile, breachEvents, hasReceipt, isFiling, toldBefore } from './breach-file.ts'
import type { LegalEvent } from './legal-event.ts'
import { wallClock } from './temporal.ts'

/** What a person must know beside the limit: gaps, filings without receipt, reasons that are owed. */
export function breachWarnings(file: BreachFile, filing: LegalEvent | null): readonly Message[] {
  return [
    ...awarenessWarnings(file),
    ...openWarnings(file, filing),
    ...filingWarnings(file, filing),
    ...contradictions(file),
  ]
}

function awarenessWarnings(file: BreachFile): readonly Message[] {
  const { aware, presumedDueAt } = file
  const told = toldBefore(file.events, aware)
  const signal = breachEvents(file, 'firstSignal', 'reportedInternally')[0]
  const gap = aware === null || signal === undefined ? 0 : hoursBetween(signal.occurredAt, aware.occurredAt)
  return [
    ...(told === null
      ? []
      : [
          warning(
            presumedDueAt === null ? 'awareOnBeingTold' : 'awareOnBeingToldCounted',
            {
              at: wallClock(told.occurredAt, file.zone),
              end: presumedDueAt === null ? null : wallClock(presumedDueAt, file.zone),
            },
            'GDPR Art. 33(2); EDPB 9/2022 section II.A.4',
          ),
        ]),
    ...(gap > 24
      ? [warning('gapWantsReason', { count: gap, hours: gap }, 'EDPB 9/2022 section II.A.2')]
      : []),
    ...(breachEvents(file, 'controllerAware').length > 1
      ? [warning('awareTwice', {}, 'GDPR Art. 33(1)')]
      : []),
  ]
}

/** While nothing is filed: at 24 hours of investigation the question of certainty, at 48 of doubt an initial notice. */
function openWarnings(file: BreachFile, filing: LegalEvent | null): readonly Message[] {
  const { now, aware, dueAt } = file
  if (filing !== null || now === null) return []
  const started = breachEvents(file, 'investigationStarted')[0]
  if (aware === null) {
    return started !== undefined && hoursBetween(started.occurredAt, now) >= 24
      ? [warning('certainAlready', {}, 'EDPB 9/2022 section II.A.2')]
      : []
  }
  if (dueAt !== null && millisecondsOf(now) > millisecondsOf(dueAt)) {
    return [warning('overdue', { end: wallClock(dueAt, file.zone) }, 'GDPR Art. 33(1)')]
  }
  const verdict = breachEvents(file, 'riskAssessed').at(-1)?.facts?.verdict ?? 'undetermined'
  return dueAt !== null && verdict === 'undetermined' && hoursBetween(aware.occurredAt, now) >= 48
    ? [warning('proposeInitial', { end: wallClock(dueAt, file.zone) }, 'GDPR Art. 33(4)')]
    : []
}

function filingWarnings(file: BreachFile, filing: LegalEvent | null): readonly Message[] {
  const unproved = file.events.filter((event) => isFiling(event) && !hasReceipt(event))
  const late =
    filing !== null &&
    isFiling(filing) &&
    file.dueAt !== null &&
    millisecondsOf(filing.occurredAt) > millisecondsOf(file.dueAt)
  const afterNews = breachEvents(file, 'newFactsChangeRisk').length > 0 && !file.events.some(isFiling)
  return [
    ...unproved.map((event) =>
      warning('noReceipt', { at: wallClock(event.occurredAt, file.zone) }, 'GDPR Art. 33(1)'),
    ),
    ...(late
      ? [
          warning(
            'filedLate',
            { end: file.dueAt === null ? null : wallClock(file.dueAt, file.zone) },
            'GDPR Art. 33(1)',
          ),
        ]
      : []),
    ...(afterNews ? [warning('fileAtOnce', {}, 'GDPR Art. 33(1)')] : []),
    ...(file.regime === 'ch' ? [warning('swissHighRisk', {}, 'FADP Art. 24(1)')] : []),
  ]
}

/** What cannot be as it stands: it is accepted, and said. */
function contradictions(file: BreachFile): readonly Message[] {
  const { aware, now } = file
  return file.events.flatMap((event) => {
    const at = millisecondsOf(event.occurredAt)
    const params = { at: wallClock(event.occurredAt, file.zone), event: event.event }
    const before = aware !== null && isFiling(event) && at < millisecondsOf(aware.occurredAt)
    const unopened =
      following.includes(event.event) &&
      !file.events.some((other) => isFiling(other) && millisecondsOf(other.occurredAt) <= at)
    return [
      ...(endedBeforeStart(file, event) ? [warning('investigationEndedFirst', params, null)] : []),
      ...(aware !== null && at < millisecondsOf(aware.occurredAt) ? concludedBeforeAware(event, params) : []),
      ...(before ? [warning('filedBeforeAware', params, 'GDPR Art. 33(1)')] : []),
      ...(unopened ? [warning('followsNoFiling', params, 'GDPR Art. 33(4)')] : []),
      ...(now !== null && at > millisecondsOf(now) ? [warning('momentInFuture', params, null)] : []),
    ]
  })
}

function endedBeforeStart(file: BreachFile, { event, occurredAt }: LegalEvent): boolean {
  const [first] = breachEvents(file, 'investigationStarted')
  return (
    event === 'investigationEnded' &&
    first !== undefined &&
    millisecondsOf(occurredAt) < millisecondsOf(first.occurredAt)
  )
}

/** Nobody tells people of a breach, or ends its file, who is not aware of it. */
function concludedBeforeAware({ event }: LegalEvent, params: Message['params']): readonly Message[] {
  if (event === 'art34Sent') return [warning('communicatedBeforeAware', params, 'GDPR Art. 34(1)')]
  return event === 'closed' ? [warning('closedBeforeAware', params, 'GDPR Art. 33(1)')] : []
}

/** Filings that continue an earlier one. */
const following: readonly ClockEventName[] = ['supplementFiled', 'finalFiled', 'notificationWithdrawn']

function hoursBetween(from: Instant, to: Instant): number {
  return Math.floor((millisecondsOf(to) - millisecondsOf(from)) / 3_600_000)
}

function warning(name: string, params: Message['params'], article: string | null): Message {
  return { key: `deadline:warning.${name}`, params, article }
}
