import { DeadlineLimit } from '#shared/contract/calendar.ts'
import type { DutyKind } from '#shared/contract/codes.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import { dutiesOf, readingOf, subjectOf } from '../reporting-duty/index.ts'
import type { RulesInForce } from '../rights-request/index.ts'
import type { OpenDate } from './open-date.ts'
import { eventsBySubject } from './request-dates.ts'

/**
 * Every step that is owed beside the notification of a breach, until it is done: one without a figure is due today, each
 * day anew.
 */
export async function dutyDates(
  { db, now }: Pick<QueryContext, 'db' | 'now'>,
  rules: RulesInForce,
): Promise<OpenDate[]> {
  const open = await db.all('reportingDuty', { status: ['open'] })
  if (open.length === 0) return []
  const subjectIds = [...new Set(open.map(({ subjectId }) => subjectId))]
  const [subjects, duties, events] = await Promise.all([
    Promise.all(subjectIds.map(async (id) => [id, await subjectOf(db, id)] as const)),
    dutiesOf(db, subjectIds),
    eventsBySubject(
      db,
      subjectIds.map((id) => ({ id })),
    ),
  ])
  const bySubject = new Map<string, (typeof subjects)[number][1]>(subjects)
  // Counted among all of the record, also those that are done: a deadline keeps its name in other calendars.
  const ordinals = new Map(
    subjectIds.flatMap((id) =>
      duties.filter(({ subjectId }) => subjectId === id).map((duty, place) => [duty.id, place + 1] as const),
    ),
  )
  return open.flatMap((duty) => {
    const subject = bySubject.get(duty.subjectId)
    if (subject === undefined) return []
    const { record, zone } = subject
    const { steps } = readingOf(duty, subject, events.get(duty.subjectId) ?? [], rules)
    return steps
      .filter(({ state }) => state === 'running')
      .map(({ step, dueAt, dueOn }) => ({
        recordId: record.id,
        reference: record.reference,
        kind: duty.subjectId.startsWith('breach_') ? ('breach' as const) : ('incident' as const),
        limit: limitOf(duty.kind, step),
        title: `${duty.owedTo} · ${record.title}`,
        rights: [],
        regimes: [],
        state: 'running' as const,
        dueOn: dueOn ?? dayIn(zone, dueAt ?? now),
        dueAt,
        zone,
        revision: duty.revision,
        updatedAt: duty.updatedAt,
        ordinal: ordinals.get(duty.id) ?? 1,
      }))
  })
}

/** What the date is called: each step of the law by its name, what a contract sets by one. */
function limitOf(kind: DutyKind, step: string): DeadlineLimit {
  if (kind === 'controllerNotice') return 'controllerNotice'
  const named = DeadlineLimit.safeParse(`${kind}${step.slice(0, 1).toUpperCase()}${step.slice(1)}`)
  return named.success ? named.data : 'agreedNotice'
}
