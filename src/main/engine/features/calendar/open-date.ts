import { type Deadline, isChance, urgencyAt } from '#shared/contract/calendar.ts'
import type { OtherLimit } from '#shared/contract/clock.ts'
import type { Instant } from '#shared/kernel/dates.ts'

/** A date as its register tells it, before it is joined with others of the record and put into the order of time. */
export interface OpenDate extends Omit<Deadline, 'uid' | 'also' | 'urgency'> {
  /** How often the record was saved: a calendar takes the higher one for the newer. */
  readonly revision: number
  readonly updatedAt: Instant
  /** Which of several that are otherwise alike, counted from 1. */
  readonly ordinal: number
  /** A complaint: the event that it was recorded by. */
  readonly event?: OtherLimit['event']
}

export type DatedDeadline = Deadline & Pick<OpenDate, 'revision' | 'updatedAt'>

/** The dates of all registers as deadlines, the earliest first. */
export function deadlinesFrom(dates: readonly OpenDate[], now: Instant): DatedDeadline[] {
  return together(dates, ({ recordId }) => recordId)
    .flatMap((ofRecord) => besideAnswers(oncePerDay(ofRecord)))
    .map(({ ordinal, event: _event, ...date }) => ({
      ...date,
      uid: uidOf({ ordinal, ...date }),
      urgency: urgencyAt(date, now),
    }))
    .toSorted((one, other) => compare(orderOf(one), orderOf(other)))
}

/** Where a deadline stands in the order: by its day, hours before whole days. */
export function orderOf({ dueOn, dueAt, reference, uid }: Deadline): string {
  return [dueOn, dueAt ?? 'day', reference, uid].join(' ')
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Rights and laws of one request that end together are one date. */
function oncePerDay(dates: readonly OpenDate[]): OpenDate[] {
  const same = together(dates, ({ limit, dueOn, dueAt, ordinal }) =>
    [limit, dueAt ?? dueOn, ordinal].join(' '),
  )
  return same.flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const rights = [...new Set(alike.flatMap((date) => date.rights))]
    const regimes = [...new Set(alike.flatMap((date) => date.regimes))]
    return [{ ...first, rights, regimes }]
  })
}

/** What can be done until the day of the answer is told beside the answer. */
function besideAnswers(dates: readonly OpenDate[]): (OpenDate & Pick<Deadline, 'also'>)[] {
  const answers = new Set(dates.flatMap(({ limit, dueOn }) => (limit === 'answer' ? [dueOn] : [])))
  const isBeside = ({ limit, dueOn }: OpenDate) => isChance(limit) && answers.has(dueOn)
  return dates
    .filter((date) => !isBeside(date))
    .map((date) => {
      const beside = dates.filter((other) => isBeside(other) && other.dueOn === date.dueOn)
      return { ...date, also: date.limit === 'answer' ? beside.map(({ limit }) => limit) : [] }
    })
}

function together(dates: readonly OpenDate[], by: (date: OpenDate) => string): OpenDate[][] {
  const groups = new Map<string, OpenDate[]>()
  for (const date of dates) {
    const group = groups.get(by(date))
    if (group === undefined) groups.set(by(date), [date])
    else group.push(date)
  }
  return [...groups.values()]
}

/** RFC 5545 section 3.8.4.7: from what the deadline is, never from when. */
function uidOf({ recordId, limit, rights, regimes, ordinal }: OpenDate): string {
  // The 72 hours are one deadline, whatever they call for, and from when they are counted.
  const named = limit === 'proposedNotification' || limit === 'presumedNotification' ? 'notification' : limit
  const parts = [recordId, named, rights[0], regimes[0], ordinal > 1 ? ordinal : undefined]
  return `${parts.filter((part) => part !== undefined).join('-')}@wardbook`
}
