import { Fault } from '#shared/kernel/faults.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { proveKeyring } from './authenticity.ts'
import type { Keyring, KeyringUser, SlotType } from './format.ts'
import { type EpochKeys, openGrants, unwrapErasuresKey } from './grant.ts'
import { type PrivateKeys, sealPublicKey, sign, signingPublicKey } from './key-pair.ts'
import { keyringHash, parseKeyring } from './keyring-bytes.ts'
import { derive } from './primitives.ts'

/** The keys that the store works with, derived from one epoch's compartment keys. */
export interface StoreKeys {
  readonly epoch: number
  /**
   * The database's key in the form that the driver takes: `raw:` and 64 hex digits, 68 bytes. Each call gives a new
   * buffer; whoever asked fills it with zeros after use.
   * @throws Fault `store-locked` when the session was disposed of: a key of zeros must never reach the driver
   */
  databaseKey(): Buffer
  /** HMAC key of the head file. */
  readonly head: Buffer
  /** HMAC key of the erasure ledger; the same in every epoch, so that old lines are still understood. */
  readonly erasures: Buffer
  /** AES-256 key under which the key of each backup stands in it. */
  readonly backup: Buffer
  /** AES-256 key for the fields that hold connectors' secrets; null for roles that may not read them. */
  readonly credentials: Buffer | null
}

/** One person's unlocked view of a keyring. It belongs to the bytes it was opened from; each change gives a new one. */
export interface Session {
  readonly storeId: string
  readonly userId: KeyringUser['id']
  readonly label: string
  readonly role: Role
  /** How this session was opened. */
  readonly openedWith: SlotType
  /** The passphrase was given by somebody else: only replacing it is allowed. */
  readonly mustReplacePassphrase: boolean
  readonly keyringSequence: number
  /** SHA-256 of the keyring's bytes, in hex. */
  readonly keyringHash: string
  readonly keys: StoreKeys
  /** Keys of the next epoch while a rotation is unfinished: the database opens with these or with `keys`. */
  readonly pendingKeys: StoreKeys | null
  /** Somebody lost the right to a key that they may still hold: a `dpo` should rotate. */
  readonly rotationDue: boolean
  /** Public Ed25519 keys in hex by user id, removed users included, for the verification of audit entries. */
  readonly publicKeys: ReadonlyMap<string, string>
  /** What each user is called, by id, removed users included. */
  readonly labels: ReadonlyMap<string, string>
  /** Ed25519 signature of this user; 64 bytes. */
  sign(bytes: Uint8Array): Buffer
  /** Fills every key with zeros; the session is of no use afterwards. */
  dispose(): void
}

/** What a session holds and shows to nobody outside this folder. */
export interface SessionSecrets {
  readonly keyring: Keyring
  readonly user: KeyringUser
  readonly privateKeys: PrivateKeys
  readonly current: EpochKeys
  readonly pending: EpochKeys | null
  readonly erasures: Buffer
}

/**
 * Opens the grants of a person whose private keys are known, proves the keyring and derives the store's keys.
 * @throws Fault `keyring-damaged`
 */
