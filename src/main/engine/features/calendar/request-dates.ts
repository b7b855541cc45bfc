import { DeadlineLimit } from '#shared/contract/calendar.ts'
import type { ClockEvent, OtherLimit, RequestClock } from '#shared/contract/clock.ts'
import { type Day, dayIn, type Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import { standingEvents } from '../../deadline/index.ts'
import type { QueryContext } from '../../router/index.ts'
import type { EntityOf, ReadDb } from '../../storage/index.ts'
import { type RulesInForce, requestClocksOf } from '../rights-request/index.ts'
import type { Memory } from './memory.ts'
import type { OpenDate } from './open-date.ts'

type Request = EntityOf<'rightsRequest'>

/** The dates of every request whose clocks are open, and of the duties that outlive the answer. */
export async function requestDates(
  { db, today, now }: Pick<QueryContext, 'db' | 'today' | 'now'>,
  rules: RulesInForce,
  memory: Memory,
): Promise<OpenDate[]> {
  const [open, late] = await Promise.all([
    db.all('rightsRequest', { clockState: ['notStarted', 'running', 'suspended'] }),
    requestsWithLateDuties(db, now),
  ])
  const requests = [...open, ...late]
  const events = await eventsBySubject(db, requests)
  const eventsOf = ({ id }: Request) => events.get(id) ?? []
  return memory(requests, {
    circumstances: JSON.stringify([today, rules.policies]),
    // Events are only ever added, and one that moves no date of the record leaves its revision as it is.
    keyOf: (request) =>
      [request.id, request.revision, request.updatedAt, ...eventsOf(request).map(({ id }) => id)].join(' '),
    compute: (request) => datesOf(request, eventsOf(request), rules, today),
  })
}

/** The legal events of many records, read at once. */
export async function eventsBySubject(
  db: ReadDb,
  records: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, readonly ClockEvent[]>> {
  const bySubject = new Map<string, ClockEvent[]>(records.map(({ id }) => [id, []]))
  if (records.length === 0) return bySubject
  for (const event of await db.all('clockEvent', { subjectId: records.map(({ id }) => id) }))
    bySubject.get(event.subjectId)?.push(event)
  return bySubject
}

/** The limits that an event starts beside the clock, those of the same duty counted. */
export function otherDates(others: readonly OtherLimit[], base: OpenDateBase): OpenDate[] {
  const counted = new Map<DeadlineLimit, number>()
  return others.flatMap(({ duty, dueOn, dueAt, event }) => {
    const day = dueOn ?? (dueAt && dayIn(base.zone, dueAt))
    if (day === null) return []
    const limit = DeadlineLimit.parse(duty)
    const ordinal = (counted.get(limit) ?? 0) + 1
    counted.set(limit, ordinal)
    return [{ ...base, limit, dueOn: day, dueAt, ordinal, ...(event && { event }) }]
  })
}

type OpenDateBase = Omit<OpenDate, 'limit' | 'dueOn' | 'dueAt' | 'ordinal' | 'event'>

/** Duties that begin or go on after a request was answered. */
const outliving = ['nameRecipients', 'acknowledgeComplaint']
/** Duties that need no figure to be owed. */
const undated = ['forwardToController', 'awaitForwarding']
/** No such duty lasts longer: a month, moved to a working day. */
const longestDuty = 62 * 86_400_000

/** Closed requests in which something was asked lately that starts a limit of its own. */
async function requestsWithLateDuties(db: ReadDb, now: Instant): Promise<Request[]> {
  const asked = await db.kysely
    .selectFrom('clockEvent')
    .innerJoin('rightsRequest', 'rightsRequest.id', 'clockEvent.subjectId')
    .select('rightsRequest.id')
    .distinct()
    .where('rightsRequest.clockState', '=', 'closed')
    .where('clockEvent.event', 'in', ['recipientsAsked', 'complaintToController'])
    .where('clockEvent.occurredAt', '>=', instantAt(millisecondsOf(now) - longestDuty))
    .execute()
  return asked.length === 0 ? [] : db.all('rightsRequest', { ids: asked.map(({ id }) => id) })
}

function datesOf(
  request: Request,
  events: readonly ClockEvent[],
  rules: RulesInForce,
  today: Day,
): OpenDate[] {
  const { id, reference, revision, updatedAt, timeZone: zone } = request
  const record = { recordId: id, reference, kind: 'request' as const, title: '', zone, revision, updatedAt }
  return requestClocksOf(request, events, rules, today).flatMap((clock) => {
    const { right, regime, state } = clock
    const base = { ...record, rights: [right], regimes: [regime], state }
    // What is owed without a figure is due each day anew, until it is done.
    const owed = clock.otherLimits.map((limit) =>
      undated.includes(limit.duty) && limit.dueAt === null && limit.dueOn === null
        ? { ...limit, dueOn: today }
        : limit,
    )
    const others = otherDates(owed, base)
    if (state === 'closed')
      // A complaint stays until it is told from the others, also where its day is over: a file can be that one's.
      return others.filter(
        ({ limit, dueOn, event }) => outliving.includes(limit) && (dueOn >= today || event !== undefined),
      )
    const own = limitsOf(clock, events).map(({ limit, dueOn }) => ({
      ...base,
      limit,
      dueOn,
      dueAt: null,
      ordinal: 1,
    }))
    return [...own, ...others]
  })
}

/** The limits of an open clock that have a day. */
function limitsOf(
  clock: RequestClock,
  events: readonly ClockEvent[],
): { readonly limit: DeadlineLimit; readonly dueOn: Day }[] {
  const { dueOn, cautiousOn, refusalDueOn, extensionNoticeDueOn } = clock
  const days: { readonly [L in DeadlineLimit]?: Day | null } = {
    answer: dueOn,
    workTarget: cautiousOn === dueOn ? null : cautiousOn,
    refusal: refusalDueOn,
    extensionNotice: isExtended(clock, events) ? null : extensionNoticeDueOn,
  }
  return DeadlineLimit.options.flatMap((limit) => {
    const day = days[limit] ?? null
    return day === null ? [] : [{ limit, dueOn: day }]
  })
}

function isExtended({ right, regime }: RequestClock, events: readonly ClockEvent[]): boolean {
  return standingEvents(events).some(
    ({ event, rights, regimes }) =>
      event === 'extensionNoticeSent' &&
      (rights.length === 0 || rights.includes(right)) &&
      (regimes.length === 0 || regimes.includes(regime)),
  )
}
