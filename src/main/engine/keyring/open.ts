import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { foldLabel } from './consistency.ts'
import type { KeyringBody, Slot, SlotType } from './format.ts'
import type { PrivateKeys } from './key-pair.ts'
import { parseKeyring } from './keyring-bytes.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import { admit, type Session, secretsOf } from './session.ts'
import { type SlotSecret, unwrapSlot } from './slot.ts'

/** What a person gives to open a store. `user` is an id or a label. */
export type Credentials =
  | { readonly user: string; readonly passphrase: string; readonly keyFile?: Uint8Array | undefined }
  | { readonly user?: string | undefined; readonly recoveryKey: string }
  | { readonly user: string; readonly deviceKey: Uint8Array }

/** What may be shown before anybody has unlocked: nothing of it is proved yet. */
export interface ListedUser {
  readonly id: KeyringBody['writer']
  readonly label: string
  readonly role: KeyringBody['charter']['users'][number]['role']
  readonly status: 'active' | 'removed'
  readonly slots: readonly {
    readonly type: SlotType
    readonly keyFile: boolean
    readonly temporary: boolean
  }[]
}

/**
 * Opens a keyring for one person, in this order: bounds, key derivation, commitment, decryption, grants, MAC, signatures.
 * @throws Fault `keyring-damaged`, `store-newer`, `not-found` (no such active user, or no such way in),
 *   `key-file-missing`, `key-file-damaged`, `wrong-passphrase`, `invalid-input` (mistyped recovery key)
 */
export async function openKeyring(bytes: Uint8Array, credentials: Credentials): Promise<Session> {
  const { body } = parseKeyring(bytes)
  const { slot, privateKeys } = await unlock(body, credentials)
  try {
    return admit(bytes, slot.user, privateKeys, slot.type)
  } catch (error) {
    privateKeys.unseal.fill(0)
    privateKeys.signing.fill(0)
    throw error
  }
}

/**
 * The people of a store, for the unlock screen and for tools, read without any key.
 * @throws Fault `keyring-damaged`, `store-newer`
 */
export function readUsers(bytes: Uint8Array): {
  readonly storeId: string
  readonly users: readonly ListedUser[]
} {
  const { storeId, charter, slots } = parseKeyring(bytes).body
  return { storeId, users: charter.users.map((user) => listed(user, slots)) }
}

/** The public signing keys of a store's people, those who left included. Nothing of it is proved before somebody unlocks. */
export function readSigningKeys(bytes: Uint8Array): {
  readonly storeId: string
  readonly keys: readonly string[]
} {
  const { storeId, charter } = parseKeyring(bytes).body
  return { storeId, keys: charter.users.map(({ signingKey }) => signingKey) }
}

/** A person of an open store, as its keyring was proved to say. */
interface Member extends ListedUser {
  readonly addedAt: Instant
  readonly removedAt: Instant | null
}

/** The people of an open store, those who left included. */
export function listUsers(session: Session): readonly Member[] {
  const { body } = secretsOf(session).keyring
  return body.charter.users.map(({ addedAt, removedAt, ...user }) => ({
    ...listed(user, body.slots),
    addedAt,
    removedAt,
  }))
}

function listed(
  { id, label, role, status }: Omit<ListedUser, 'slots'>,
  slots: KeyringBody['slots'],
): ListedUser {
  const own = slots.filter((slot) => slot.user === id)
  return {
    ...{ id, label, role, status },
    slots: own.map(({ type, keyFile, temporary }) => ({ type, keyFile, temporary })),
  }
}

interface Unlocked {
  readonly slot: Slot
  readonly privateKeys: PrivateKeys
}

async function unlock(body: KeyringBody, credentials: Credentials): Promise<Unlocked> {
  const secret = secretOf(credentials)
  const slots = slotsFor(body, secret.type, credentials.user)
  const last = slots.at(-1)
  for (const slot of slots) {
    try {
      return { slot, privateKeys: await unwrapSlot(body.storeId, slot, secret) }
    } catch (error) {
      // Several people may hold a recovery key; only the last refusal is the answer.
      if (slot === last || !(error instanceof Fault && error.code === 'wrong-passphrase')) throw error
    }
  }
  throw new Fault('not-found')
}

function secretOf(credentials: Credentials): SlotSecret {
  if ('passphrase' in credentials) {
    return { type: 'passphrase', passphrase: credentials.passphrase, keyFile: credentials.keyFile ?? null }
  }
  if ('recoveryKey' in credentials)
    return { type: 'recovery', key: parseRecoveryKey(credentials.recoveryKey) }
  return { type: 'device', key: credentials.deviceKey }
}

function slotsFor(
  { charter, slots }: KeyringBody,
  type: SlotType,
  user: string | undefined,
): readonly Slot[] {
  const ofType = slots.filter((slot) => slot.type === type)
  if (user === undefined) return ofType
  const found = charter.users.find(
    ({ id, label, status }) => status === 'active' && (id === user || foldLabel(label) === foldLabel(user)),
  )
  return ofType.filter((slot) => slot.user === found?.id)
}
