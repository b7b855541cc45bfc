import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { canonicalJson } from '../canonical-json.ts'
import { decrypt, derive, encrypt, keyLength, type SealedBytes } from './primitives.ts'
import type { Random } from './random.ts'

/** The private halves of a person's two key pairs, 32 bytes each: X25519 receives keys, Ed25519 signs. */
export interface PrivateKeys {
  readonly unseal: Buffer
  readonly signing: Buffer
}

/** Bytes sealed to a person's public X25519 key. */
interface SealedGrant extends SealedBytes {
  readonly ephemeral: string
}

export function newPrivateKeys(random: Random): PrivateKeys {
  return { unseal: random(keyLength), signing: random(keyLength) }
}

/** The public X25519 key, in hex, that belongs to a private one. */
export function sealPublicKey(unseal: Uint8Array): string {
  return publicHalf(privateKey('x25519', unseal))
}

/** The public Ed25519 key, in hex, that belongs to a private one. */
export function signingPublicKey(signing: Uint8Array): string {
  return publicHalf(privateKey('ed25519', signing))
}

/** Ed25519 (RFC 8032) over the bytes; 64 bytes. */
export function sign(signing: Uint8Array, bytes: Uint8Array): Buffer {
  return signBytes(null, bytes, privateKey('ed25519', signing))
}

/** Whether `signature` was made over `bytes` by the holder of the public Ed25519 key `publicKey` (hex). */
export function verifySignature(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean {
  return verifyBytes(null, bytes, publicKeyOf('ed25519', publicKey), signature)
}

/**
 * Seals a key to a person so that only the private half opens it: ephemeral X25519, HKDF, AES-256-GCM.
 * @param context what the key is for and whose it is; the same must be given to open it
 */
export function sealTo(recipient: string, key: Uint8Array, context: object, random: Random): SealedGrant {
  const ephemeral = random(keyLength)
  const publicEphemeral = sealPublicKey(ephemeral)
  const shared = agree(ephemeral, recipient)
  const wrapping = wrappingKey(shared, publicEphemeral, recipient)
  try {
    return { ephemeral: publicEphemeral, ...encrypt(wrapping, key, canonicalJson(context), random) }
  } finally {
    for (const secret of [ephemeral, shared, wrapping]) secret.fill(0)
  }
}

/** Opens what {@link sealTo} made; null when the key, the context or the bytes are not the right ones. */
export function unseal(unsealKey: Uint8Array, grant: SealedGrant, context: object): Buffer | null {
  let shared: Buffer
  try {
    shared = agree(unsealKey, grant.ephemeral)
  } catch {
    return null // a point of small order: the agreed secret would be all zeros
  }
  const wrapping = wrappingKey(shared, grant.ephemeral, sealPublicKey(unsealKey))
  try {
    return decrypt(wrapping, grant, canonicalJson(context))
  } finally {
    shared.fill(0)
    wrapping.fill(0)
  }
}

type Curve = 'x25519' | 'ed25519'

// The fixed bytes before the key in PKCS #8 and SubjectPublicKeyInfo (RFC 8410, section 7).
const privatePrefix = {
  x25519: '302e020100300506032b656e04220420',
  ed25519: '302e020100300506032b657004220420',
}
const publicPrefix = { x25519: '302a300506032b656e032100', ed25519: '302a300506032b6570032100' }

function privateKey(curve: Curve, bytes: Uint8Array): KeyObject {
  const der = Buffer.concat([Buffer.from(privatePrefix[curve], 'hex'), bytes])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

function publicKeyOf(curve: Curve, hex: string): KeyObject {
  return createPublicKey({ key: Buffer.from(publicPrefix[curve] + hex, 'hex'), format: 'der', type: 'spki' })
}

function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-keyLength).toString('hex')
}

function agree(unsealKey: Uint8Array, publicKey: string): Buffer {
  return diffieHellman({
    privateKey: privateKey('x25519', unsealKey),
    publicKey: publicKeyOf('x25519', publicKey),
  })
}

function wrappingKey(shared: Uint8Array, ephemeral: string, recipient: string): Buffer {
  return derive(shared, Buffer.from(ephemeral + recipient, 'hex'), 'grant/wrap')
}
