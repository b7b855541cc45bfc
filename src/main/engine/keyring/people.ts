import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { type Change, type ChangeAt, changeCharter, requireDpo } from './change.ts'
import { compartmentsOf } from './consistency.ts'
import { newIdOf, newUser } from './create.ts'
import type { KeyringUser } from './format.ts'
import { grantsFor } from './grant.ts'
import { defaultKdfCost, type KdfCost } from './kdf.ts'
import { newPrivateKeys } from './key-pair.ts'
import { newLabel, requireRoom } from './membership.ts'
import { requireStrongPassphrase } from './passphrase.ts'
import { systemRandom } from './random.ts'
import type { Session, SessionSecrets } from './session.ts'
import { wrapSlot } from './slot.ts'

export interface NewUser extends ChangeAt {
  readonly label: string
  readonly role: Role
  /** Given by the `dpo` to the person, who must replace it at the first unlock. */
  readonly temporaryPassphrase: string
  readonly kdf?: KdfCost | undefined
  readonly newId?: NewId | undefined
}

/**
 * Adds a person with their own key pair and the grants of their role.
 * @throws Fault `forbidden`, `weak-passphrase`, `already-exists`, `invalid-input` (label, or no room for more people)
 */
export async function addUser(
  session: Session,
  input: NewUser,
): Promise<Change & { readonly userId: KeyringUser['id'] }> {
  const { role, temporaryPassphrase, kdf = defaultKdfCost, now, random = systemRandom } = input
  const { keyring, current } = requireSettled(session)
  const { users, grants } = keyring.body.charter
  requireRoom(users)
  const label = newLabel(input.label, users)
  requireStrongPassphrase(temporaryPassphrase, [label])
  const privateKeys = newPrivateKeys(random)
  const user = newUser({ id: newIdOf(input), label, role, now }, privateKeys)
  const slot = await wrapSlot(
    { storeId: session.storeId, user: user.id },
    { type: 'passphrase', passphrase: temporaryPassphrase, keyFile: null, cost: kdf, temporary: true },
    privateKeys,
    random,
  )
  privateKeys.unseal.fill(0)
  privateKeys.signing.fill(0)
  const given = grantsFor(session.storeId, user, current, random)
  const change = changeCharter(session, now, { users: [...users, user], grants: [...grants, ...given] }, [
    ...keyring.body.slots,
    slot,
  ])
  return { ...change, userId: user.id }
}

/**
 * Takes every slot and grant from a person. Their name and public signing key stay, so that what they did can still be
 * verified. They may hold copies of keys, so a rotation is due: until then removal is only a promise.
 * @throws Fault `forbidden` (also for oneself), `not-found`
 */
export function removeUser(
  session: Session,
  { userId, now }: ChangeAt & { readonly userId: string },
): Change {
  const { keyring } = requireSettled(session)
  const { charter, slots } = keyring.body
  const leaver = otherUser(session, userId)
  const users = charter.users.map((user) =>
    user.id === leaver.id ? { ...user, status: 'removed' as const, removedAt: now } : user,
  )
  const grants = charter.grants.filter((grant) => grant.user !== leaver.id)
  return changeCharter(
    session,
    now,
    { users, grants, rotationDue: true },
    slots.filter((slot) => slot.user !== leaver.id),
  )
}

/**
 * Gives another person another role and exactly its grants. Who loses a compartment may have kept its key, so a
 * rotation is due then; who is no longer `dpo` loses the recovery key.
 * @throws Fault `forbidden` (also for oneself), `not-found`
 */
export function changeRole(
  session: Session,
  { userId, role, now, random = systemRandom }: ChangeAt & { readonly userId: string; readonly role: Role },
): Change {
  const { keyring, current } = requireSettled(session)
  const { charter, slots } = keyring.body
  const before = otherUser(session, userId)
  const after = { ...before, role }
  const loses = compartmentsOf(before.role).some((compartment) => !compartmentsOf(role).includes(compartment))
  return changeCharter(
    session,
    now,
    {
      users: charter.users.map((user) => (user.id === after.id ? after : user)),
      grants: [
        ...charter.grants.filter((grant) => grant.user !== after.id),
        ...grantsFor(session.storeId, after, current, random),
      ],
      rotationDue: charter.rotationDue || loses,
    },
    slots.filter((slot) => slot.user !== after.id || slot.type !== 'recovery' || role === 'dpo'),
  )
}

/** The storage finishes a rotation before it serves anybody, so users never change in the midst of one. */
export function requireSettled(session: Session): SessionSecrets {
  const secrets = requireDpo(session)
  if (secrets.pending !== null) throw new Error('a rotation must be finished before users change')
  return secrets
}

/** Nobody removes or demotes themselves, so a store never loses its last `dpo`. */
function otherUser(session: Session, userId: string): KeyringUser {
  if (userId === session.userId) throw new Fault('forbidden')
  const { users } = requireDpo(session).keyring.body.charter
  const found = users.find((user) => user.id === userId && user.status === 'active')
  if (found === undefined) throw new Fault('not-found')
  return found
}
