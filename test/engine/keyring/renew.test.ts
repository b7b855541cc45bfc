import { describe, expect, test } from 'vitest'
import { openGrants } from '#engine/keyring/grant.ts'
import {
  addUser,
  beginRotation,
  changePassphrase,
  finishRotation,
  openKeyring,
  readUsers,
  renewOwnKeys,
} from '#engine/keyring/index.ts'
import { secretsOf } from '#engine/keyring/session.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf, passphrase } from './keyrings.ts'

describe('after a leak a data protection officer', () => {
  const next = { passphrase: otherPassphrase, keyFile: null, kdf: leastCost, now: later }

  test('comes back under the same name with another id, and the old ways in are shut', async () => {
    const created = await newKeyring()
    const renewed = await renewOwnKeys(created.session, next)
    const open = (typed: string) =>
      outcomeOf(() => openKeyring(renewed.bytes, { user: 'Ada', passphrase: typed }))
    expect([await open(passphrase), await open(otherPassphrase)]).toEqual(['wrong-passphrase', 'opened'])
    const recover = (recoveryKey: string) => outcomeOf(() => openKeyring(renewed.bytes, { recoveryKey }))
    expect([await recover(created.recoveryKey), await recover(renewed.recoveryKey)]).toEqual([
      'wrong-passphrase',
      'opened',
    ])
    expect(readUsers(renewed.bytes).users.map(({ label, status }) => [label, status])).toEqual([
      ['Ada', 'removed'],
      ['Ada', 'active'],
    ])
    expect(renewed.session).toMatchObject({ userId: renewed.userId, role: 'dpo', rotationDue: true })
    expect(renewed.session.keys.databaseKey()).toEqual(created.session.keys.databaseKey())
    expect(renewed.session.publicKeys.size).toBe(2)
  })

  test('shuts out whoever has the old private keys, which a new passphrase and a rotation alone do not', async () => {
    const created = await newKeyring()
    const leaked = secretsOf(created.session).privateKeys
    const rotate = (session: typeof created.session) =>
      finishRotation(beginRotation(session, { now: later }).session, { now: later })
    const unsealedBy = (keys: typeof leaked, session: typeof created.session) => {
      const { keyring, user } = secretsOf(session)
      return openGrants(session.storeId, keyring.body.charter, user, keys, session.keys.epoch).main
    }
    const changed = rotate((await changePassphrase(created.session, next)).session)
    expect(unsealedBy(leaked, changed.session)).toEqual(secretsOf(changed.session).current.main)
    const renewed = rotate((await renewOwnKeys(created.session, next)).session)
    expect(() => unsealedBy(leaked, renewed.session)).toThrow('keyring-damaged')
  })

  test('and nobody else renews keys on their own', async () => {
    const created = await newKeyring()
    const bo = {
      label: 'Bo',
      role: 'contributor',
      temporaryPassphrase: otherPassphrase,
      kdf: leastCost,
      now,
    } as const
    const added = await addUser(created.session, bo)
    const first = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
    const own = await changePassphrase(first, { ...next, passphrase: 'spoon-harbour-violet' })
    expect(await outcomeOf(() => renewOwnKeys(own.session, next))).toBe('forbidden')
  })
})
