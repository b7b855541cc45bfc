import type { Day, Instant } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import type { OpenStore } from '../assemble.ts'
import { readPolicy } from './policy.ts'
import { lookAtShelf } from './shelf.ts'

/** A backup that has what the store has now. */
interface KeepingBackup {
  readonly path: string
  readonly createdAt: Instant
  /** Null: it was made elsewhere, where no rotation removes it. */
  readonly keptUntilOn: Day | null
}

/**
 * The backups in which what is erased now still stands: those of the rotation with the day on which each goes, then those
 * that somebody made elsewhere, as far as the store remembers.
 */
export async function backupsWith(
  store: OpenStore,
  { db, zone }: Pick<QueryContext, 'db' | 'zone'>,
): Promise<readonly KeepingBackup[]> {
  const { folder, keyring } = store
  const { backups } = lookAtShelf({ folder, storeId: keyring.storeId }, await readPolicy(db), zone)
  const jobs = await db.all('job', { operation: ['backup.create'], state: ['done'] })
  const elsewhere = jobs.flatMap(({ input, result, endedAt }) => {
    const to: unknown = Reflect.get(Object(input), 'to')
    const path: unknown = Reflect.get(Object(result), 'path')
    return typeof to === 'string' && typeof path === 'string' && endedAt
      ? [{ path, createdAt: endedAt, keptUntilOn: null }]
      : []
  })
  return [
    ...backups.map(({ path, createdAt, keptUntilOn }) => ({ path, createdAt, keptUntilOn })),
    ...elsewhere,
  ]
}
