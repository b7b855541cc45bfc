import { type Expression, type SqlBool, sql } from 'kysely'
import * as z from 'zod'
import { pastRetentionBefore, type RetentionPolicy, usualMonths } from '#shared/contract/request-retention.ts'
import { type Day, Instant } from '#shared/kernel/dates.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

const key = 'requestRetention'

/** What the DPO decided, the latest first. */
const Decided = z.array(
  z.object({ monthsAfterClosing: z.int(), reason: z.string(), by: z.string(), since: Instant }),
)

/** What holds in a store in which nobody decided anything. */
const usual: RetentionPolicy = { monthsAfterClosing: usualMonths, reason: '', by: null, since: null }

/** How long files of requests are kept, the policy of today first and then those before it. */
export async function retentionPolicies({
  kysely,
}: Pick<ReadDb, 'kysely'>): Promise<readonly [RetentionPolicy, ...RetentionPolicy[]]> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  const decided = row === undefined ? [] : Decided.parse(JSON.parse(row.value))
  const [current = usual, ...earlier] = [...decided, usual]
  return [current, ...earlier]
}

export async function keepRetentionPolicy(
  { kysely }: Pick<WriteDb, 'kysely'>,
  policy: RetentionPolicy,
): Promise<void> {
  const before = (await retentionPolicies({ kysely })).filter(({ by }) => by !== null)
  const value = JSON.stringify([policy, ...before])
  await kysely
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

/** Whether the file of a request is past its retention date, as a condition on its row. */
export async function pastRetention(
  db: Pick<ReadDb, 'kysely'>,
  today: Day,
): Promise<(isPast: boolean) => Expression<SqlBool>> {
  const [{ monthsAfterClosing }] = await retentionPolicies(db)
  const before = pastRetentionBefore(today, monthsAfterClosing)
  const condition = sql<SqlBool>`(closedOn is not null and closedOn < ${before} and blankedOn is null)`
  return (isPast) => (isPast ? condition : sql<SqlBool>`not ${condition}`)
}
