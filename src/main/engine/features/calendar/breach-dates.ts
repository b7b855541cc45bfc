import type { DeadlineLimit } from '#shared/contract/calendar.ts'
import { dayIn, type Instant } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { QueryContext } from '../../router/index.ts'
import { breachClocksOf } from '../breach/index.ts'
import type { RulesInForce } from '../rights-request/index.ts'
import type { OpenDate } from './open-date.ts'
import { eventsBySubject, otherDates } from './request-dates.ts'

/**
 * The hours of every breach whose clock runs. While awareness is not decided, a breach has no legal date; where a processor
 * told us, it stands at the cautious one.
 */
export async function breachDates(
  { db, now, today }: Pick<QueryContext, 'db' | 'now' | 'today'>,
  rules: RulesInForce,
): Promise<OpenDate[]> {
  const breaches = await db.all('breach', { clockState: ['notStarted', 'running'] })
  const events = await eventsBySubject(db, breaches)
  const notices = await db.all('reportingDuty', { kind: ['controllerNotice'] })
  const named = new Set(notices.map(({ subjectId }) => subjectId))
  return breaches.flatMap((breach) => {
    const { id, reference, title, revision, updatedAt, timeZone: zone } = breach
    const record = { recordId: id, reference, kind: 'breach' as const, title, zone, revision, updatedAt }
    return breachClocksOf(breach, events.get(id) ?? [], rules, now).flatMap(
      ({ regime, state, dueAt, cautiousAt, otherLimits, warnings }) => {
        if (state === 'closed') return []
        const base = { ...record, rights: [], regimes: [regime], state }
        const until = (limit: DeadlineLimit, at: Instant) => ({
          ...base,
          // The presumed hours are counted down like the others.
          state: 'running' as const,
          limit,
          dueOn: dayIn(zone, at),
          dueAt: at,
          ordinal: 1,
        })
        const hours =
          dueAt !== null
            ? [until(notificationLimit(warnings), dueAt)]
            : cautiousAt !== null
              ? [until('presumedNotification', cautiousAt)]
              : []
        // A controller that is named has a date of its own; until one is, the notice is owed to all of them.
        const others = otherLimits
          .filter(({ duty }) => duty !== 'notifyController' || !named.has(id))
          .map((limit) =>
            limit.duty === 'notifyController' && limit.dueAt === null ? { ...limit, dueOn: today } : limit,
          )
        return [...hours, ...otherDates(others, base)]
      },
    )
  })
}

/** After 48 hours of doubt the end of the 72 is told as what it calls for. */
function notificationLimit(warnings: readonly Message[]): 'notification' | 'proposedNotification' {
  const isProposed = warnings.some(({ key }) => key === 'deadline:warning.proposeInitial')
  return isProposed ? 'proposedNotification' : 'notification'
}
