import type { RequestClock } from '#shared/contract/clock.ts'
import type { RefusalGround } from '#shared/contract/codes.ts'
import type { RequestStatistic } from '#shared/contract/request-statistics.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { standingEvents } from '../../deadline/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { clocksOf, type RulesInForce } from './clocks.ts'

/** A closed request with what its clocks and legal events say of it. */
export interface CountedRequest {
  readonly request: EntityOf<'rightsRequest'> & { readonly closedOn: Day }
  readonly clocks: readonly RequestClock[]
  readonly isExtended: boolean
  /** A suspension moved a legal date: it lies behind the one that knows none. */
  readonly isSuspended: boolean
  /** Of every refusal that stands; null: one of them names none. Empty: nothing was refused. */
  readonly grounds: ReadonlySet<RefusalGround | null>
}

/** The requests among these that are closed, with their clocks; their events are read at once. */
export async function countedRequests(
  db: ReadDb,
  filter: Readonly<Record<string, unknown>>,
  rules: RulesInForce,
  today: Day,
): Promise<readonly CountedRequest[]> {
  const requests = await db.all('rightsRequest', filter)
  const events = Map.groupBy(
    await db.all('clockEvent', { subjectId: requests.map(({ id }) => id) }),
    ({ subjectId }) => String(subjectId),
  )
  return requests.flatMap((request) => {
    const { closedOn } = request
    if (closedOn === null) return []
    const own = events.get(request.id) ?? []
    const standing = standingEvents(own)
    const clocks = clocksOf(request, own, rules, today)
    return [
      {
        request: { ...request, closedOn },
        clocks,
        isExtended: standing.some(({ event }) => event === 'extensionNoticeSent'),
        isSuspended: clocks.some(({ dueOn, cautiousOn }) => dueOn !== null && dueOn !== cautiousOn),
        grounds: new Set(
          standing.flatMap(({ event, facts }) => {
            if (event !== 'refusalSent') return []
            return facts.refusalGrounds?.length ? facts.refusalGrounds : [null]
          }),
        ),
      },
    ]
  })
}

/** The clocks of a right, under a regime, or all. */
export function clocksFor(
  { clocks }: CountedRequest,
  { right, regime }: Pick<RequestStatistic, 'right' | 'regime'>,
): readonly RequestClock[] {
  return clocks.filter(
    (clock) =>
      (right === undefined || clock.right === right) && (regime === undefined || clock.regime === regime),
  )
}

/** Whether a closed request is among those that a figure counts. One rule for the figures and the lists behind them. */
export function meets(counted: CountedRequest, wanted: RequestStatistic): boolean {
  switch (wanted.is) {
    case 'extended':
      return counted.isExtended
    case 'suspended':
      return counted.isSuspended
    case 'refused':
      return wanted.ground === undefined ? counted.grounds.size > 0 : counted.grounds.has(wanted.ground)
    case 'inTime':
    case 'late': {
      const clocks = clocksFor(counted, wanted)
      const isInTime = clocks.every(({ inTime }) => inTime !== false)
      return clocks.length > 0 && isInTime === (wanted.is === 'inTime')
    }
  }
}
