import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import type { Random } from './random.ts'

/** Size of every key, hash and MAC of the keyring. */
export const keyLength = 32

/** A ciphertext with its 128-bit tag at the end, and the 96-bit nonce that it was made with; both in hex. */
export interface SealedBytes {
  readonly nonce: string
  readonly ciphertext: string
}

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function hmac(key: Uint8Array, ...parts: readonly (string | Uint8Array)[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** HKDF-SHA-256 (RFC 5869) to 32 bytes; `purpose` keeps the keys of different uses apart. */
export function derive(secret: Uint8Array, salt: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `wardbook/v1/${purpose}`, keyLength))
}

/** AES-256-GCM under a key that encrypts once; `context` is authenticated, not encrypted. */
export function encrypt(key: Uint8Array, plain: Uint8Array, context: string, random: Random): SealedBytes {
  const nonce = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  cipher.setAAD(Buffer.from(context, 'utf8'))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce: nonce.toString('hex'), ciphertext: ciphertext.toString('hex') }
}

/** The plain bytes, or null when key, context, nonce or ciphertext is not the one that was used. */
export function decrypt(key: Uint8Array, sealed: SealedBytes, context: string): Buffer | null {
  const bytes = Buffer.from(sealed.ciphertext, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'hex'), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])
  } catch {
    return null
  }
}

/** Whether two values are the same, in a time that does not tell where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
