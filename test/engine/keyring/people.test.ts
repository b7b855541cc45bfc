import { beforeAll, describe, expect, test } from 'vitest'
import {
  addUser,
  beginRotation,
  type CreatedKeyring,
  changePassphrase,
  changeRole,
  finishRotation,
  openKeyring,
  readUsers,
  removeUser,
  type Session,
  verifySignature,
} from '#engine/keyring/index.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf, passphrase } from './keyrings.ts'

let created: CreatedKeyring
beforeAll(async () => {
  created = await newKeyring()
})

function withUser(label: string, role: Role, session: Session = created.session) {
  return addUser(session, { label, role, temporaryPassphrase: otherPassphrase, kdf: leastCost, now: later })
}

describe('a person who is added', () => {
  test('opens the store with the temporary passphrase and must replace it', async () => {
    const added = await withUser('Bo', 'contributor')
    const bo = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    expect(bo).toMatchObject({ userId: added.userId, role: 'contributor', mustReplacePassphrase: true })
    expect(bo.keys.databaseKey()).toEqual(created.session.keys.databaseKey())
    const own = await changePassphrase(bo, {
      passphrase: 'spoon-harbour-violet',
      keyFile: null,
      kdf: leastCost,
      now: later,
    })
    expect(own.session.mustReplacePassphrase).toBe(false)
    expect(await outcomeOf(() => openKeyring(own.bytes, { user: 'Bo', passphrase: otherPassphrase }))).toBe(
      'wrong-passphrase',
    )
    expect(
      await outcomeOf(() => openKeyring(own.bytes, { user: 'Bo', passphrase: 'spoon-harbour-violet' })),
    ).toBe('opened')
    expect(await outcomeOf(() => openKeyring(own.bytes, { user: 'Ada', passphrase }))).toBe('opened')
  })

  test.each([
    ['dpo', true],
    ['contributor', true],
    ['decider', false],
    ['auditor', false],
  ] as const)('as %s receives the credentials key: %s', async (role, receives) => {
    const added = await withUser('Bo', role)
    const bo = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    expect(bo.keys.credentials !== null).toBe(receives)
    expect(added.bytes.toString().match(/"compartment":"credentials"/g)).toHaveLength(receives ? 2 : 1)
  })

  test('signs with a key of their own', async () => {
    const added = await withUser('Bo', 'auditor')
    const bo = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    const message = Buffer.from('entry')
    const keyOf = (id: string) => added.session.publicKeys.get(id) ?? ''
    expect(verifySignature(keyOf(added.userId), message, bo.sign(message))).toBe(true)
    expect(verifySignature(keyOf(created.session.userId), message, bo.sign(message))).toBe(false)
  })

  test('has a name of their own and a passphrase worth guessing', async () => {
    expect(await outcomeOf(() => withUser(' ada ', 'auditor'))).toBe('already-exists')
    expect(await outcomeOf(() => withUser('B\u0007o', 'auditor'))).toBe('invalid-input')
    const weak = { label: 'Bo', role: 'auditor', temporaryPassphrase: 'short', kdf: leastCost, now } as const
    expect(await outcomeOf(() => addUser(created.session, weak))).toBe('weak-passphrase')
  })
})

describe('users and keys are in the hands of the data protection officer', () => {
  test.each(['decider', 'contributor', 'auditor'] as const)('not of the %s', async (role) => {
    const added = await withUser('Bo', role)
    const first = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    const next = { passphrase: 'spoon-harbour-violet', keyFile: null, kdf: leastCost, now }
    const { session } = await changePassphrase(first, next)
    const outcomes = [
      await outcomeOf(() => withUser('Cy', 'dpo', session)),
      await outcomeOf(() => removeUser(session, { userId: created.session.userId, now })),
      await outcomeOf(() => changeRole(session, { userId: created.session.userId, role: 'auditor', now })),
      await outcomeOf(() => beginRotation(session, { now })),
      await outcomeOf(() => finishRotation(session, { now })),
    ]
    expect(new Set(outcomes)).toEqual(new Set(['forbidden']))
  })

  test('and of nobody whose passphrase somebody else knows', async () => {
    const added = await withUser('Bo', 'dpo')
    const bo = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    expect(await outcomeOf(() => withUser('Cy', 'auditor', bo))).toBe('forbidden')
  })

  test('who cannot remove or demote themselves', async () => {
    const { session } = created
    expect(await outcomeOf(() => removeUser(session, { userId: session.userId, now }))).toBe('forbidden')
    expect(await outcomeOf(() => changeRole(session, { userId: session.userId, role: 'auditor', now }))).toBe(
      'forbidden',
    )
    expect(
      await outcomeOf(() => removeUser(session, { userId: 'user_00000000000000000000000000', now })),
    ).toBe('not-found')
  })
})

