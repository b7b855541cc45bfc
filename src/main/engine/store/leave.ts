import type { Clock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Log } from '../log.ts'
import type { OpenStore } from './assemble.ts'
import { enterLock } from './audit-points.ts'

/** Enters the lock in the audit log and closes the store. A disk that takes no entry keeps nobody from locking. */
export async function leave(store: OpenStore, clock: Clock, log: Log): Promise<void> {
  try {
    await enterLock(store, clock)
  } catch (error) {
    if (!(error instanceof Fault)) log.error('lock', { stack: String(error) })
  } finally {
    await store.close()
  }
}
