import { dayIn } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import { breachClocksOf } from '../breach/index.ts'
import type { RulesInForce } from '../rights-request/index.ts'
import type { OpenDate } from './open-date.ts'
import { eventsBySubject, otherDates } from './request-dates.ts'

/** The hours of every breach whose clock runs. While awareness is not decided, a breach has no date. */
export async function breachDates(
  { db, now }: Pick<QueryContext, 'db' | 'now'>,
  rules: RulesInForce,
): Promise<OpenDate[]> {
  const breaches = await db.all('breach', { clockState: ['notStarted', 'running'] })
  const events = await eventsBySubject(db, breaches)
  return breaches.flatMap((breach) => {
    const { id, reference, title, revision, updatedAt, timeZone: zone } = breach
    const record = { recordId: id, reference, kind: 'breach' as const, title, zone, revision, updatedAt }
    return breachClocksOf(breach, events.get(id) ?? [], rules, now).flatMap(
      ({ regime, state, dueAt, otherLimits }) => {
        if (state === 'closed') return []
        const base = { ...record, rights: [], regimes: [regime], state }
        const hours =
          dueAt === null
            ? []
            : [{ ...base, limit: 'notification' as const, dueOn: dayIn(zone, dueAt), dueAt, ordinal: 1 }]
        return [...hours, ...otherDates(otherLimits, base)]
      },
    )
  })
}
