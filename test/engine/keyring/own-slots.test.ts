import { beforeAll, describe, expect, test } from 'vitest'
import {
  addDeviceKey,
  addUser,
  type CreatedKeyring,
  changeKeyFile,
  changePassphrase,
  confirmPassphrase,
  newKeyFile,
  newRecoveryKey,
  openKeyring,
  readUsers,
  removeDeviceKey,
  replaceRecoveryKey,
  strengthenPassphraseSlot,
} from '#engine/keyring/index.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf, passphrase } from './keyrings.ts'

let created: CreatedKeyring
beforeAll(async () => {
  created = await newKeyring()
})
const opensWith = (bytes: Uint8Array, typed: string, keyFile?: Uint8Array) =>
  outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase: typed, keyFile }))

describe('a passphrase is changed', () => {
  test('by its owner: the new one opens, the old one does not, the data keys stay', async () => {
    const next = { passphrase: otherPassphrase, keyFile: null, kdf: leastCost, now: later }
    const changed = await changePassphrase(created.session, next)
    expect(await opensWith(changed.bytes, otherPassphrase)).toBe('opened')
    expect(await opensWith(changed.bytes, passphrase)).toBe('wrong-passphrase')
    expect(changed.session.keys.databaseKey()).toEqual(created.session.keys.databaseKey())
    expect(changed.session.keyringSequence).toBe(2)
  })

  test('by whoever came in with the recovery key', async () => {
    const session = await openKeyring(created.bytes, { recoveryKey: created.recoveryKey })
    const changed = await changePassphrase(session, {
      passphrase: otherPassphrase,
      keyFile: null,
      kdf: leastCost,
      now,
    })
    expect(await opensWith(changed.bytes, otherPassphrase)).toBe('opened')
  })

  test('to one worth guessing only', async () => {
    const next = { passphrase: 'password1234', keyFile: null, kdf: leastCost, now }
    expect(await outcomeOf(() => changePassphrase(created.session, next))).toBe('weak-passphrase')
  })

  test('and the session before it still signs until it is disposed of', async () => {
    const { session } = await newKeyring()
    const change = await changePassphrase(session, {
      passphrase: otherPassphrase,
      keyFile: null,
      kdf: leastCost,
      now,
    })
    session.dispose()
    expect(change.session.sign(Buffer.from('x'))).toHaveLength(64)
  })
})

test('a passphrase is asked for again, with its key file', async () => {
  const keyFile = newKeyFile()
  const { session } = await newKeyring({ keyFile })
  expect(await outcomeOf(() => confirmPassphrase(session, { passphrase, keyFile }))).toBe('opened')
  expect(await outcomeOf(() => confirmPassphrase(session, { passphrase }))).toBe('key-file-missing')
  expect(await outcomeOf(() => confirmPassphrase(session, { passphrase: otherPassphrase, keyFile }))).toBe(
    'wrong-passphrase',
  )
})

test('a key file is added, exchanged and removed, each time by the passphrase', async () => {
  const [first, second] = [newKeyFile(), newKeyFile()]
  const wrong = { passphrase: otherPassphrase, nextKeyFile: first, now }
  expect(await outcomeOf(() => changeKeyFile(created.session, wrong))).toBe('wrong-passphrase')
  const added = await changeKeyFile(created.session, { passphrase, nextKeyFile: first, now })
  expect(await opensWith(added.bytes, passphrase)).toBe('key-file-missing')
  expect(await opensWith(added.bytes, passphrase, first)).toBe('opened')
  const exchanged = await changeKeyFile(added.session, {
    passphrase,
    keyFile: first,
    nextKeyFile: second,
    now,
  })
  expect(await opensWith(exchanged.bytes, passphrase, first)).toBe('wrong-passphrase')
  expect(await opensWith(exchanged.bytes, passphrase, second)).toBe('opened')
  const removed = await changeKeyFile(exchanged.session, {
    passphrase,
    keyFile: second,
    nextKeyFile: null,
    now,
  })
  expect(await opensWith(removed.bytes, passphrase)).toBe('opened')
  // A key file that is not asked for does no harm.
  expect(await opensWith(removed.bytes, passphrase, second)).toBe('opened')
})

