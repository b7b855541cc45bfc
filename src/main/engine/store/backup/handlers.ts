import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BackupPreview, backupContract } from '#shared/contract/backup.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { HandlersOf, JobContext, OpenHandlersOf } from '../../router/index.ts'
import { drillInStore } from './drill.ts'
import { contentOf, foundIn, lossAgainst, outsideOf } from './inspect.ts'
import { keptAside, removeKeptAside, sizeOf } from './kept-aside.ts'
import { makeInStore } from './make-in-store.ts'
import { hasKey, type OpenedBackup, openForSession, openWithKey } from './open-backup.ts'
import { keepPolicy, readPolicy } from './policy.ts'
import { type Restoring, restoreBackup } from './restore.ts'
import { lookAtShelf } from './shelf.ts'
import { drillsOf, statusOf } from './status.ts'

interface Parts extends Restoring {
  session(): OpenSession | null
  /** Ends in the open store what has to be ended before its database is copied. */
  settle(session: OpenSession, context: JobContext): Promise<void>
}

type Contract = typeof backupContract
type Handlers = OpenHandlersOf<Pick<Contract, 'find' | 'inspect' | 'restore'>> &
  HandlersOf<Omit<Contract, 'find' | 'inspect' | 'restore'>>

export function backupHandlers(parts: Parts): Handlers {
  const { worker } = parts
  const openSession = () => {
    const session = parts.session()
    if (!session) throw new Fault('store-locked')
    return session
  }
  const open = () => openSession().store
  const shelfOf = async (context: Parameters<Handlers['list']>[1]) => {
    const { folder, keyring } = open()
    return lookAtShelf({ folder, storeId: keyring.storeId }, await readPolicy(context.db), context.zone)
  }
  return {
    list: async (_input, context) => {
      const { backups, damaged } = await shelfOf(context)
      const drills = await drillsOf(open())
      const drilledAt = (name: string) =>
        drills.find(({ result }) => result?.agrees && result.name === name)?.at ?? null
      return {
        items: backups.map((backup) => ({ ...backup, drilledAt: drilledAt(backup.name) })),
        damaged: [...damaged],
      }
    },
    status: async (_input, context) => statusOf(open(), context),
    create: async ({ to }, context) => {
      const session = openSession()
      return makeInStore(session.store, context, {
        reason: 'byHand',
        to: to === null ? null : resolve(to),
        worker,
        settle: (job) => parts.settle(session, job),
      })
    },
    remove: async ({ name }, { db, zone }) => {
      const { folder, keyring } = open()
      const { backups } = lookAtShelf({ folder, storeId: keyring.storeId }, await readPolicy(db), zone)
      const found = backups.filter((backup) => backup.name === name)
      if (found.length === 0) throw new Fault('backup-not-found', { params: { path: name } })
      for (const { path } of found) rmSync(path, { force: true })
      db.note({ removed: found[0]?.createdAt })
      return {}
    },
    aside: async () => ({
      items: keptAside(open().folder).map((aside) => ({ ...aside, bytes: sizeOf(aside) })),
    }),
    removeAside: async ({ name }, { db, now }) => {
      const { createdAt, path } = removeKeptAside(open().folder, name, now)
      db.note({ removed: createdAt, path })
      return {}
    },
    policy: async (_input, { db }) => readPolicy(db),
    changePolicy: async (policy, { db }) => {
      const absolute = { ...policy, secondFolder: policy.secondFolder && resolve(policy.secondFolder) }
      await keepPolicy(db, absolute)
      return absolute
    },
    find: async ({ store }) => ({ items: [...foundIn(resolve(store))] }),
    inspect: async ({ path, ...key }) => {
      const file = resolve(path)
      const outside = outsideOf(file)
      const store = parts.session()?.store ?? null
      const isOfStore = store?.keyring.storeId === outside.storeId
      if (hasKey(key))
        return insideOf(outside, await openWithKey(file, key, parts.throttle), isOfStore ? store : null)
      return store && isOfStore ? insideOf(outside, openForSession(file, store.keyring), store) : outside
    },
    restore: async ({ path, to, replace, ...key }) =>
      restoreBackup({ path: resolve(path), to, replace, key }, parts),
    drill: async ({ name }, context) => drillInStore(open(), context, { name, worker }),
  }
}

async function insideOf(
  outside: BackupPreview,
  backup: OpenedBackup,
  store: OpenSession['store'] | null,
): Promise<BackupPreview> {
  try {
    return {
      ...outside,
      content: contentOf(backup.manifest),
      loss: store && (await lossAgainst(store, backup.manifest, outside.users)),
    }
  } finally {
    backup.close()
  }
}
