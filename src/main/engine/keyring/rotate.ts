import { type Change, type ChangeAt, changeCharter, requireDpo } from './change.ts'
import { epochsOf } from './consistency.ts'
import type { KeyringUser } from './format.ts'
import { type EpochKeys, grantsFor, wrapErasuresKey } from './grant.ts'
import { keyLength } from './primitives.ts'
import { systemRandom } from './random.ts'
import type { Session } from './session.ts'

/**
 * First half of a rotation: new compartment keys for the next epoch, sealed to everybody who remains, beside the present
 * ones. Write the bytes, re-encrypt the store from `session.keys` to `session.pendingKeys`, then {@link finishRotation}.
 * After a crash anywhere between, every user still opens the keyring and the database has one of the two keys.
 * A rotation that has begun already is taken up again: the change holds the same pending keys.
 * @throws Fault `forbidden`
 */
export function beginRotation(session: Session, { now, random = systemRandom }: ChangeAt): Change {
  const { keyring, current, pending } = requireDpo(session)
  const { charter } = keyring.body
  if (pending !== null) return changeCharter(session, now, {})
  const next: EpochKeys = {
    epoch: current.epoch + 1,
    main: random(keyLength),
    credentials: random(keyLength),
  }
  const given = activeUsers(charter.users).flatMap((user) => grantsFor(session.storeId, user, next, random))
  const change = changeCharter(session, now, {
    pending: { epoch: next.epoch, begunAt: now },
    grants: [...charter.grants, ...given],
  })
  next.main.fill(0)
  next.credentials?.fill(0)
  return change
}

/**
 * Second half: the pending epoch becomes the present one and the old grants go. Call it only when the store opens with
 * `session.pendingKeys` alone.
 * @throws Fault `forbidden`
 */
export function finishRotation(session: Session, { now, random = systemRandom }: ChangeAt): Change {
  const { keyring, pending, erasures } = requireDpo(session)
  const { charter } = keyring.body
  if (pending === null) throw new Error('no rotation has begun')
  const settled = { epoch: pending.epoch, pending: null }
  return changeCharter(session, now, {
    ...settled,
    grants: charter.grants.filter((grant) => epochsOf(settled).includes(grant.epoch)),
    rotationDue: false,
    erasures: wrapErasuresKey(session.storeId, pending, erasures, random),
  })
}

function activeUsers(users: readonly KeyringUser[]): readonly KeyringUser[] {
  return users.filter((user) => user.status === 'active')
}
