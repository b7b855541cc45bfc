import type { ReadDb, WriteDb } from '../storage/index.ts'

/** When each person last came in, by their id. */
export async function unlocksOf({ kysely }: ReadDb): Promise<ReadonlyMap<string, string>> {
  const rows = await kysely.selectFrom('meta').selectAll().where('key', 'like', `${prefix}%`).execute()
  return new Map(rows.map(({ key, value }) => [key.slice(prefix.length), value]))
}

/** Remembers that somebody came in. */
export async function rememberUnlock({ kysely }: WriteDb, userId: string, value: string): Promise<void> {
  await kysely
    .insertInto('meta')
    .values({ key: `${prefix}${userId}`, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

const prefix = 'unlockedAt/'
