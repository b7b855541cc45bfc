import { Fault } from '#shared/kernel/faults.ts'
import { type Change, type ChangeAt, changeSlots, requireDpo } from './change.ts'
import type { Slot, SlotType } from './format.ts'
import { costsLess, defaultKdfCost, type KdfCost } from './kdf.ts'
import { requireStrongPassphrase } from './passphrase.ts'
import { keyLength } from './primitives.ts'
import { systemRandom } from './random.ts'
import { parseRecoveryKey } from './recovery-key.ts'
import { type Session, secretsOf } from './session.ts'
import { unwrapSlot, wrapSlot } from './slot.ts'

interface NewPassphrase extends ChangeAt {
  readonly passphrase: string
  /** The key file that is needed from now on; null: none. */
  readonly keyFile: Uint8Array | null
  readonly kdf?: KdfCost | undefined
}

interface KnownPassphrase extends ChangeAt {
  readonly passphrase: string
  /** The key file that is needed at present. */
  readonly keyFile?: Uint8Array | undefined
}

/**
 * Asks the session's user for their passphrase once more, before an operation that deserves it.
 * @throws Fault `wrong-passphrase`, `key-file-missing`, `key-file-damaged`
 */
export async function confirmPassphrase(
  session: Session,
  known: Pick<KnownPassphrase, 'passphrase' | 'keyFile'>,
): Promise<void> {
  const { passphrase, keyFile = null } = known
  const slot = ownSlot(session, 'passphrase')
  const keys = await unwrapSlot(session.storeId, slot, { type: 'passphrase', passphrase, keyFile })
  keys.unseal.fill(0)
  keys.signing.fill(0)
}

/**
 * Gives the session's user a new passphrase; a session opened with the recovery key may do so too. The store's data
 * keys stay: whoever had the old passphrase and a copy of the old keyring keeps reading until they are rotated.
 * @throws Fault `weak-passphrase`, `key-file-damaged`
 */
export async function changePassphrase(session: Session, next: NewPassphrase): Promise<Change> {
  requireStrongPassphrase(next.passphrase, [session.label])
  return replacePassphraseSlot(session, { ...next, cost: next.kdf ?? defaultKdfCost })
}

/**
 * Adds, exchanges or removes the key file of the session's user, whose passphrase stays.
 * @throws Fault `wrong-passphrase`, `key-file-missing`, `key-file-damaged`
 */
export async function changeKeyFile(
  session: Session,
  change: KnownPassphrase & { readonly nextKeyFile: Uint8Array | null },
): Promise<Change> {
  await confirmPassphrase(session, change)
  const cost = costOf(ownSlot(session, 'passphrase'))
  return replacePassphraseSlot(session, { ...change, keyFile: change.nextKeyFile, cost })
}

/**
 * Wraps the passphrase slot anew when it costs a guesser less than `atLeast`; null when it does not. For the moment
 * after an unlock, when the passphrase is at hand.
 * @throws Fault `wrong-passphrase`, `key-file-missing`, `key-file-damaged`
 */
export async function strengthenPassphraseSlot(
  session: Session,
  known: KnownPassphrase & { readonly atLeast: KdfCost },
): Promise<Change | null> {
  const slot = ownSlot(session, 'passphrase')
  if (!costsLess(costOf(slot), known.atLeast)) return null
  await confirmPassphrase(session, known)
  return replacePassphraseSlot(session, {
    ...known,
    keyFile: slot.keyFile ? (known.keyFile ?? null) : null,
    cost: known.atLeast,
    temporary: slot.temporary,
  })
}

/**
 * Puts a recovery key from {@link newRecoveryKey}, as it was typed back, into use for the session's user, a `dpo`; the one
 * before no longer opens.
 * @throws Fault `forbidden`, `invalid-input` when it is mistyped
 */
export async function replaceRecoveryKey(
  session: Session,
  { typed, now, random = systemRandom }: ChangeAt & { readonly typed: string },
): Promise<Change> {
  const { privateKeys } = requireDpo(session)
  const key = parseRecoveryKey(typed)
  const owner = { storeId: session.storeId, user: session.userId }
  try {
    const slot = await wrapSlot(owner, { type: 'recovery', key }, privateKeys, random)
    return changeSlots(session, now, [...otherSlots(session, 'recovery'), slot])
  } finally {
    key.fill(0)
  }
}

/**
 * Whether a recovery key, as it was typed back, opens the slot of the session's user.
 * @throws Fault `invalid-input` when it is mistyped
 */
export async function checkRecoveryKey(session: Session, typed: string): Promise<boolean> {
  const key = parseRecoveryKey(typed)
  try {
    const keys = await unwrapSlot(session.storeId, ownSlot(session, 'recovery'), { type: 'recovery', key })
    keys.unseal.fill(0)
    keys.signing.fill(0)
    return true
  } catch (error) {
    if (error instanceof Fault && (error.code === 'wrong-passphrase' || error.code === 'not-found'))
      return false
    throw error
  } finally {
    key.fill(0)
  }
}

/**
 * A slot for a key that the operating system keeps, beside the passphrase slot and never instead of it.
 * @throws Fault `forbidden` while the passphrase is a temporary one
 */
export async function addDeviceKey(
  session: Session,
  { now, random = systemRandom }: ChangeAt,
): Promise<Change & { readonly deviceKey: Buffer }> {
  if (session.mustReplacePassphrase) throw new Fault('forbidden')
  const deviceKey = random(keyLength)
  const owner = { storeId: session.storeId, user: session.userId }
  const slot = await wrapSlot(
    owner,
    { type: 'device', key: deviceKey },
    secretsOf(session).privateKeys,
    random,
  )
  return { ...changeSlots(session, now, [...otherSlots(session, 'device'), slot]), deviceKey }
}

/** Removes the operating system's way in; the passphrase remains. */
export function removeDeviceKey(session: Session, { now }: ChangeAt): Change {
  return changeSlots(session, now, otherSlots(session, 'device'))
}

interface PassphraseSlotChange extends ChangeAt {
  readonly passphrase: string
  readonly keyFile: Uint8Array | null
  readonly cost: KdfCost
  readonly temporary?: boolean
}

async function replacePassphraseSlot(session: Session, change: PassphraseSlotChange): Promise<Change> {
  const { passphrase, keyFile, cost, temporary = false, now, random = systemRandom } = change
  const slot = await wrapSlot(
    { storeId: session.storeId, user: session.userId },
    { type: 'passphrase', passphrase, keyFile, cost, temporary },
    secretsOf(session).privateKeys,
    random,
  )
  return changeSlots(session, now, [...otherSlots(session, 'passphrase'), slot])
}

function ownSlot(session: Session, type: SlotType): Slot {
  const { slots } = secretsOf(session).keyring.body
  const slot = slots.find((candidate) => candidate.user === session.userId && candidate.type === type)
  if (slot === undefined) throw new Fault('not-found')
  return slot
}

/** All slots of the keyring but the session user's one of this type. */
function otherSlots(session: Session, type: SlotType): readonly Slot[] {
  const { slots } = secretsOf(session).keyring.body
  return slots.filter((slot) => slot.user !== session.userId || slot.type !== type)
}

function costOf({ kdf }: Slot): KdfCost {
  if (kdf.algorithm !== 'argon2id') throw new Error('a passphrase slot derives by Argon2id')
  return { memoryKiB: kdf.memoryKiB, passes: kdf.passes, lanes: kdf.lanes }
}
