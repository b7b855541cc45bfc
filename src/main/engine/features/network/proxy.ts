import * as z from 'zod'
import type { NetworkProxy, networkContract } from '#shared/contract/network.ts'
import type { OutboundProxy } from '../../connector/index.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { Events, HandlersOf } from '../../router/index.ts'
import type { ReadDb } from '../../storage/index.ts'
import { dropSecret, hasSecret, keepSecret, proxySecret, readSecret } from '../secret.ts'

const key = 'proxy'
const Kept = z.object({ address: z.string(), user: z.string() })

/** The proxy of the store: address and user beside the settings, the password as connections' secrets are kept. */
export function proxyHandlers(
  open: () => OpenSession,
  events: Pick<Events, 'publish'>,
): Pick<HandlersOf<typeof networkContract>, 'proxy' | 'setProxy'> {
  return {
    proxy: async (_input, { db }) => shown(db),
    setProxy: async ({ address, user, password }, { db }) => {
      const before = await shown(db)
      const isSame = address === before.address && user === before.user
      if (address === null || user === '' || (password === null ? !isSame : password === ''))
        await dropSecret(db, proxySecret)
      else if (password !== null) await keepSecret(db, open().store.keyring, proxySecret, { password })
      await db.kysely.deleteFrom('meta').where('key', '=', key).execute()
      if (address !== null) {
        const value = JSON.stringify({ address, user } satisfies z.infer<typeof Kept>)
        await db.kysely.insertInto('meta').values({ key, value }).execute()
      }
      const after = await shown(db)
      db.note({ before, after, hasNewPassword: after.hasPassword && password !== null })
      db.afterCommit(() => events.publish({ type: 'changed', entities: ['network'] }))
      return after
    },
  }
}

/** The proxy with its password, for a call that leaves; null: there is none. @throws Fault `forbidden` for the role */
export async function proxyOf(db: ReadDb, { store }: OpenSession): Promise<OutboundProxy | null> {
  const { address, user, hasPassword } = await shown(db)
  if (address === null) return null
  const { password = '' } = hasPassword ? await readSecret(db, () => store.keyring, proxySecret) : {}
  return { address, user, password }
}

async function shown(db: Pick<ReadDb, 'kysely'>): Promise<NetworkProxy> {
  const row = await db.kysely.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst()
  if (row === undefined) return { address: null, user: '', hasPassword: false }
  return { ...Kept.parse(JSON.parse(row.value)), hasPassword: await hasSecret(db, proxySecret) }
}
