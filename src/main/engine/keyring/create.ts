import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { idMaker, type NewId } from '#shared/kernel/ids.ts'
import { sealBody, signCharter } from './authenticity.ts'
import { type Charter, type KeyringBody, type KeyringUser, keyringMagic, StoreId } from './format.ts'
import { type EpochKeys, grantsFor, wrapErasuresKey } from './grant.ts'
import { defaultKdfCost, type KdfCost } from './kdf.ts'
import { newPrivateKeys, type PrivateKeys, sealPublicKey, signingPublicKey } from './key-pair.ts'
import { writeKeyring } from './keyring-bytes.ts'
import { newLabel } from './membership.ts'
import { requireStrongPassphrase } from './passphrase.ts'
import { keyLength } from './primitives.ts'
import { type Random, systemRandom } from './random.ts'
import { printRecoveryKey } from './recovery-key.ts'
import { admit, type Session } from './session.ts'
import { wrapSlot } from './slot.ts'

export interface NewKeyring {
  /** From {@link newStoreId}. */
  readonly storeId: string
  /** What the first user is called; in clear in the file. */
  readonly label: string
  readonly passphrase: string
  /** Content of a key file made by `newKeyFile`, as a second factor. */
  readonly keyFile?: Uint8Array | undefined
  readonly kdf?: KdfCost | undefined
  readonly now: Instant
  readonly newId?: NewId | undefined
  readonly random?: Random | undefined
}

export interface CreatedKeyring {
  readonly bytes: Buffer
  readonly session: Session
  /** To be shown once and typed back; nothing keeps it. */
  readonly recoveryKey: string
}

/** An identifier for a new store: 16 random bytes in hex. */
export function newStoreId(random: Random = systemRandom): string {
  return random(16).toString('hex')
}

/**
 * A keyring for a new store with one user of role `dpo`, who gets in by passphrase or by the recovery key.
 * @throws Fault `weak-passphrase`, `key-file-damaged`, `invalid-input` (label)
 */
export async function createKeyring(input: NewKeyring): Promise<CreatedKeyring> {
  const { passphrase, keyFile, now, kdf = defaultKdfCost, random = systemRandom } = input
  const storeId = StoreId.parse(input.storeId)
  const label = newLabel(input.label, [])
  requireStrongPassphrase(passphrase, [label])
  const privateKeys = newPrivateKeys(random)
  const founder = newUser({ id: newIdOf(input), label, role: 'dpo', now }, privateKeys)
  const keys: EpochKeys = { epoch: 1, main: random(keyLength), credentials: random(keyLength) }
  const erasures = random(keyLength)
  const charter: Charter = {
    by: founder.id,
    at: now,
    createdAt: now,
    epoch: keys.epoch,
    pending: null,
    rotationDue: false,
    users: [founder],
    grants: [...grantsFor(storeId, founder, keys, random)],
    erasures: wrapErasuresKey(storeId, keys, erasures, random),
  }
  const owner = { storeId, user: founder.id }
  const recovery = random(keyLength)
  const secret = {
    type: 'passphrase',
    passphrase,
    keyFile: keyFile ?? null,
    cost: kdf,
    temporary: false,
  } as const
  const body: KeyringBody = {
    magic: keyringMagic,
    v: 1,
    storeId,
    sequence: 1,
    previous: null,
    writer: founder.id,
    writtenAt: now,
    charter,
    charterSignature: signCharter(storeId, charter, privateKeys.signing),
    slots: [
      await wrapSlot(owner, secret, privateKeys, random),
      await wrapSlot(owner, { type: 'recovery', key: recovery }, privateKeys, random),
    ],
  }
  const bytes = writeKeyring(sealBody(body, { signing: privateKeys.signing, main: keys.main }))
  const recoveryKey = printRecoveryKey(recovery)
  for (const buffer of [recovery, erasures, keys.main, keys.credentials]) buffer?.fill(0)
  return { bytes, session: admit(bytes, founder.id, privateKeys, 'passphrase'), recoveryKey }
}

/** An active user whose public keys belong to `privateKeys`. */
export function newUser(
  user: Pick<KeyringUser, 'id' | 'label' | 'role'> & { readonly now: Instant },
  privateKeys: PrivateKeys,
): KeyringUser {
  const { now, ...named } = user
  return {
    ...named,
    status: 'active',
    addedAt: now,
    removedAt: null,
    sealKey: sealPublicKey(privateKeys.unseal),
    signingKey: signingPublicKey(privateKeys.signing),
  }
}

/** The next user's identifier, from the injected maker where there is one. */
export function newIdOf(input: Pick<NewKeyring, 'newId' | 'random' | 'now'>): KeyringUser['id'] {
  const { random = systemRandom } = input
  const newId =
    input.newId ??
    idMaker(
      () => millisecondsOf(input.now),
      (bytes) => random(bytes.length),
    )
  return newId('user')
}
