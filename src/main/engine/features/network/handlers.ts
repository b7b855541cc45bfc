import type { networkContract } from '#shared/contract/network.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { proxyHandlers } from './proxy.ts'

const offlineKey = 'offline'

export function networkHandlers(
  open: () => OpenSession,
  events: Pick<Events, 'publish'>,
): HandlersOf<typeof networkContract> {
  return {
    status: async () => ({ offline: open().gate.isOffline() }),
    setOffline: async ({ offline }, { db }) => {
      await db.kysely.deleteFrom('meta').where('key', '=', offlineKey).execute()
      if (offline) await db.kysely.insertInto('meta').values({ key: offlineKey, value: 'yes' }).execute()
      db.note({ offline })
      const { gate } = open()
      db.afterCommit(() => {
        gate.set(offline)
        events.publish({ type: 'changed', entities: ['network'] })
      })
      return { offline }
    },
    ...proxyHandlers(open, events),
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