describe('a slot that costs a guesser too little is made dearer at unlock', () => {
  const atLeast = { ...leastCost, passes: 3 }

  test('once, and only with the right passphrase', async () => {
    const wrong = { passphrase: otherPassphrase, atLeast, now }
    expect(await outcomeOf(() => strengthenPassphraseSlot(created.session, wrong))).toBe('wrong-passphrase')
    const change = await strengthenPassphraseSlot(created.session, { passphrase, atLeast, now })
    expect(change?.bytes.toString()).toContain('"passes":3')
    expect(await opensWith(change?.bytes ?? Buffer.alloc(0), passphrase)).toBe('opened')
    const again = await openKeyring(change?.bytes ?? Buffer.alloc(0), { user: 'Ada', passphrase })
    expect(await strengthenPassphraseSlot(again, { passphrase, atLeast, now })).toBeNull()
  })

  test('keeping its key file and its being temporary', async () => {
    const keyFile = newKeyFile()
    const { session } = await newKeyring({ keyFile })
    const change = await strengthenPassphraseSlot(session, { passphrase, keyFile, atLeast, now })
    expect(readUsers(change?.bytes ?? Buffer.alloc(0)).users[0]?.slots).toContainEqual({
      type: 'passphrase',
      keyFile: true,
      temporary: false,
    })
    const bo = {
      label: 'Bo',
      role: 'auditor',
      temporaryPassphrase: otherPassphrase,
      kdf: leastCost,
      now,
    } as const
    const added = await addUser(created.session, bo)
    const theirs = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    const dearer = await strengthenPassphraseSlot(theirs, { passphrase: otherPassphrase, atLeast, now })
    expect(dearer?.session.mustReplacePassphrase).toBe(true)
  })
})

test('a new recovery key opens and the old one does not', async () => {
  const next = newRecoveryKey()
  const replaced = await replaceRecoveryKey(created.session, { typed: next.toLowerCase(), now: later })
  const opens = (recoveryKey: string) => outcomeOf(() => openKeyring(replaced.bytes, { recoveryKey }))
  expect(await opens(next)).toBe('opened')
  expect(await opens(created.recoveryKey)).toBe('wrong-passphrase')
  expect(await opensWith(replaced.bytes, passphrase)).toBe('opened')
})

test('each data protection officer may hold a recovery key of their own', async () => {
  const bo = { label: 'Bo', role: 'dpo', temporaryPassphrase: otherPassphrase, kdf: leastCost, now } as const
  const added = await addUser(created.session, bo)
  const first = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
  const own = await changePassphrase(first, {
    passphrase: 'spoon-harbour-violet',
    keyFile: null,
    kdf: leastCost,
    now,
  })
  const next = newRecoveryKey()
  const replaced = await replaceRecoveryKey(own.session, { typed: next, now })
  const open = (recoveryKey: string) => openKeyring(replaced.bytes, { recoveryKey })
  expect(await open(created.recoveryKey)).toMatchObject({ label: 'Ada' })
  expect(await open(next)).toMatchObject({ label: 'Bo' })
})

test('a device key opens beside the passphrase until it is removed', async () => {
  const added = await addDeviceKey(created.session, { now })
  const opens = (bytes: Uint8Array, deviceKey: Uint8Array) =>
    outcomeOf(() => openKeyring(bytes, { user: 'Ada', deviceKey }))
  expect(await opens(added.bytes, added.deviceKey)).toBe('opened')
  expect(await opens(added.bytes, Buffer.alloc(32))).toBe('wrong-passphrase')
  expect(await opensWith(added.bytes, passphrase)).toBe('opened')
  const removed = removeDeviceKey(added.session, { now })
  expect(await opens(removed.bytes, added.deviceKey)).toBe('not-found')
})
