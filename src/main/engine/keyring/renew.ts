import type { NewId } from '#shared/kernel/ids.ts'
import { type Change, type ChangeAt, writeCharter } from './change.ts'
import { newIdOf, newUser } from './create.ts'
import type { KeyringUser } from './format.ts'
import { grantsFor } from './grant.ts'
import { defaultKdfCost, type KdfCost } from './kdf.ts'
import { newPrivateKeys } from './key-pair.ts'
import { requireRoom } from './membership.ts'
import { requireStrongPassphrase } from './passphrase.ts'
import { requireSettled } from './people.ts'
import { keyLength } from './primitives.ts'
import { systemRandom } from './random.ts'
import { printRecoveryKey } from './recovery-key.ts'
import { admit, type Session } from './session.ts'
import { wrapSlot } from './slot.ts'

export interface RenewedKeys extends ChangeAt {
  readonly passphrase: string
  readonly keyFile: Uint8Array | null
  readonly kdf?: KdfCost | undefined
  readonly newId?: NewId | undefined
}

/**
 * What a `dpo` does when their passphrase or recovery key fell into other hands: they come back under a new id with new
 * key pairs, a new passphrase and a new recovery key, and the old id is removed. A new passphrase alone would not help
 * against somebody who has an old keyring too, because the keys in the slot would stay the same. A rotation is due
 * afterwards. For other roles the `dpo` removes the person and adds them again.
 * @throws Fault `forbidden`, `weak-passphrase`, `key-file-damaged`, `invalid-input` (no room for another id)
 */
export async function renewOwnKeys(
  session: Session,
  input: RenewedKeys,
): Promise<Change & { readonly userId: KeyringUser['id']; readonly recoveryKey: string }> {
  const { passphrase, keyFile, kdf = defaultKdfCost, now, random = systemRandom } = input
  const { keyring, current, user: old } = requireSettled(session)
  const { charter, slots } = keyring.body
  requireStrongPassphrase(passphrase, [old.label])
  const users = charter.users.map((user) =>
    user.id === old.id ? { ...user, status: 'removed' as const, removedAt: now } : user,
  )
  requireRoom(users)
  const privateKeys = newPrivateKeys(random)
  const renewed = newUser({ id: newIdOf(input), label: old.label, role: old.role, now }, privateKeys)
  const owner = { storeId: session.storeId, user: renewed.id }
  const recovery = random(keyLength)
  const secret = { type: 'passphrase', passphrase, keyFile, cost: kdf, temporary: false } as const
  const bytes = writeCharter(
    session,
    { id: renewed.id, privateKeys },
    now,
    {
      users: [...users, renewed],
      grants: [
        ...charter.grants.filter((grant) => grant.user !== old.id),
        ...grantsFor(session.storeId, renewed, current, random),
      ],
      rotationDue: true,
    },
    [
      ...slots.filter((slot) => slot.user !== old.id),
      await wrapSlot(owner, secret, privateKeys, random),
      await wrapSlot(owner, { type: 'recovery', key: recovery }, privateKeys, random),
    ],
  )
  const recoveryKey = printRecoveryKey(recovery)
  recovery.fill(0)
  return {
    bytes,
    session: admit(bytes, renewed.id, privateKeys, 'passphrase'),
    userId: renewed.id,
    recoveryKey,
  }
}
