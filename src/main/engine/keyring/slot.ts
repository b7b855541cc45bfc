import { Fault } from '#shared/kernel/faults.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Slot } from './format.ts'
import { deriveFromPassphrase, type KdfCost } from './kdf.ts'
import { keyFileFactor } from './key-file.ts'
import type { PrivateKeys } from './key-pair.ts'
import { decrypt, derive, encrypt, hmac, keyLength, sameBytes } from './primitives.ts'
import type { Random } from './random.ts'

/** What opens a passphrase slot. */
interface PassphraseSecret {
  readonly type: 'passphrase'
  readonly passphrase: string
  /** Content of the key file; null when the person has given none. */
  readonly keyFile: Uint8Array | null
}

/** What opens a slot whose secret is a random key already: the recovery key, or one kept by the operating system. */
interface KeySecret {
  readonly type: 'recovery' | 'device'
  readonly key: Uint8Array
}

export type SlotSecret = PassphraseSecret | KeySecret

/** Whose slot it is and where. */
interface SlotOwner {
  readonly storeId: string
  readonly user: Slot['user']
}

/** Wraps a person's private keys in a new slot, with a fresh salt so that no key encrypts twice. */
export async function wrapSlot(
  owner: SlotOwner,
  secret: (PassphraseSecret & { readonly cost: KdfCost; readonly temporary: boolean }) | KeySecret,
  keys: PrivateKeys,
  random: Random,
): Promise<Slot> {
  const salt = random(16).toString('hex')
  const head = {
    user: owner.user,
    type: secret.type,
    temporary: secret.type === 'passphrase' && secret.temporary,
    keyFile: secret.type === 'passphrase' && secret.keyFile !== null,
    kdf:
      secret.type === 'passphrase'
        ? { algorithm: 'argon2id' as const, version: 19 as const, ...costOf(secret.cost), salt }
        : { algorithm: 'hkdf-sha256' as const, salt },
  }
  const { encryption, commitment } = await slotKeys(owner.storeId, head.kdf, secret)
  const context = contextOf(owner.storeId, head)
  const plain = Buffer.concat([keys.unseal, keys.signing])
  try {
    const sealed = encrypt(encryption, plain, context, random)
    return { ...head, ...sealed, commitment: commit(commitment, context, sealed).toString('hex') }
  } finally {
    for (const buffer of [plain, encryption, commitment]) buffer.fill(0)
  }
}

/**
 * Opens a slot: key derivation, then the commitment, then the ciphertext.
 * @throws Fault `key-file-missing` before the derivation runs, `key-file-damaged`, `wrong-passphrase`
 */
export async function unwrapSlot(storeId: string, slot: Slot, secret: SlotSecret): Promise<PrivateKeys> {
  if (secret.type === 'passphrase' && slot.keyFile && secret.keyFile === null)
    throw new Fault('key-file-missing')
  // A key file that the slot does not ask for is left aside: the command line may always pass one.
  const asked = secret.type === 'passphrase' && !slot.keyFile ? { ...secret, keyFile: null } : secret
  const { encryption, commitment } = await slotKeys(storeId, slot.kdf, asked)
  const context = contextOf(storeId, slot)
  try {
    if (!sameBytes(commit(commitment, context, slot), Buffer.from(slot.commitment, 'hex'))) {
      throw new Fault('wrong-passphrase', { params: { keyFile: slot.keyFile } })
    }
    const plain = decrypt(encryption, slot, context)
    if (plain === null) throw new Fault('keyring-damaged', { params: { reason: 'slot' } })
    return { unseal: plain.subarray(0, keyLength), signing: plain.subarray(keyLength) }
  } finally {
    encryption.fill(0)
    commitment.fill(0)
  }
}

interface SlotKeys {
  readonly encryption: Buffer
  readonly commitment: Buffer
}

async function slotKeys(storeId: string, kdf: Slot['kdf'], secret: SlotSecret): Promise<SlotKeys> {
  const salt = Buffer.from(kdf.salt, 'hex')
  // The file is read before the derivation, so that a damaged one is refused at once.
  const fileFactor =
    secret.type === 'passphrase' && secret.keyFile ? keyFileFactor(secret.keyFile) : Buffer.alloc(32)
  let main: Buffer
  if (secret.type === 'passphrase') {
    if (kdf.algorithm !== 'argon2id') throw new Error('a passphrase slot derives by Argon2id')
    main = await deriveFromPassphrase(secret.passphrase, salt, kdf)
  } else {
    main = hmac(salt, secret.type, secret.key)
  }
  const both = hmac(fileFactor, main)
  const store = Buffer.from(storeId, 'hex')
  try {
    return {
      encryption: derive(both, store, 'slot/encryption'),
      commitment: derive(both, store, 'slot/commitment'),
    }
  } finally {
    for (const buffer of [fileFactor, main, both]) buffer.fill(0)
  }
}

type SlotHead = Pick<Slot, 'user' | 'type' | 'temporary' | 'keyFile' | 'kdf'>

/** All that a slot says in clear is authenticated with its ciphertext, so nothing of it can be weakened. */
function contextOf(storeId: string, { user, type, temporary, keyFile, kdf }: SlotHead): string {
  return canonicalJson({ use: 'wardbook/v1/slot', storeId, user, type, temporary, keyFile, kdf })
}

function commit(
  key: Buffer,
  context: string,
  sealed: { readonly nonce: string; readonly ciphertext: string },
): Buffer {
  return hmac(key, canonicalJson([context, sealed.nonce, sealed.ciphertext]))
}

function costOf({ memoryKiB, passes, lanes }: KdfCost): KdfCost {
  return { memoryKiB, passes, lanes }
}
