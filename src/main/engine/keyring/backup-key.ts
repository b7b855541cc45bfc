import { decrypt, encrypt, keyLength, type SealedBytes } from './primitives.ts'
import { systemRandom } from './random.ts'
import type { Session } from './session.ts'

/**
 * A new random key for one backup, and the same sealed under the main key of the present epoch. Whoever the keyring of that
 * epoch grants the main key, by passphrase or recovery key, opens the backup with the copy of the keyring inside it.
 * @param name says which backup it is; the sealed key opens under no other name
 */
export function sealBackupKey(
  { storeId, keys }: Session,
  name: string,
  random = systemRandom,
): { readonly key: Buffer; readonly epoch: number; readonly sealed: SealedBytes } {
  const key = random(keyLength)
  const sealed = encrypt(keys.backup, key, contextOf(storeId, keys.epoch, name), random)
  return { key, epoch: keys.epoch, sealed }
}

/** The key of a backup for a session over its own keyring; null when it was made for another store, epoch or name. */
export function openBackupKey(
  { storeId, keys, pendingKeys }: Session,
  epoch: number,
  name: string,
  sealed: SealedBytes,
): Buffer | null {
  const fitting = [keys, pendingKeys].find((each) => each?.epoch === epoch)
  return fitting ? decrypt(fitting.backup, sealed, contextOf(storeId, epoch, name)) : null
}

function contextOf(storeId: string, epoch: number, name: string): string {
  return `wardbook/v1/backup ${storeId} ${epoch} ${name}`
}
