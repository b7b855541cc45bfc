import { dayIn } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import type { OpenDate } from './open-date.ts'

/** Incidents that are investigated: when it is asked whether the controller is certain already. */
export async function incidentDates({ db, zone }: Pick<QueryContext, 'db' | 'zone'>): Promise<OpenDate[]> {
  const open = await db.all('securityIncident', { outcome: ['open'] })
  return open.flatMap(({ id, reference, title, revision, updatedAt, certaintyDueAt }) =>
    certaintyDueAt === null
      ? []
      : [
          {
            recordId: id,
            reference,
            kind: 'incident' as const,
            limit: 'certainty' as const,
            title,
            rights: [],
            regimes: [],
            state: 'running' as const,
            dueOn: dayIn(zone, certaintyDueAt),
            dueAt: certaintyDueAt,
            zone,
            revision,
            updatedAt,
            ordinal: 1,
          },
        ],
  )
}
