import type { keyContract } from '#shared/contract/key.ts'
import type { Clock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { OpenSession } from '../dispatcher.ts'
import {
  addDeviceKey,
  changeKeyFile,
  changePassphrase,
  checkRecoveryKey,
  type KdfCost,
  listUsers,
  newKeyFile,
  newPassphrase,
  newRecoveryKey,
  removeDeviceKey,
  renewOwnKeys,
  replaceRecoveryKey,
  type Throttle,
} from '../keyring/index.ts'
import type { HandlersOf } from '../router/index.ts'
import { bytesOf, confirm } from './confirm.ts'
import type { DeviceKeys } from './device-keys.ts'
import { momentsOf, rememberMoment } from './moments.ts'
import { rotateKeys, rotationSteps } from './rotation.ts'

interface Parts {
  readonly clock: Clock
  /** What the derivation of a new slot costs; the keyring's own default unless told. */
  readonly kdf: KdfCost | undefined
  readonly throttle: Throttle
  readonly deviceKeys: DeviceKeys
  open(): OpenSession
  /** Tells the windows that the keys are others now; commands are announced by themselves, a job's end is not. */
  announce(): void
}

/** One's own ways in, the recovery key, and the rotation of the store's keys. */
export function keyHandlers(parts: Parts): HandlersOf<typeof keyContract> {
  const { clock, kdf, throttle, deviceKeys, open, announce } = parts
  const keyring = () => open().store.keyring
  const inTurn = oneAtATime()
  return {
    status: async (_input, { db }) => {
      const { userId, keys, pendingKeys, rotationDue, keyringSequence, keyringHash } = keyring()
      const self = listUsers(keyring()).find(({ id }) => id === userId)
      return {
        waysIn: [...(self?.slots ?? [])],
        keychain: await deviceKeys.keychain.state().catch(() => 'none' as const),
        deviceHere: deviceKeys.isKept(keyring().storeId, userId),
        recoveryTypedAt: (await momentsOf(db, 'recoveryTypedAt')).get(userId) ?? null,
        epoch: keys.epoch,
        rotationDue,
        rotationBegun: pendingKeys !== null,
        keyringSequence,
        keyringHash,
      }
    },
    changePassphrase: async ({ next, passphrase, keyFile }, { db, now }) => {
      const { store } = open()
      const { openedWith, mustReplacePassphrase } = store.keyring
      if (!mustReplacePassphrase && openedWith !== 'recovery') {
        await confirm(store.keyring, { passphrase: passphrase ?? '', keyFile }, throttle)
      }
      // Who lost the passphrase may have lost the key file with it; who knows both keeps both.
      const keepsFile = openedWith !== 'recovery' && hasKeyFile(store.keyring)
      const kept = keepsFile ? bytesOf(keyFile) : undefined
      if (keepsFile && kept === undefined) throw new Fault('key-file-missing')
      const change = await changePassphrase(store.keyring, {
        passphrase: next,
        keyFile: kept ?? null,
        kdf,
        now,
      })
      await store.changeKeyring(db, change, {})
      return {}
    },
    proposePassphrase: async () => ({ passphrase: newPassphrase() }),
    proposeKeyFile: async () => ({ keyFile: newKeyFile().toString('ascii') }),
    changeKeyFile: async ({ next, passphrase, keyFile }, { db, now }) => {
      const { store } = open()
      const nextKeyFile = bytesOf(next) ?? null
      const change = await changeKeyFile(store.keyring, {
        passphrase,
        keyFile: bytesOf(keyFile),
        nextKeyFile,
        now,
      })
      await store.changeKeyring(db, change, { keyFile: nextKeyFile !== null })
      return {}
    },
    proposeRecoveryKey: async () => ({ recoveryKey: newRecoveryKey() }),
    replaceRecoveryKey: async ({ recoveryKey }, { db, now }) => {
      const { store } = open()
      await store.changeKeyring(db, await replaceRecoveryKey(store.keyring, { typed: recoveryKey, now }), {})
      await rememberMoment(db, 'recoveryTypedAt', store.keyring.userId, now)
      return {}
    },
    checkRecoveryKey: async ({ recoveryKey }, { db, now }) => {
      const opens = await checkRecoveryKey(keyring(), recoveryKey)
      if (opens) await rememberMoment(db, 'recoveryTypedAt', keyring().userId, now)
      db.note({ opens })
      return { opens }
    },
    addDeviceKey: async (_input, { db, now }) => {
      const { store } = open()
      const { deviceKey, ...change } = await addDeviceKey(store.keyring, { now })
      try {
        await deviceKeys.keep(store.keyring.storeId, store.keyring.userId, deviceKey)
      } finally {
        deviceKey.fill(0)
      }
      await store.changeKeyring(db, change, {})
      return {}
    },
    removeDeviceKey: async (_input, { db, now }) => {
      const { store } = open()
      await store.changeKeyring(db, removeDeviceKey(store.keyring, { now }), {})
      deviceKeys.forget(store.keyring.storeId, store.keyring.userId)
      return {}
    },
    renewOwn: async ({ next, keyFile }, { db, now, newId }) => {
      const { store } = open()
      const kept = hasKeyFile(store.keyring) ? (bytesOf(keyFile) ?? null) : null
      const before = store.keyring.userId
      const change = await renewOwnKeys(store.keyring, { passphrase: next, keyFile: kept, kdf, now, newId })
      await store.changeKeyring(db, change, { user: change.userId, before })
      return { id: change.userId, recoveryKey: change.recoveryKey }
    },
    rotate: async (_input, { progress }) =>
      inTurn(async () => {
        for await (const step of rotateKeys(open().store, clock)) {
          progress({
            done: rotationSteps.indexOf(step) + 1,
            total: rotationSteps.length,
            step: { key: `key:rotation.step.${step}`, params: {}, article: null },
          })
        }
        announce()
        return { epoch: keyring().keys.epoch }
      }),
  }
}

function hasKeyFile(session: OpenSession['store']['keyring']): boolean {
  const self = listUsers(session).find(({ id }) => id === session.userId)
  return self?.slots.some(({ keyFile }) => keyFile) ?? false
}

/** Two rotations at once would each take the other's half for their own. */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}
