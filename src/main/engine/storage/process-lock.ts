import { readFileSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { refusalOf, removeQuietly } from './atomic-write.ts'
import { failureOf } from './failure.ts'

const Holder = z.object({ user: z.string(), host: z.string(), since: Instant })

/** Held for as long as the store is open. The operating system drops it when the process dies. */
export interface ProcessLock {
  release(): void
}

/**
 * Makes this process the only one on the store: an exclusive transaction on `lock.db`, held for life. `holder.json`
 * decides nothing; it tells the next one who is in.
 * @throws Fault `store-in-use` with the holder's user, host and since when; `permission-lost`, `disk-full` or
 *   `disk-unsteady` where the folder cannot be written
 */
export function acquireLock(folder: string, now: Instant): ProcessLock {
  const lock = lockOf(folder)
  const holder = { user: userInfo().username, host: hostname(), since: now }
  try {
    writeFileSync(join(folder, 'holder.json'), `${JSON.stringify(holder)}\n`, { mode: 0o600 })
  } catch (error) {
    lock.close()
    throw refusalOf(error, 'holder.json')
  }
  // A handle that nobody refers to is collected, closed, and its lock dropped.
  held.add(lock)
  return {
    release: () => {
      if (!held.delete(lock)) return
      removeQuietly(join(folder, 'holder.json'))
      lock.exec('rollback')
      lock.close()
    },
  }
}

const held = new Set<Database.Database>()

function lockOf(folder: string): Database.Database {
  let lock: Database.Database | null = null
  try {
    lock = new Database(join(folder, 'lock.db'), { timeout: 200 })
    lock.pragma('locking_mode=EXCLUSIVE')
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock?.close()
    const params = { file: 'lock.db' }
    switch (failureOf(error)) {
      case 'refused':
        throw new Fault('permission-lost', { params, cause: error })
      case 'full':
        throw new Fault('disk-full', { params, cause: error })
      case 'unread':
        throw new Fault('disk-unsteady', { params: { ...params, context: 'written' }, cause: error })
      default:
        throw new Fault('store-in-use', { params: holderOf(folder), cause: error })
    }
  }
}

function holderOf(folder: string): Record<string, string> {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')))
  } catch {
    return { user: '?', host: '?', since: '?' }
  }
}
