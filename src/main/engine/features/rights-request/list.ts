import { type SqlBool, sql } from 'kysely'
import type { rightsRequestContract } from '#shared/contract/rights-request.ts'
import type { Day } from '#shared/kernel/dates.ts'
import type { HandlersOf, QueryContext } from '../../router/index.ts'
import { pastRetention } from '../retention-policy.ts'
import { type ClockRules, rulesInForce } from './clocks.ts'
import { countedRequests, meets } from './counted.ts'

type Handler = HandlersOf<typeof rightsRequestContract>['list']
type Input = Parameters<Handler>[0]

/** One page of requests; what no column says is found out before: the retention date, and what clocks and events say. */
export async function listRequests(
  input: Input,
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  rules: ClockRules,
): ReturnType<Handler> {
  const { statistic, closedOnAfter, closedOnBefore } = input.filter
  const period = { closedOnAfter, closedOnBefore }
  const counted =
    statistic === undefined ? [] : await countedRequests(db, period, await rulesInForce(rules, db), today)
  const ids = counted.flatMap((one) => (statistic && meets(one, statistic) ? [one.request.id] : []))
  return db.list('rightsRequest', input, {
    pastRetention: await pastRetention(db, today),
    isBlanked: (is: boolean) => (is ? sql<SqlBool>`blankedOn is not null` : sql<SqlBool>`blankedOn is null`),
    withoutOutcome: (is: boolean) => (is ? sql<SqlBool>`outcome is null` : sql<SqlBool>`outcome is not null`),
    openOn: (day: Day) => sql<SqlBool>`(receivedOn <= ${day} and (closedOn is null or closedOn > ${day}))`,
    statistic: () => sql<SqlBool>`id in (select value from json_each(${JSON.stringify(ids)}))`,
  })
}
