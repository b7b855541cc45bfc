import { type Clock, dayIn } from '#shared/kernel/dates.ts'
import { isClockInDoubt } from '../../audit/index.ts'
import type { OpenSession } from '../../dispatcher.ts'
import type { JobContext } from '../../router/index.ts'
import { isDemo } from '../organisation.ts'
import { makeInStore } from './make-in-store.ts'
import { readPolicy } from './policy.ts'
import { clearUnfinishedCopies, lookAtShelf, rotate } from './shelf.ts'

/** Milliseconds: the first look leaves the opening alone, the later ones find the next day in a store that stays open. */
const firstLookAfter = 60_000
const lookAgainAfter = 3_600_000

interface Parts {
  readonly clock: Clock
  readonly worker: URL | string
  /** The store that is open now; the schedule ends with it. */
  session(): OpenSession | null
  /** Ends in the open store what has to be ended before its database is copied. */
  settle(session: OpenSession, context: JobContext): Promise<void>
}

/** Makes a backup a day by itself while the store is open. */
export function scheduleBackups(session: OpenSession, parts: Parts): void {
  const look = async (): Promise<void> => {
    if (parts.session() !== session) return
    setTimeout(lookQuietly, lookAgainAfter).unref()
    if (await isBackupDue(session, parts.clock)) await startBackup(session, parts)
  }
  const clearSecond = async () => {
    const { secondFolder } = await readPolicy(session.store.read)
    if (secondFolder !== null) clearUnfinishedCopies(secondFolder, session.store.keyring.storeId)
  }
  void clearSecond().catch(() => undefined)
  // What keeps a backup from being made stands in its job; what keeps this from starting one meets the next command too.
  const lookQuietly = () => void look().catch(() => undefined)
  setTimeout(lookQuietly, firstLookAfter).unref()
}

/** Whether there is none of today yet. On the way it removes what is kept no longer. */
export async function isBackupDue({ store, zone }: OpenSession, clock: Clock): Promise<boolean> {
  const policy = await readPolicy(store.read)
  const today = dayIn(zone, clock())
  const shelf = lookAtShelf({ folder: store.folder, storeId: store.keyring.storeId }, policy, zone)
  // A clock that jumped ahead would make every backup too old at once: the next opening shows whether it was right.
  if (!isClockInDoubt(store.reader)) rotate(shelf, today)
  // One from a day to come was made under a wrong clock, and says nothing about today.
  const hasTodays = shelf.backups.some(
    ({ place, createdAt }) => place === 'store' && dayIn(zone, createdAt) === today,
  )
  return policy.automatic && !hasTodays && !(await isDemo(store))
}

/** Starts the backup as a job, so that its progress and its failure can be seen. */
export async function startBackup(
  session: OpenSession,
  { worker, settle }: Pick<Parts, 'worker' | 'settle'>,
): Promise<void> {
  const { store, jobs, actor } = session
  await jobs.start('backup.create', { to: null }, actor, (context) =>
    makeInStore(store, context, {
      reason: 'automatic',
      to: null,
      worker,
      settle: (job) => settle(session, job),
    }),
  )
}
