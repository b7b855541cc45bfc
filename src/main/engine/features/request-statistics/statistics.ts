import type { RefusalGround } from '#shared/contract/codes.ts'
import type {
  Answered,
  Figure,
  Group,
  RequestStatistic,
  RequestStatistics,
} from '#shared/contract/request-statistics.ts'
import { addDays, addMonths, type Day, daysBetween } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { ReadDb } from '../../storage/index.ts'
import {
  type CountedRequest,
  clocksFor,
  countedRequests,
  meets,
  type RulesInForce,
} from '../rights-request/index.ts'

type Filter = Figure['filter']

interface Period {
  readonly from: Day
  readonly to: Day
}

/**
 * The figures of a period. A request counts as received by its receipt and as closed by its closing, as the records stand now;
 * in time is what the clocks say, a refusal by its own limit (GDPR Art. 12(3), 12(4)).
 * @throws Fault `invalid-input` for a period that ends before it begins
 */
export async function requestStatistics(
  db: ReadDb,
  { from, to }: Period,
  { rules, today }: { readonly rules: RulesInForce; readonly today: Day },
): Promise<RequestStatistics> {
  if (to < from) throw new Fault('invalid-input', { issues: [{ path: ['to'], key: 'beforeStart' }] })
  const asOf = to < today ? to : today
  const within = closedWithin(from, to)
  const closed = await countedRequests(db, within, rules, today)
  const stated = (wanted: RequestStatistic): Figure => ({
    count: closed.filter((one) => meets(one, wanted)).length,
    filter: { ...within, statistic: { ...wanted } },
  })
  const partly = closed.filter(({ request }) => request.outcome === 'partlyFulfilled')
  const received = await db.all('rightsRequest', receivedWithin(from, to))
  const open = (await db.all('rightsRequest')).filter(
    ({ receivedOn, closedOn }) => receivedOn <= asOf && (closedOn === null || closedOn > asOf),
  )
  const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < asOf)
  return {
    from,
    to,
    asOf,
    received: { count: received.length, filter: receivedWithin(from, to) },
    open: { count: open.length, filter: { openOn: asOf } },
    overdue: { count: overdue.length, filter: { openOn: asOf, dueOnBefore: asOf } },
    all: answered(closed, within),
    groups: groupsOf(closed, { from, to }, within),
    extended: stated({ is: 'extended' }),
    suspended: stated({ is: 'suspended' }),
    partlyFulfilled: { count: partly.length, filter: { ...within, outcome: ['partlyFulfilled'] } },
    refused: stated({ is: 'refused' }),
    refusedByGround: groundsOf(closed).map((ground) => ({ ground, ...stated({ is: 'refused', ground }) })),
  }
}

function groupsOf(
  closed: readonly CountedRequest[],
  { from, to }: Period,
  within: Filter,
): RequestStatistics['groups'] {
  const keysOf = <K extends string | null>(of: (one: CountedRequest) => readonly K[]) =>
    [...new Set(closed.flatMap(of))].toSorted((one, other) => ((one ?? '~') < (other ?? '~') ? -1 : 1))
  const byRecord = <K extends string | null>(
    of: (one: CountedRequest) => K,
    filterOf: (key: K) => Filter,
  ): Group[] =>
    keysOf((one) => [of(one)]).map((key) => ({
      key,
      ...answered(
        closed.filter((one) => of(one) === key),
        filterOf(key),
      ),
    }))
  return {
    right: keysOf(({ request }) => request.rights).map((right) => ({
      key: right,
      ...answeredBy(closed, { right }, within, { rights: [right] }),
    })),
    regime: keysOf(({ request }) => request.regimes).map((regime) => ({
      key: regime,
      ...answeredBy(closed, { regime }, within, { regimes: [regime] }),
    })),
    channel: byRecord(
      ({ request }) => request.channel,
      (channel) => ({ ...within, channel: [channel] }),
    ),
    outcome: byRecord(
      ({ request }) => request.outcome,
      (outcome) =>
        outcome === null ? { ...within, withoutOutcome: true } : { ...within, outcome: [outcome] },
    ),
    month: byRecord(
      ({ request }) => request.closedOn.slice(0, 7),
      (month) => {
        const first = `${month}-01` as Day
        const last = addDays(addMonths(first, 1), -1)
        return closedWithin(first < from ? from : first, last > to ? to : last)
      },
    ),
  }
}

/** Of whole requests: each right of it in time, under each regime. */
function answered(closed: readonly CountedRequest[], filter: Filter): Answered {
  const inTime = closed.filter(({ request }) => request.answeredInTime === true).length
  return {
    closed: { count: closed.length, filter },
    inTime: { count: inTime, filter: { ...filter, answeredInTime: true } },
    late: { count: closed.length - inTime, filter: { ...filter, answeredInTime: false } },
    medianDays: medianOf(closed.map(({ request }) => daysBetween(request.receivedOn, request.closedOn))),
  }
}

/** Of one right or regime of requests: only its own clocks count. */
function answeredBy(
  all: readonly CountedRequest[],
  clock: Pick<RequestStatistic, 'right' | 'regime'>,
  within: Filter,
  having: Filter,
): Answered {
  const closed = all.filter((one) => clocksFor(one, clock).length > 0)
  const stated = (is: 'inTime' | 'late'): Figure => ({
    count: closed.filter((one) => meets(one, { is, ...clock })).length,
    filter: { ...within, statistic: { is, ...clock } },
  })
  return {
    closed: { count: closed.length, filter: { ...within, ...having } },
    inTime: stated('inTime'),
    late: stated('late'),
    medianDays: medianOf(
      closed.map((one) => {
        const last = clocksFor(one, clock).flatMap(({ closedOn }) => closedOn ?? [])
        return daysBetween(one.request.receivedOn, last.toSorted().at(-1) ?? one.request.closedOn)
      }),
    ),
  }
}

/** The middle one; of an even number the lower of the two, for half a day is no day. Null of nothing. */
export function medianOf(days: readonly number[]): number | null {
  const sorted = days.map((one) => Math.max(0, one)).toSorted((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

function groundsOf(closed: readonly CountedRequest[]): (RefusalGround | null)[] {
  const found = new Set(closed.flatMap(({ grounds }) => [...grounds]))
  return [...found].toSorted((one, other) => ((one ?? '~') < (other ?? '~') ? -1 : 1))
}

function closedWithin(from: Day, to: Day): Filter {
  return { closedOnAfter: addDays(from, -1), closedOnBefore: addDays(to, 1) }
}

function receivedWithin(from: Day, to: Day): Filter {
  return { receivedOnAfter: addDays(from, -1), receivedOnBefore: addDays(to, 1) }
}
