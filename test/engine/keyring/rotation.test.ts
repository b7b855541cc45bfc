import { beforeAll, describe, expect, test } from 'vitest'
import {
  addUser,
  beginRotation,
  type Change,
  type CreatedKeyring,
  finishRotation,
  openKeyring,
  removeUser,
  type Session,
} from '#engine/keyring/index.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf, passphrase } from './keyrings.ts'

describe('a rotation', () => {
  let created: CreatedKeyring
  let before: Change
  let begun: Change
  let finished: Change
  beforeAll(async () => {
    created = await newKeyring()
    const bo = {
      label: 'Bo',
      role: 'contributor',
      temporaryPassphrase: otherPassphrase,
      kdf: leastCost,
      now,
    } as const
    const cy = { ...bo, label: 'Cy', role: 'auditor' } as const
    const withBo = await addUser(created.session, bo)
    const withBoth = await addUser(withBo.session, cy)
    before = removeUser(withBoth.session, { userId: withBo.userId, now })
    begun = beginRotation(before.session, { now: later })
    finished = finishRotation(begun.session, { now: later })
  })
  const openAs = (bytes: Uint8Array, user: 'Ada' | 'Cy') =>
    openKeyring(bytes, { user, passphrase: user === 'Ada' ? passphrase : otherPassphrase })

  test('leaves the keyring open to everybody after a crash at any step', async () => {
    for (const { bytes } of [before, begun, finished]) {
      expect(await outcomeOf(() => openAs(bytes, 'Ada'))).toBe('opened')
      expect(await outcomeOf(() => openAs(bytes, 'Cy'))).toBe('opened')
      expect(await outcomeOf(() => openKeyring(bytes, { recoveryKey: created.recoveryKey }))).toBe('opened')
    }
  })

  test('gives in between the old and the new key of the database, whoever opens it', async () => {
    for (const user of ['Ada', 'Cy'] as const) {
      const [old, middle, end] = [
        await openAs(before.bytes, user),
        await openAs(begun.bytes, user),
        await openAs(finished.bytes, user),
      ]
      expect(old.pendingKeys).toBeNull()
      expect(middle.keys.databaseKey()).toEqual(old.keys.databaseKey())
      expect(middle.pendingKeys?.databaseKey()).toEqual(end.keys.databaseKey())
      expect(end.pendingKeys).toBeNull()
      expect(end.keys.databaseKey()).not.toEqual(old.keys.databaseKey())
      expect([old.keys.epoch, middle.pendingKeys?.epoch, end.keys.epoch]).toEqual([1, 2, 2])
    }
  })

  test('changes every key but that of the erasure ledger', () => {
    const keysOf = ({ keys }: Session) => [keys.head, keys.credentials]
    const [oldHead, oldCredentials] = keysOf(before.session)
    const [newHead, newCredentials] = keysOf(finished.session)
    expect(newHead).not.toEqual(oldHead)
    expect(newCredentials).not.toEqual(oldCredentials)
    expect(finished.session.keys.erasures).toEqual(before.session.keys.erasures)
  })

  test('is taken up again with the same new keys', async () => {
    const session = await openAs(begun.bytes, 'Ada')
    const again = beginRotation(session, { now: later })
    expect(again.session.pendingKeys?.databaseKey()).toEqual(begun.session.pendingKeys?.databaseKey())
    const end = finishRotation(again.session, { now: later })
    expect(end.session.keys.databaseKey()).toEqual(finished.session.keys.databaseKey())
  })

  test('is no longer due when it is finished', () => {
    const due = [before, begun, finished].map(({ session }) => session.rotationDue)
    expect(due).toEqual([true, true, false])
  })

  test('leaves the removed user with the old keys only', async () => {
    const leaver = before.session.publicKeys.size
    expect(leaver).toBe(3)
    expect(
      await outcomeOf(() => openKeyring(finished.bytes, { user: 'Bo', passphrase: otherPassphrase })),
    ).toBe('not-found')
    expect(finished.bytes.toString()).not.toContain('"epoch":1')
  })

  test('counts on: each keyring names the one before', () => {
    const sequences = [before, begun, finished].map(({ session }) => session.keyringSequence)
    expect(sequences).toEqual([4, 5, 6])
    expect(finished.bytes.toString()).toContain(`"previous":"${begun.session.keyringHash}"`)
  })

  test('admits no change of users in its midst and no end without a beginning', async () => {
    const userId = before.session.publicKeys.keys().next().value ?? ''
    expect(() => removeUser(begun.session, { userId, now })).toThrow(/finished before/)
    expect(() => finishRotation(finished.session, { now })).toThrow(/no rotation/)
  })
})
