import type { BackupStatus } from '#shared/contract/backup.ts'
import { DrillResult } from '#shared/contract/backup.ts'
import { addDays, dayIn, type Instant } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import type { OpenStore } from '../assemble.ts'
import { isDemo } from '../organisation.ts'
import { readPolicy } from './policy.ts'
import { lookAtShelf } from './shelf.ts'

type Job = EntityOf<'job'>

/** What the window warns of: nothing for a demonstration. */
export async function statusOf(
  store: OpenStore,
  { db, today, zone }: Pick<QueryContext, 'db' | 'today' | 'zone'>,
): Promise<BackupStatus> {
  const policy = await readPolicy(db)
  const shelf = lookAtShelf({ folder: store.folder, storeId: store.keyring.storeId }, policy, zone)
  // One from a day to come was made under a wrong clock.
  const lastAt = shelf.backups.find(({ createdAt }) => dayIn(zone, createdAt) <= today)?.createdAt ?? null
  const drills = await drillsOf(store)
  const drilledAt = drills.find(({ result }) => result?.agrees)?.at ?? null
  if (await isDemo(store)) {
    return { ...nothingToSay, lastAt, drilledAt }
  }
  // A store without any is measured from the day on which it was made.
  const organisation = (await db.all('organisation'))[0]
  const since = lastAt ?? organisation?.createdAt ?? null
  const olderThan = (at: Instant, days: number) => addDays(dayIn(zone, at), days) < today
  const made = await lastEnded(store, 'backup.create')
  const failed = made?.state === 'failed' && (lastAt === null || (made.endedAt ?? '') > lastAt)
  const drilledSince = drilledAt ?? organisation?.createdAt ?? null
  return {
    lastAt,
    isLate: since !== null && olderThan(since, policy.automatic ? 2 : 14),
    failure: failed && made.fault && made.endedAt ? { at: made.endedAt, ...made.fault } : null,
    secondCopyFailed: made?.state === 'done' && hasSecondFault(made.result),
    drilledAt,
    isDrillDue:
      policy.drillAfterDays > 0 &&
      lastAt !== null &&
      drilledSince !== null &&
      olderThan(drilledSince, policy.drillAfterDays),
    hasDrillFailed: drills[0] !== undefined && !drills[0].result?.agrees,
  }
}

const nothingToSay = {
  isLate: false,
  failure: null,
  secondCopyFailed: false,
  isDrillDue: false,
  hasDrillFailed: false,
} as const

/** The drills that came to an end, the newest first; `result` is null where one failed. */
export async function drillsOf(
  store: OpenStore,
): Promise<readonly { readonly at: Instant; readonly result: DrillResult | null }[]> {
  const jobs = await endedJobs(store, 'backup.drill')
  return jobs.flatMap(({ endedAt, result }) => {
    const parsed = DrillResult.safeParse(result)
    return endedAt ? [{ at: endedAt, result: parsed.success ? parsed.data : null }] : []
  })
}

async function lastEnded(store: OpenStore, operation: string): Promise<Job | null> {
  return (await endedJobs(store, operation))[0] ?? null
}

async function endedJobs({ read }: OpenStore, operation: string): Promise<readonly Job[]> {
  const jobs = await read.all('job', { operation: [operation], state: ['done', 'failed'] })
  return jobs.toReversed()
}

function hasSecondFault(result: unknown): boolean {
  return typeof Reflect.get(Object(result), 'secondFault') === 'string'
}
