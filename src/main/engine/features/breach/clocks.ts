import { authorityFacts } from '#shared/contract/authority.ts'
import type { BreachClock, ClockEvent } from '#shared/contract/clock.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { breachClock, standingEvents } from '../../deadline/index.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { underPolicies } from '../policy-history.ts'
import { type ClockRules, type RulesInForce, rulesInForce } from '../rights-request/index.ts'

/** Computes the clocks anew from all legal events and keeps what the record shows of them. */
export async function recompute(
  breach: EntityOf<'breach'>,
  revision: number | null,
  { db, now }: Pick<CommandContext, 'db' | 'now'>,
  rules: ClockRules,
): Promise<EntityOf<'breach'>> {
  const events = await clockEventsOf(db, breach.id)
  const clocks = clocksOf(breach, events, await rulesInForce(rules, db), now)
  const open = clocks.filter(({ state }) => state !== 'closed')
  const running = open.find(({ state }) => state === 'running')
  return db.update('breach', breach.id, revision, {
    awareAt: clocks.find(({ awareAt }) => awareAt !== null)?.awareAt ?? null,
    dueAt: earliest(open.map(({ dueAt }) => dueAt)),
    clockState: open.length === 0 ? 'closed' : running ? 'running' : 'notStarted',
    notifiedAt: earliest(clocks.map(({ filedAt }) => filedAt)),
    ruleVersion: [...new Set(clocks.map(({ ruleVersion }) => ruleVersion))].join(', '),
    closedAt: standingEvents(events).findLast(({ event }) => event === 'closed')?.occurredAt ?? null,
  })
}

/** The clock of GDPR Art. 33(1) under each regime, from the legal events alone. */
export function clocksOf(
  breach: EntityOf<'breach'>,
  events: readonly ClockEvent[],
  { law, calendars, policies }: RulesInForce,
  now: Instant,
): BreachClock[] {
  const { timeZone: zone, country, region } = breach
  return breach.regimes.map((regime) => {
    const authorities = breach.authorities.filter((key) => authorityFacts(key).regime === regime)
    const input = { regime, events, zone, country, region, law, calendars, now, authorities }
    const clock = underPolicies(policies, (policy) =>
      breachClock({ ...input, positions: policy.positions, policy }),
    )
    const { state, awareAt, dueAt, cautiousAt, closedAt, filedAt, ruleVersion } = clock
    return {
      regime,
      state,
      awareAt: awareAt && Instant.parse(awareAt),
      dueAt: dueAt && Instant.parse(dueAt),
      cautiousAt: cautiousAt && Instant.parse(cautiousAt),
      closedAt: closedAt && Instant.parse(closedAt),
      filedAt: filedAt && Instant.parse(filedAt),
      notifications: authorities.map((authority) => ({
        authority,
        filedAt: clock.notifications.get(authority) ?? null,
      })),
      ruleVersion,
      alternatives: [...clock.alternatives],
      otherLimits: [...clock.otherLimits],
      steps: [...clock.steps],
      warnings: [...clock.warnings],
    }
  })
}

function earliest(instants: readonly (Instant | null)[]): Instant | null {
  return instants.filter((instant) => instant !== null).toSorted()[0] ?? null
}
