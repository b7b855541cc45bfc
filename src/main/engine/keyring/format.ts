import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { id } from '#shared/kernel/ids.ts'
import { Role } from '#shared/kernel/roles.ts'
import { canonicalJson } from '../canonical-json.ts'
import { findContradiction } from './consistency.ts'
import { kdfCostShape } from './kdf.ts'
import { sha256 } from './primitives.ts'

/** No keyring is larger; a larger file is refused before it is read. */
export const keyringLimit = 256 * 1024

export const keyringMagic = 'WARDBOOK-KEYRING'

/** The most users that a keyring lists, removed ones included. */
export const userLimit = 150

/** A store's identifier: 16 random bytes in hex. It salts every key that the store derives. */
export const StoreId = hex(16)

/** The parts of a store that have keys of their own. */
export const Compartment = z.enum(['main', 'credentials'])
export type Compartment = z.infer<typeof Compartment>

export const SlotType = z.enum(['passphrase', 'recovery', 'device'])
export type SlotType = z.infer<typeof SlotType>

const SlotKdf = z.discriminatedUnion('algorithm', [
  z.strictObject({
    algorithm: z.literal('argon2id'),
    version: z.literal(19),
    ...kdfCostShape,
    salt: hex(16),
  }),
  z.strictObject({ algorithm: z.literal('hkdf-sha256'), salt: hex(16) }),
])

/** One way for one person in: their private keys, encrypted under what they know or have. */
const Slot = z.strictObject({
  user: id('user'),
  type: SlotType,
  /** Set by somebody else; must be replaced at the first unlock. */
  temporary: z.boolean(),
  /** Whether a key file is needed besides the passphrase. */
  keyFile: z.boolean(),
  kdf: SlotKdf,
  nonce: hex(12),
  ciphertext: hex(80),
  /** Binds the ciphertext to one key: AES-GCM alone does not. */
  commitment: hex(32),
})
export type Slot = z.infer<typeof Slot>

const User = z.strictObject({
  id: id('user'),
  /** Shown before the store is unlocked, so it is in clear: initials are enough. */
  label: z.string().min(1).max(80),
  role: Role,
  status: z.enum(['active', 'removed']),
  addedAt: Instant,
  removedAt: Instant.nullable(),
  /** Public X25519 key: compartment keys are sealed to it. */
  sealKey: hex(32),
  /** Public Ed25519 key; stays after removal, so that old audit entries can be verified. */
  signingKey: hex(32),
})
export type KeyringUser = z.infer<typeof User>

/** A compartment's key of one epoch, sealed to one person. */
const Grant = z.strictObject({
  user: id('user'),
  compartment: Compartment,
  epoch: z.int().positive(),
  algorithm: z.literal('x25519'),
  ephemeral: hex(32),
  nonce: hex(12),
  ciphertext: hex(48),
})
export type Grant = z.infer<typeof Grant>

/** What only a `dpo` may change, under that person's signature: who belongs to the store and who holds which key. */
const Charter = z.strictObject({
  by: id('user'),
  at: Instant,
  createdAt: Instant,
  epoch: z.int().positive(),
  /** A rotation that has begun: grants exist for this epoch and the next. */
  pending: z.strictObject({ epoch: z.int().positive(), begunAt: Instant }).nullable(),
  /** Somebody lost the right to a key that they may still hold. */
  rotationDue: z.boolean(),
  users: z.array(User).min(1).max(userLimit),
  grants: z.array(Grant).max(1000),
  /** The key of the erasure ledger, encrypted under the main key; it outlives rotations. */
  erasures: z.strictObject({ nonce: hex(12), ciphertext: hex(48) }),
})
export type Charter = z.infer<typeof Charter>

const Body = z.strictObject({
  magic: z.literal(keyringMagic),
  v: z.literal(1),
  storeId: StoreId,
  /** Counts the saves; the head file remembers it, so that an older copy is noticed. */
  sequence: z.int().positive(),
  /** SHA-256 of the keyring before this one; null in the first. */
  previous: hex(32).nullable(),
  writer: id('user'),
  writtenAt: Instant,
  charter: Charter,
  charterSignature: hex(64),
  slots: z.array(Slot).min(1).max(600),
})
export type KeyringBody = z.infer<typeof Body>

const Keyring = z.strictObject({
  body: Body,
  /** SHA-256 of the other three, without a key: damage is told from a wrong passphrase. */
  checksum: hex(32),
  mac: hex(32),
  signature: hex(64),
})
export type Keyring = z.infer<typeof Keyring>

/** The bytes of a keyring file. */
export function writeKeyring(sealed: Omit<Keyring, 'checksum'>): Buffer {
  return Buffer.from(`${canonicalJson({ ...sealed, checksum: checksumOf(sealed) })}\n`, 'utf8')
}

/**
 * Reads the form of a keyring: size, canonical text, every bound, checksum and inner consistency. Nothing is decrypted
 * and no key derivation runs, so the content is not yet proved genuine.
 * @throws Fault `keyring-damaged`, or `store-newer` when a later version wrote it
 */
export function parseKeyring(bytes: Uint8Array): Keyring {
  if (bytes.length > keyringLimit) throw new Fault('keyring-damaged', { params: { reason: 'size' } })
  const { text, value } = readJson(bytes)
  refuseNewer(value)
  const parsed = Keyring.safeParse(value)
  if (!parsed.success) throw new Fault('keyring-damaged', { params: { reason: 'form' }, cause: parsed.error })
  const keyring = parsed.data
  if (`${canonicalJson(keyring)}\n` !== text)
    throw new Fault('keyring-damaged', { params: { reason: 'form' } })
  if (checksumOf(keyring) !== keyring.checksum) {
    throw new Fault('keyring-damaged', { params: { reason: 'checksum' } })
  }
  const contradiction = findContradiction(keyring.body)
  if (contradiction !== null) {
    throw new Fault('keyring-damaged', { params: { reason: 'consistency' }, cause: new Error(contradiction) })
  }
  return keyring
}

/** The hash by which the next keyring and the audit log name this one. */
export function keyringHash(bytes: Uint8Array): string {
  return sha256(bytes).toString('hex')
}

function hex(bytes: number) {
  // Hex has exactly one spelling of each byte; base64 has spare bits in its last character.
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
}

function checksumOf({ body, mac, signature }: Omit<Keyring, 'checksum'>): string {
  return sha256(canonicalJson({ body, mac, signature })).toString('hex')
}

function readJson(bytes: Uint8Array): { readonly text: string; readonly value: unknown } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, value: JSON.parse(text) }
  } catch (cause) {
    throw new Fault('keyring-damaged', { params: { reason: 'form' }, cause })
  }
}

const AnyVersion = z.object({ body: z.object({ magic: z.literal(keyringMagic), v: z.int() }) })

function refuseNewer(value: unknown): void {
  const parsed = AnyVersion.safeParse(value)
  if (parsed.success && parsed.data.body.v > 1) throw new Fault('store-newer')
}
