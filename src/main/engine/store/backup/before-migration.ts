import { join } from 'node:path'
import type { Clock } from '#shared/kernel/dates.ts'
import { makeBackup } from '../../backup/index.ts'
import type { Session as KeyringSession } from '../../keyring/index.ts'
import { makeFolder } from '../../storage/index.ts'
import { forget, orderBackup } from './order.ts'
import { backupFolder, freeName } from './shelf.ts'

/**
 * Makes a backup of a store that is about to get a later schema. Without it nothing is migrated.
 * @throws Fault `disk-full`, `permission-lost`, `store-damaged`
 */
export function backUpBeforeMigration(
  store: { readonly folder: string; readonly name: string; readonly keyring: KeyringSession },
  clock: Clock,
): void {
  const folder = backupFolder(store.folder)
  makeFolder(folder)
  const createdAt = clock()
  const target = join(folder, freeName(folder, store.name, createdAt))
  const order = orderBackup({ ...store, createdAt, reason: 'beforeMigration', target, second: null })
  try {
    makeBackup(order, () => undefined)
  } finally {
    forget(order)
  }
}
