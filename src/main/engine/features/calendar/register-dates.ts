import { sql } from 'kysely'
import type { QueryContext } from '../../router/index.ts'
import type { OpenDate } from './open-date.ts'

type Row = Pick<
  OpenDate,
  'recordId' | 'reference' | 'kind' | 'limit' | 'title' | 'dueOn' | 'revision' | 'updatedAt'
>

/** Open tasks, reviews and the ends of agreements: days that stand in their records. */
export async function registerDates({ db, zone }: Pick<QueryContext, 'db' | 'zone'>): Promise<OpenDate[]> {
  const { rows } = await sql<Row>`
    select id as recordId, reference, 'task' as kind, 'task' as "limit", title, dueOn, revision, updatedAt
      from task where status in ('open', 'inProgress') and dueOn is not null
    union all
    select id, reference, 'task', 'chase', title, chaseOn, revision, updatedAt
      from task where status in ('open', 'inProgress') and chaseOn is not null
    union all
    select id, reference, 'authority', 'authorityReply', title, coalesce(extendedTo, deadlineOn), revision, updatedAt
      from authorityFile where status <> 'closed' and repliedOn is null and coalesce(extendedTo, deadlineOn) is not null
    union all
    select id, reference, 'authority', 'complaintAcknowledgement', title, acknowledgeOn, revision, updatedAt
      from authorityFile where status <> 'closed' and acknowledgedOn is null and acknowledgeOn is not null
    union all
    select id, reference, 'review', 'review', name, reviewOn, revision, updatedAt
      from processingActivity where status in ('draft', 'inReview', 'approved') and reviewOn is not null
    union all
    select id, reference, 'review', 'review', name, reviewOn, revision, updatedAt
      from vendor where reviewOn is not null
    union all
    select id, reference, 'contract', 'contractEnd', name, json_extract(agreement, '$.validUntil'), revision, updatedAt
      from vendor where json_extract(agreement, '$.validUntil') is not null`.execute(db.kysely)
  return rows.map((row) => ({
    ...row,
    rights: [],
    regimes: [],
    state: 'running' as const,
    dueAt: null,
    zone,
    ordinal: 1,
  }))
}
