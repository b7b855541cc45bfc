import type { BreachClock, RequestClock } from '#shared/contract/clock.ts'
import { LimitName, type MovedDate } from '#shared/contract/deadline-policy.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { breachClocksOf } from '../breach/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import type { PolicyHistory } from '../policy-history.ts'
import { type ClockRules, requestClocksOf } from '../rights-request/index.ts'

interface Moved {
  readonly openClocks: number
  readonly movedClocks: number
  readonly dates: MovedDate[]
}

type Moment = Pick<CommandContext, 'today' | 'now'> & { readonly db: ReadDb }

/** Every date of an open clock that differs between two histories of the policy, in the order of the records. */
export async function movedBy(
  before: PolicyHistory,
  after: PolicyHistory,
  rules: ClockRules,
  { db, today, now }: Moment,
): Promise<Moved> {
  const { requests, breaches } = await openRecords(db)
  const clocks: Compared[] = []
  for (const request of requests) {
    const events = await clockEventsOf(db, request.id)
    const under = (policies: PolicyHistory) => requestClocksOf(request, events, { ...rules, policies }, today)
    clocks.push(...comparedOf('rightsRequest', request, under(before), under(after)))
  }
  for (const breach of breaches) {
    const events = await clockEventsOf(db, breach.id)
    const under = (policies: PolicyHistory) => breachClocksOf(breach, events, { ...rules, policies }, now)
    clocks.push(...comparedOf('breach', breach, under(before), under(after)))
  }
  const moved = clocks.filter(({ dates }) => dates.length > 0)
  return {
    openClocks: clocks.length,
    movedClocks: moved.length,
    dates: moved.flatMap(({ dates }) => dates),
  }
}

export async function openRecords(
  db: ReadDb,
): Promise<{ readonly requests: EntityOf<'rightsRequest'>[]; readonly breaches: EntityOf<'breach'>[] }> {
  const clockState = ['notStarted', 'running', 'suspended']
  const [requests, breaches] = [
    await db.all('rightsRequest', { clockState }),
    await db.all('breach', { clockState }),
  ]
  return { requests, breaches }
}

interface Compared {
  readonly dates: readonly MovedDate[]
}

type Clock = RequestClock | BreachClock

/** One entry for each clock that is open, with the dates that differ; both lists have the same clocks in the same order. */
function comparedOf(
  subject: MovedDate['subject'],
  { id, reference }: { readonly id: string; readonly reference: string },
  before: readonly Clock[],
  after: readonly Clock[],
): Compared[] {
  return before.flatMap((clock, index) => {
    const other = after[index]
    if (clock.state === 'closed' || other === undefined) return []
    const [old, next] = [limitsOf(clock), limitsOf(other)]
    const dates = [...old].flatMap(([name, { limit, due }]) => {
      const moved = next.get(name)?.due ?? null
      const right = 'right' in clock ? clock.right : null
      const place = { subject, subjectId: id, reference, right, regime: clock.regime, limit }
      return moved === due ? [] : [{ ...place, before: due, after: moved }]
    })
    return [{ dates }]
  })
}

interface NamedLimit {
  readonly limit: MovedDate['limit']
  readonly due: string | null
}

/** The dates of a clock and of the limits beside it; several limits of one duty stand in the order of their events. */
function limitsOf(clock: Clock): ReadonlyMap<string, NamedLimit> {
  const own: readonly NamedLimit[] =
    'right' in clock
      ? [
          { limit: 'due', due: clock.dueOn },
          { limit: 'cautious', due: clock.cautiousOn },
          { limit: 'refusalDue', due: clock.refusalDueOn },
          { limit: 'extensionNoticeDue', due: clock.extensionNoticeDueOn },
        ]
      : [
          { limit: 'due', due: clock.dueAt },
          { limit: 'cautious', due: clock.cautiousAt === clock.dueAt ? null : clock.cautiousAt },
        ]
  const beside = clock.otherLimits.flatMap(({ duty, dueOn, dueAt }) => {
    const limit = LimitName.safeParse(duty)
    // A duty that no policy moves has no name among the limits.
    return limit.success ? [{ limit: limit.data, due: dueOn ?? dueAt }] : []
  })
  return new Map([...own, ...beside].map((named, index) => [`${index} ${named.limit}`, named]))
}
