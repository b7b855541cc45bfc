import type { KeepingCopy } from '#shared/contract/person.ts'
import type { QueryContext } from '../../router/index.ts'
import type { OpenStore } from '../assemble.ts'
import { keptAside } from './kept-aside.ts'
import { readPolicy } from './policy.ts'
import { lookAtShelf } from './shelf.ts'

/**
 * The copies in which what is erased now still stands: the backups of the rotation with the day on which each goes, those
 * that somebody made elsewhere, as far as the store remembers, and what was put aside by a restore or for its damage.
 */
export async function copiesWith(
  store: OpenStore,
  { db, zone }: Pick<QueryContext, 'db' | 'zone'>,
): Promise<readonly KeepingCopy[]> {
  const { folder, keyring } = store
  const { backups } = lookAtShelf({ folder, storeId: keyring.storeId }, await readPolicy(db), zone)
  const jobs = await db.all('job', { operation: ['backup.create'], state: ['done'] })
  const elsewhere = jobs.flatMap(({ input, result, endedAt }) => {
    const to: unknown = Reflect.get(Object(input), 'to')
    const path: unknown = Reflect.get(Object(result), 'path')
    return typeof to === 'string' && typeof path === 'string' && endedAt
      ? [{ path, kind: 'elsewhere' as const, createdAt: endedAt, keptUntilOn: null }]
      : []
  })
  return [
    ...backups.map(({ path, createdAt, keptUntilOn }) => ({
      path,
      kind: 'backup' as const,
      createdAt,
      keptUntilOn,
    })),
    ...elsewhere,
    ...keptAside(folder).map(({ path, createdAt }) => ({
      path,
      kind: 'aside' as const,
      createdAt,
      keptUntilOn: null,
    })),
  ]
}
