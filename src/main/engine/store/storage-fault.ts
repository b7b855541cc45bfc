import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { atomicWrite, failureOf, removeQuietly } from '../storage/index.ts'
import { releaseBallast } from './ballast.ts'
import { newestBackup, setAside } from './set-aside.ts'

/**
 * What an error means that came out of the store's files: `store-not-found` where its folder was moved or its disk taken
 * away. A full disk frees the ballast, so that what comes next (reading, exporting, removing) has room to work.
 */
export function storageFault(error: unknown, folder: string): unknown {
  if (error instanceof Fault) return error
  if (!existsSync(folder)) {
    const params = { path: folder, context: 'vanished' }
    return new Fault('store-not-found', { params, cause: error })
  }
  const failure = failureOf(error)
  switch (failure === 'unread' && isUnwritten(error) && isFull(folder) ? 'full' : failure) {
    case 'full':
      releaseBallast(folder)
      return new Fault('disk-full', { params: { path: folder }, cause: error })
    case 'refused':
      return new Fault('permission-lost', { params: { file: 'store.db' }, cause: error })
    case 'unread':
      return new Fault('disk-unsteady', { params: { file: 'store.db' }, cause: error })
    default:
      return error
  }
}

/** Of a write or a flush that failed SQLite tells no more than that. */
function isUnwritten(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_IOERR_(FSYNC|WRITE)/.test(String(error.code))
}

/** Whether a small file of one's own has no room: disks on a network, above all, find out only when they flush. */
function isFull(folder: string): boolean {
  const probe = join(folder, 'room.probe')
  try {
    atomicWrite(probe, Buffer.alloc(4_096))
    return false
  } catch (error) {
    return error instanceof Fault && error.code === 'disk-full'
  } finally {
    removeQuietly(probe)
  }
}

/** The store stays damaged after it was opened anew: its files are set aside, and the person is told from where to go on. */
export function damageFault(folder: string, now: Instant, cause?: unknown): Fault {
  const aside = setAside(folder, now)
  const backup = newestBackup(folder)
  const context = `${aside === null ? 'notCopied' : 'copied'}${backup === null ? '' : 'WithBackup'}`
  return new Fault('store-damaged', { params: { file: 'store.db', aside, backup, context }, cause })
}
