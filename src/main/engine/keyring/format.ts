import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { id } from '#shared/kernel/ids.ts'
import { Role } from '#shared/kernel/roles.ts'
import { kdfCostShape } from './kdf.ts'

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

export const Keyring = z.strictObject({
  body: Body,
  /** SHA-256 of the other three, without a key: damage is told from a wrong passphrase. */
  checksum: hex(32),
  mac: hex(32),
  signature: hex(64),
})
export type Keyring = z.infer<typeof Keyring>

function hex(bytes: number) {
  // Hex has exactly one spelling of each byte; base64 has spare bits in its last character.
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
}