export function admit(
  bytes: Uint8Array,
  userId: string,
  privateKeys: PrivateKeys,
  openedWith: SlotType,
): Session {
  const keyring = parseKeyring(bytes)
  const { storeId, charter, slots, sequence } = keyring.body
  const user = charter.users.find((candidate) => candidate.id === userId)
  if (user === undefined) throw new Error(`no user ${userId} in the keyring`)
  const current = openGrants(storeId, charter, user, privateKeys, charter.epoch)
  proveKeyring(keyring, current.main)
  refuseForeignKeys(user, privateKeys)
  const pending = charter.pending && openGrants(storeId, charter, user, privateKeys, charter.pending.epoch)
  const erasures = unwrapErasuresKey(storeId, current, charter.erasures)
  const secrets: SessionSecrets = { keyring, user, privateKeys, current, pending, erasures }
  const whileOpen = () => secretsOf(session)
  const keys = storeKeys(storeId, current, erasures, whileOpen)
  const pendingKeys = pending && storeKeys(storeId, pending, erasures, whileOpen)
  const opened = slots.find((slot) => slot.user === userId && slot.type === openedWith)
  const session: Session = {
    storeId,
    userId: user.id,
    label: user.label,
    role: user.role,
    openedWith,
    mustReplacePassphrase: opened?.temporary ?? false,
    keyringSequence: sequence,
    keyringHash: keyringHash(bytes),
    keys,
    pendingKeys,
    rotationDue: charter.rotationDue,
    publicKeys: new Map(charter.users.map((each) => [each.id, each.signingKey])),
    labels: new Map(charter.users.map((each) => [each.id, each.label])),
    sign: (message) => sign(secretsOf(session).privateKeys.signing, message),
    dispose() {
      for (const buffer of buffersOf(secrets, keys, pendingKeys)) buffer.fill(0)
      secretsBySession.delete(session)
    },
  }
  secretsBySession.set(session, secrets)
  return session
}

/** @throws Fault `store-locked` when the session was disposed of */
export function secretsOf(session: Session): SessionSecrets {
  const secrets = secretsBySession.get(session)
  if (secrets === undefined) throw new Fault('store-locked')
  return secrets
}

/**
 * The same person's session over another keyring of the store, a later one or that of a backup; the session given lives on
 * until it is disposed of.
 */
export function advance(session: Session, bytes: Uint8Array): Session {
  const { unseal, signing } = secretsOf(session).privateKeys
  const copies = { unseal: Buffer.from(unseal), signing: Buffer.from(signing) }
  return admit(bytes, session.userId, copies, session.openedWith)
}

const secretsBySession = new WeakMap<Session, SessionSecrets>()

function storeKeys(
  storeId: string,
  { epoch, main, credentials }: EpochKeys,
  erasures: Buffer,
  requireOpen: () => unknown,
): StoreKeys {
  const store = Buffer.from(storeId, 'hex')
  const databaseKey = () => {
    requireOpen()
    const key = derive(main, store, 'database/chacha20')
    const raw = Buffer.alloc(rawPrefix.length + key.length * 2, rawPrefix, 'ascii')
    for (const [place, byte] of key.entries()) {
      raw.writeUInt8(hexDigit(byte >> 4), rawPrefix.length + place * 2)
      raw.writeUInt8(hexDigit(byte & 15), rawPrefix.length + place * 2 + 1)
    }
    key.fill(0)
    return raw
  }
  return {
    epoch,
    databaseKey,
    head: derive(main, store, 'audit/head'),
    erasures,
    backup: derive(main, store, 'backup/wrap'),
    credentials: credentials && derive(credentials, store, 'credentials/field'),
  }
}

const rawPrefix = 'raw:'

// Digit by digit, because a hex string of the key could not be wiped.
function hexDigit(value: number): number {
  return '0123456789abcdef'.charCodeAt(value)
}

/** A slot whose private keys are not those of the public ones would lock its owner out at the next rotation. */
function refuseForeignKeys(user: KeyringUser, keys: PrivateKeys): void {
  if (sealPublicKey(keys.unseal) !== user.sealKey || signingPublicKey(keys.signing) !== user.signingKey) {
    throw new Fault('keyring-damaged', { params: { reason: 'keys' } })
  }
}

function buffersOf(
  secrets: SessionSecrets,
  keys: StoreKeys,
  pendingKeys: StoreKeys | null,
): readonly Buffer[] {
  const { privateKeys, erasures, current, pending } = secrets
  const held = [keys, pendingKeys].flatMap((each) => [each?.head, each?.backup, each?.credentials])
  const compartments = [current.main, current.credentials, pending?.main, pending?.credentials]
  return [privateKeys.unseal, privateKeys.signing, erasures, ...compartments, ...held].filter(
    (buffer) => buffer !== null && buffer !== undefined,
  )
}
