import { join } from 'node:path'
import type { BackupReason } from '#shared/contract/backup.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import type { BackupOrder } from '../../backup/index.ts'
import { type Session as KeyringSession, readKeyringFile, sealBackupKey } from '../../keyring/index.ts'
import { ledgerName } from '../ledger.ts'

interface Wanted {
  readonly folder: string
  readonly keyring: KeyringSession
  readonly createdAt: Instant
  readonly reason: BackupReason
  readonly target: string
  readonly second: string | null
}

/** The order for a backup of a store that is open under `keyring`, with a key of its own. */
export function orderBackup({ folder, keyring, createdAt, reason, target, second }: Wanted): BackupOrder {
  const { key, epoch, sealed } = sealBackupKey(keyring, createdAt)
  return {
    database: join(folder, 'store.db'),
    databaseKeys: databaseKeysOf(keyring),
    ledger: join(folder, ledgerName),
    keyring: readKeyringFile(folder).bytes,
    storeId: keyring.storeId,
    createdAt,
    reason,
    fileKey: key,
    epoch,
    sealedKey: sealed,
    target,
    second,
  }
}

/** Fills the keys of an order with zeros, here; a thread that got it had copies of its own. */
export function forget({ databaseKeys, fileKey }: Pick<BackupOrder, 'databaseKeys' | 'fileKey'>): void {
  for (const key of [...databaseKeys, fileKey]) key.fill(0)
}

/** In the midst of a rotation the database has the one key or the other. */
export function databaseKeysOf({ keys, pendingKeys }: KeyringSession): readonly Buffer[] {
  return [keys, pendingKeys].flatMap((each) => (each ? [each.databaseKey()] : []))
}
