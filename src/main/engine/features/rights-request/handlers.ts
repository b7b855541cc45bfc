import type { ClockEvent } from '#shared/contract/clock.ts'
import type { RequestOutcome, Right } from '#shared/contract/codes.ts'
import type { rightsRequestContract } from '#shared/contract/rights-request.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { standingEvents } from '../../deadline/index.ts'
import { chosenCalendar } from '../../law/index.ts'
import type { CommandContext, HandlersOf } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { clockEventsOf, recordClockEvent } from '../clock-event/index.ts'
import { requireDecider } from '../decision.ts'
import { organisationOf } from '../organisation/index.ts'
import { applyChanges, registerHandlers } from '../register.ts'
import { type ClockRules, clocksOf, rulesInForce, statusOf, summaryOf } from './clocks.ts'
import { mandateFindings } from './mandate.ts'

const register = registerHandlers('rightsRequest')

export function rightsRequestHandlers(rules: ClockRules): HandlersOf<typeof rightsRequestContract> {
  return {
    ...register,
    create: async ({ receiptEvent, receivedAt, timeZone, country, region, ...values }, context) => {
      const { db, today } = context
      requireRefusal(values.outcome, [])
      const organisation = await organisationOf(db)
      const calendar = chosenCalendar(organisation)
      const place = {
        timeZone: timeZone ?? organisation.timeZone,
        country: country ?? calendar.country,
        region: country === undefined ? calendar.region : (region ?? null),
      }
      // An unknown country or region is refused before anything is written.
      const inForce = await rulesInForce(rules, db)
      const nothing = summaryOf(clocksOf({ ...values, ...place }, [], inForce, today))
      const created = await db.insert('rightsRequest', {
        ...values,
        ...place,
        ...nothing,
        status: 'initiated',
        advice: null,
        receivedAt,
        receivedOn: dayIn(place.timeZone, receivedAt),
      })
      await recordClockEvent(
        context,
        created.id,
        {
          event: receiptEvent,
          occurredAt: receivedAt,
          // A right that is added later counts from the event that brought it.
          rights: values.rights,
          regimes: [],
          correctionOf: null,
          reason: '',
          decidedBy: '',
          evidence: '',
          facts: {},
        },
        { momentPath: ['receivedAt'] },
      )
      return recompute(created, null, context, rules)
    },
    update: async ({ id, revision, changes }, context) => {
      const before = await context.db.get('rightsRequest', id)
      if (changes.outcome !== before.outcome)
        requireRefusal(changes.outcome, await clockEventsOf(context.db, id))
      const updated = await context.db.update('rightsRequest', id, revision, changes)
      const { rights, regimes } = applyChanges(before, changes)
      const affects = rights.join() !== before.rights.join() || regimes.join() !== before.regimes.join()
      return affects ? recompute(updated, null, context, rules) : updated
    },
    remove: async ({ id, revision }, { db }) => {
      for (const event of await clockEventsOf(db, id)) await db.remove('clockEvent', event.id, null)
      await db.remove('rightsRequest', id, revision)
      return {}
    },
    clock: async ({ id }, { db, today }) => {
      const [request, events] = await Promise.all([db.get('rightsRequest', id), clockEventsOf(db, id)])
      const clocks = clocksOf(request, events, await rulesInForce(rules, db), today)
      return { clocks, events, findings: [...mandateFindings(request, today)] }
    },
    recordEvent: async ({ id, revision, event }, context) => {
      const before = await context.db.get('rightsRequest', id)
      await recordClockEvent(context, id, event)
      const rights = rightsAfter(before.rights, event)
      if (rights.length === before.rights.length) return recompute(before, revision, context, rules)
      const widened = await context.db.update('rightsRequest', id, revision, { rights })
      return recompute(widened, null, context, rules)
    },
    advise: async ({ id, revision, advice }, { db }) => db.update('rightsRequest', id, revision, { advice }),
    refuse: async ({ id, revision, event, decision }, context) => {
      requireDecider(decision, context.actor)
      const request = await context.db.get('rightsRequest', id)
      const refusal = { ...event, event: 'refusalSent', decidedBy: decision.byName, facts: {} } as const
      await recordClockEvent(context, id, refusal, { decision })
      return recompute(request, revision, context, rules)
    },
  }
}

/**
 * That a request was refused is said by the event, which names who decided (GDPR Art. 12(4)).
 * @throws Fault `decision-needs-decider` when the outcome says so and no such event stands
 */
function requireRefusal(outcome: RequestOutcome | null | undefined, events: readonly ClockEvent[]): void {
  if (outcome !== 'refused') return
  if (!standingEvents(events).some(({ event }) => event === 'refusalSent'))
    throw new Fault('decision-needs-decider')
}

/** A widening brings its rights into the request; no other event does. */
function rightsAfter(
  before: readonly Right[],
  { event, rights }: Pick<ClockEvent, 'event' | 'rights'>,
): Right[] {
  return event === 'scopeExtendedByRequester' ? [...new Set([...before, ...rights])] : [...before]
}

/** Computes the clocks anew from all legal events and keeps what the record shows of them. */
export async function recompute(
  request: EntityOf<'rightsRequest'>,
  revision: number | null,
  { db, today }: Pick<CommandContext, 'db' | 'today'>,
  rules: ClockRules,
): Promise<EntityOf<'rightsRequest'>> {
  const events = await clockEventsOf(db, request.id)
  const summary = summaryOf(clocksOf(request, events, await rulesInForce(rules, db), today))
  const status = statusOf(events, summary.clockState === 'closed')
  return db.update('rightsRequest', request.id, revision, { ...summary, status })
}
