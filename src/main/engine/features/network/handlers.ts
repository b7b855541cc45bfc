import type { networkContract } from '#shared/contract/network.ts'
import type { Gate } from '../../connector/index.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'

const offlineKey = 'offline'

/** @param gate of the open store */
export function networkHandlers(
  gate: () => Gate,
  events: Pick<Events, 'publish'>,
): HandlersOf<typeof networkContract> {
  return {
    status: async () => ({ offline: gate().isOffline() }),
    setOffline: async ({ offline }, { db }) => {
      await db.kysely.deleteFrom('meta').where('key', '=', offlineKey).execute()
      if (offline) await db.kysely.insertInto('meta').values({ key: offlineKey, value: 'yes' }).execute()
      db.note({ offline })
      const opened = gate()
      db.afterCommit(() => {
        opened.set(offline)
        events.publish({ type: 'changed', entities: ['network'] })
      })
      return { offline }
    },
    list: async (input, { db }) => {
      const sort = input.sort.length > 0 ? input.sort : [{ column: 'at', direction: 'desc' as const }]
      return db.list('networkCall', { ...input, sort })
    },
  }
}

/** Whether the store was left offline. */
export async function isOffline({ kysely }: ReadDb): Promise<boolean> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', offlineKey).executeTakeFirst()
  return row !== undefined
}
