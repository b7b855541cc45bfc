import type { Confirmation } from '#shared/kernel/operation.ts'
import { confirmPassphrase, type Session, type Throttle } from '../keyring/index.ts'

/**
 * Asks whoever has the store open for their passphrase once more. Wrong ones count as at the door.
 * @throws Fault `wrong-passphrase`, `key-file-missing`, `key-file-damaged`, `throttled`
 */
export async function confirm(
  keyring: Session,
  { passphrase, keyFile }: Confirmation,
  throttle: Throttle,
): Promise<void> {
  await throttle.attempt(`${keyring.storeId}/${keyring.userId}`, () =>
    confirmPassphrase(keyring, { passphrase, keyFile: bytesOf(keyFile) }),
  )
}

/** A key file as the keyring takes it; undefined: none was given. */
export function bytesOf(keyFile: string | null): Buffer | undefined {
  return keyFile === null ? undefined : Buffer.from(keyFile, 'utf8')
}
