import { Instant } from '#shared/kernel/dates.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'

/** What a store remembers of each person beside the keyring: when they last came in, and typed their recovery key back. */
type Moment = 'unlockedAt' | 'recoveryTypedAt'

/** When it last happened for each person, by their id. */
export async function momentsOf({ kysely }: ReadDb, what: Moment): Promise<ReadonlyMap<string, Instant>> {
  const prefix = `${what}/`
  const rows = await kysely.selectFrom('meta').selectAll().where('key', 'like', `${prefix}%`).execute()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), Instant.parse(value)]))
}

/** Remembers that it happened now. */
export async function rememberMoment(
  { kysely }: WriteDb,
  what: Moment,
  userId: string,
  value: Instant,
): Promise<void> {
  await kysely
    .insertInto('meta')
    .values({ key: `${what}/${userId}`, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
