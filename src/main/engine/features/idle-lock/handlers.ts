import { IdleMinutes, type idleLockContract, usualIdleMinutes } from '#shared/contract/idle-lock.ts'
import type { IdleWatch } from '../../idle-watch.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'

const key = 'idleMinutes'

/** @param idle of the engine; it goes on with what was set */
export function idleLockHandlers(
  idle: Pick<IdleWatch, 'start'>,
  events: Pick<Events, 'publish'>,
): HandlersOf<typeof idleLockContract> {
  return {
    get: async (_input, { db }) => ({ minutes: await idleMinutes(db) }),
    change: async ({ minutes }, { db }) => {
      const before = await idleMinutes(db)
      await db.kysely
        .insertInto('meta')
        .values({ key, value: String(minutes) })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(minutes) }))
        .execute()
      db.note({ minutes, before })
      db.afterCommit(() => {
        idle.start(minutes)
        events.publish({ type: 'changed', entities: ['idleLock'] })
      })
      return { minutes }
    },
  }
}

/** The minutes that are set for the open store. */
export async function idleMinutes({ kysely }: Pick<ReadDb, 'kysely'>): Promise<number> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  return row === undefined ? usualIdleMinutes : IdleMinutes.parse(Number(row.value))
}