describe('a person who is removed', () => {
  test('no longer opens the store, keeps the public key, and leaves a rotation due', async () => {
    const added = await withUser('Bo', 'contributor')
    const removed = removeUser(added.session, { userId: added.userId, now: later })
    expect(
      await outcomeOf(() => openKeyring(removed.bytes, { user: 'Bo', passphrase: otherPassphrase })),
    ).toBe('not-found')
    expect(
      await outcomeOf(() => openKeyring(removed.bytes, { user: added.userId, passphrase: otherPassphrase })),
    ).toBe('not-found')
    expect(readUsers(removed.bytes).users[1]).toMatchObject({ label: 'Bo', status: 'removed', slots: [] })
    expect(removed.session.publicKeys.get(added.userId)).toBe(added.session.publicKeys.get(added.userId))
    expect([added.session.rotationDue, removed.session.rotationDue]).toEqual([false, true])
    expect(removed.bytes.toString().match(/"compartment"/g)).toHaveLength(2)
    expect(await outcomeOf(() => removeUser(removed.session, { userId: added.userId, now }))).toBe(
      'not-found',
    )
  })

  test('may come back under the same name as another user', async () => {
    const added = await withUser('Bo', 'contributor')
    const removed = removeUser(added.session, { userId: added.userId, now: later })
    const again = await withUser('Bo', 'auditor', removed.session)
    expect(again.userId).not.toBe(added.userId)
    expect(await openKeyring(again.bytes, { user: 'Bo', passphrase: otherPassphrase })).toMatchObject({
      role: 'auditor',
    })
  })
})

describe('a change of role changes the keys', () => {
  test('an auditor who becomes contributor receives the credentials key', async () => {
    const added = await withUser('Bo', 'auditor')
    const changed = changeRole(added.session, { userId: added.userId, role: 'contributor', now: later })
    const bo = await openKeyring(changed.bytes, { user: 'Bo', passphrase: otherPassphrase })
    expect(bo.keys.credentials).toEqual(created.session.keys.credentials)
    expect(changed.session.rotationDue).toBe(false)
  })

  test('a contributor who becomes auditor loses it, and a rotation is due', async () => {
    const added = await withUser('Bo', 'contributor')
    const changed = changeRole(added.session, { userId: added.userId, role: 'auditor', now: later })
    const bo = await openKeyring(changed.bytes, { user: 'Bo', passphrase: otherPassphrase })
    expect(bo).toMatchObject({ role: 'auditor', keys: { credentials: null } })
    expect(changed.session.rotationDue).toBe(true)
  })

  test('a data protection officer who becomes contributor loses the recovery key', async () => {
    const added = await withUser('Bo', 'dpo')
    const first = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    const bo = await changePassphrase(first, {
      passphrase: 'spoon-harbour-violet',
      keyFile: null,
      kdf: leastCost,
      now,
    })
    const changed = changeRole(bo.session, {
      userId: created.session.userId,
      role: 'contributor',
      now: later,
    })
    expect(await outcomeOf(() => openKeyring(bo.bytes, { recoveryKey: created.recoveryKey }))).toBe('opened')
    expect(await outcomeOf(() => openKeyring(changed.bytes, { recoveryKey: created.recoveryKey }))).toBe(
      'not-found',
    )
    expect(await openKeyring(changed.bytes, { user: 'Ada', passphrase })).toMatchObject({
      role: 'contributor',
    })
  })
})
