import type { User, userContract } from '#shared/contract/user.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { OpenSession } from '../dispatcher.ts'
import {
  addUser,
  changeRole,
  type KdfCost,
  listUsers,
  newPassphrase,
  removeUser,
  type Session,
} from '../keyring/index.ts'
import type { HandlersOf } from '../router/index.ts'
import { momentsOf } from './moments.ts'

interface Parts {
  /** What the derivation of a new slot costs; the keyring's own default unless told. */
  readonly kdf: KdfCost | undefined
  open(): OpenSession
}

/** Who belongs to the store. The keyring refuses what the caller's role does not permit once more, by its signatures. */
export function userHandlers({ kdf, open }: Parts): HandlersOf<typeof userContract> {
  return {
    list: async (_input, { db }) => {
      const unlocks = await momentsOf(db, 'unlockedAt')
      return listUsers(open().store.keyring).map(
        ({ slots, ...user }): User => ({
          ...user,
          waysIn: [...slots],
          lastUnlockedAt: unlocks.get(user.id) ?? null,
        }),
      )
    },
    add: async ({ label, role, temporaryPassphrase }, { db, now, newId }) => {
      const { store } = open()
      const given = temporaryPassphrase ?? newPassphrase()
      const change = await addUser(settled(store.keyring), {
        label,
        role,
        temporaryPassphrase: given,
        kdf,
        now,
        newId,
      })
      await store.changeKeyring(db, change, { user: change.userId, role })
      return { id: change.userId, temporaryPassphrase: given }
    },
    remove: async ({ id }, { db, now }) => {
      const { store } = open()
      const change = removeUser(requireOther(settled(store.keyring), id), { userId: id, now })
      await store.changeKeyring(db, change, { user: id })
      return {}
    },
    changeRole: async ({ id, role }, { db, now }) => {
      const { store } = open()
      const change = changeRole(requireOther(settled(store.keyring), id), { userId: id, role, now })
      await store.changeKeyring(db, change, { user: id, role })
      return {}
    },
  }
}

/** Nobody removes or demotes themselves; so a store that has a `dpo` keeps one. */
function requireOther(keyring: Session, userId: string): Session {
  if (userId === keyring.userId) throw new Fault('own-access')
  return keyring
}

/** People change before or after a rotation, never in its midst. @throws Fault `rotation-unfinished` */
function settled(keyring: Session): Session {
  if (keyring.pendingKeys !== null) throw new Fault('rotation-unfinished')
  return keyring
}
