import { decrypt, encrypt, type SealedBytes } from './primitives.ts'
import { type Random, systemRandom } from './random.ts'

/** Encrypts a connector's secret under the credentials key, bound to its connection so that no row can be swapped. */
export function sealCredential(
  key: Uint8Array,
  connectionId: string,
  plain: Uint8Array,
  random: Random = systemRandom,
): SealedBytes {
  return encrypt(key, plain, contextOf(connectionId), random)
}

/** The secret as it was sealed, or null when key, connection or bytes are not those that it was sealed with. */
export function openCredential(key: Uint8Array, connectionId: string, sealed: SealedBytes): Buffer | null {
  return decrypt(key, sealed, contextOf(connectionId))
}

function contextOf(connectionId: string): string {
  return `wardbook/v1/credential/${connectionId}`
}
