import { type Calendars, type Law, ruleInForce, versionOf } from '#engine/law/index.ts'
import type { Regime } from '#shared/contract/codes.ts'
import { dayIn, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import { citedAs } from './article.ts'
import {
  type BreachFile,
  breachOtherLimits,
  filingOf,
  hasReceipt,
  isFiling,
  receivedBy,
  toldBefore,
} from './breach-file.ts'
import { breachSteps } from './breach-steps.ts'
import { breachWarnings } from './breach-warnings.ts'
import { endOfHours, type HourReading } from './hours.ts'
import { concerns, type LegalEvent, standingEvents } from './legal-event.ts'
import { noRuleYet } from './no-rule.ts'
import type { OtherLimit } from './other-limit.ts'
import { type DeadlinePolicy, defaultPolicy } from './policy.ts'
import {
  type Alternative,
  alternativesOf,
  earlierReadings,
  type Positions,
  positionSteps,
  positionsOf,
} from './position.ts'
import { isBefore, withOffset } from './temporal.ts'
import { daysOffOf } from './working-day.ts'

export interface BreachClockInput {
  readonly regime: Regime
  readonly events: readonly LegalEvent[]
  readonly zone: TimeZone
  readonly country: string
  readonly region: string | null
  readonly law: Law
  readonly calendars: Calendars
  readonly positions?: Positions
  readonly policy?: DeadlinePolicy
  /** Keys of the authorities that have to be notified, each with its own receipt; none: the first receipt closes. */
  readonly authorities?: readonly string[]
  /** Needed for warnings that depend on the present moment; limits never do. */
  readonly now?: Instant
}

/** The clock of the notification to the authority, of one breach under one regime. */
export interface BreachClock {
  readonly regime: Regime
  readonly state: 'notStarted' | 'running' | 'closed'
  readonly awareAt: Instant | null
  /** The end of the period in UTC; null before awareness and where the law gives no figure (Switzerland). */
  readonly dueAt: Instant | null
  /** The same moment on the clock of the zone, with its offset. */
  readonly dueLocal: string | null
  /**
   * The moment to work to: counted from being told by a processor where that came before awareness, else the end of the
   * period.
   */
  readonly cautiousAt: Instant | null
  readonly cautiousLocal: string | null
  readonly closedAt: Instant | null
  /** When the authority had the notification; null also for a breach that was closed without one. */
  readonly filedAt: Instant | null
  /** When each of the authorities had it, by its key; one that had none is not there. */
  readonly notifications: ReadonlyMap<string, Instant>
  /** The rule of the legal date; empty before awareness. */
  readonly ruleVersion: string
  readonly alternatives: readonly Alternative[]
  /** Notice to the controller, communication to the people: duties without a figure have no date. */
  readonly otherLimits: readonly OtherLimit[]
  readonly steps: readonly Message[]
  readonly warnings: readonly Message[]
}

/**
 * Computes the clock of GDPR Art. 33(1), UK GDPR Art. 33(1) or FADP Art. 24(1) from legal events: 72 real hours from the
 * moment in which the controller became aware, closed by the authority's receipt. New facts start no new period.
 */
export function breachClock(input: BreachClockInput): BreachClock {
  const { regime, zone, law } = input
  const events = standingEvents(input.events).filter((event) => concerns(event, null, regime))
  const aware = events.find(({ event }) => event === 'controllerAware') ?? null
  const told = toldBefore(events, aware)
  const ruleFrom = (start: LegalEvent | null) =>
    (start && ruleInForce(law, regime, 'notifyAuthority', dayIn(zone, start.occurredAt))) ?? null
  const rule = ruleFrom(aware)
  if (aware !== null && rule === null) throw noRuleYet(law, regime, 'notifyAuthority', 'aware')
  const positions = positionsOf(law, regime, input.positions)
  const daysOff = daysOffOf(input.calendars.calendar(input.country, input.region), 'countryAndRegion')
  const dueFrom = (start: LegalEvent | null, taken: Positions) => {
    const counted = ruleFrom(start)
    return start === null || counted === null || counted.unit !== 'hour' || counted.value === null
      ? null
      : endOfHours(start.occurredAt, counted.value, zone, hourReading(taken), daysOff)
  }
  const dueAt = dueFrom(aware, positions)
  const presumedDueAt = dueFrom(told, positions)
  const counted = rule ?? ruleFrom(told)
  const local = (at: Instant | null) => (at === null ? null : withOffset(at, zone))
  const file: BreachFile = {
    regime,
    zone,
    law,
    events,
    aware,
    rule,
    dueAt,
    presumedDueAt,
    policy: input.policy ?? defaultPolicy,
    now: input.now ?? null,
    authorities: input.authorities ?? [],
  }
  const received = receivedBy(file)
  const filing = filingOf(file)
  const cited = (messages: readonly Message[]) => citedAs(regime, counted?.article ?? null, messages)
  const alternatives = alternativesOf(law, 'breach', regime, positions, (taken) =>
    local(dueFrom(aware, taken)),
  )
  return {
    regime,
    state: filing !== null ? 'closed' : aware === null ? 'notStarted' : 'running',
    awareAt: aware?.occurredAt ?? null,
    dueAt,
    dueLocal: local(dueAt),
    cautiousAt: presumedDueAt ?? dueAt,
    cautiousLocal: local(presumedDueAt ?? dueAt),
    closedAt: filing?.occurredAt ?? null,
    filedAt: events.find((event) => isFiling(event) && hasReceipt(event))?.occurredAt ?? null,
    notifications: new Map([...received].map(([authority, { occurredAt }]) => [authority, occurredAt])),
    ruleVersion: rule === null ? '' : versionOf(rule),
    alternatives,
    otherLimits: breachOtherLimits(file),
    steps: cited([
      ...breachSteps(file, filing),
      ...(dueAt === null ? [] : positionSteps(law, 'breach', regime, positions)),
    ]),
    warnings: cited([
      ...breachWarnings(file, filing),
      ...(filing === null && dueAt !== null
        ? earlierReadings(law, alternatives, ({ due }) => isBefore(due, dueAt))
        : []),
    ]),
  }
}

function hourReading(positions: Positions): HourReading {
  return {
    D1: positions.D1 === 'hourNotCounted' ? 'hourNotCounted' : 'elapsed',
    D2: positions.D2 === 'twoWorkingDays' ? 'twoWorkingDays' : 'noMinimum',
    D4: positions.D4 === 'wallClock' ? 'wallClock' : 'elapsed',
  }
}
