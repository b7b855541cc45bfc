import { beforeAll, describe, expect, test } from 'vitest'
import {
  type CreatedKeyring,
  createKeyring,
  newKeyFile,
  newStoreId,
  openKeyring,
  readUsers,
  verifySignature,
} from '#engine/keyring/index.ts'
import { keyringHash } from '#engine/keyring/keyring-bytes.ts'
import {
  leastCost,
  newKeyring,
  now,
  otherPassphrase,
  outcomeOf,
  passphrase,
  repeatableRandom,
} from './keyrings.ts'

describe('a keyring opens', () => {
  let created: CreatedKeyring
  beforeAll(async () => {
    created = await newKeyring()
  })

  test('with the passphrase of a user named by label or by id', async () => {
    const byLabel = await openKeyring(created.bytes, { user: ' ADA', passphrase })
    const byId = await openKeyring(created.bytes, { user: created.session.userId, passphrase })
    expect(byLabel).toMatchObject({ label: 'Ada', role: 'dpo', openedWith: 'passphrase', keyringSequence: 1 })
    expect(byId.keys.databaseKey()).toEqual(byLabel.keys.databaseKey())
    expect(byId.keys.databaseKey()).toEqual(created.session.keys.databaseKey())
    expect(byId.keyringHash).toBe(keyringHash(created.bytes))
  })

  test('with a passphrase typed in another form of the same characters', async () => {
    const composed = await newKeyring({ passphrase: 'Fähre über den Rhein' })
    const typed = 'Fähre über den Rhein'.normalize('NFD')
    expect(await outcomeOf(() => openKeyring(composed.bytes, { user: 'Ada', passphrase: typed }))).toBe(
      'opened',
    )
  })

  test('with the recovery key, without naming the user', async () => {
    const session = await openKeyring(created.bytes, { recoveryKey: created.recoveryKey })
    expect(session).toMatchObject({ userId: created.session.userId, openedWith: 'recovery' })
    expect(session.keys.databaseKey()).toEqual(created.session.keys.databaseKey())
  })

  test('to four different keys and a database key in the form of the driver', () => {
    const { databaseKey, head, erasures, credentials } = created.session.keys
    expect(databaseKey().toString('ascii')).toMatch(/^raw:[0-9a-f]{64}$/)
    const keys = [
      databaseKey().toString('ascii', 4),
      ...[head, erasures, credentials].map((key) => key?.toString('hex')),
    ]
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('to a database key that the next caller gets again after the first has wiped it', () => {
    const first = created.session.keys.databaseKey()
    const copy = Buffer.from(first)
    first.fill(0)
    expect(created.session.keys.databaseKey()).toEqual(copy)
  })

  test('and signs in the name of its user', () => {
    const { session } = created
    const message = Buffer.from('audit entry')
    const publicKey = session.publicKeys.get(session.userId) ?? ''
    expect(verifySignature(publicKey, message, session.sign(message))).toBe(true)
    expect(verifySignature(publicKey, Buffer.from('audit entrY'), session.sign(message))).toBe(false)
  })

  test('at full strength too', async () => {
    const strong = await createKeyring({ storeId: newStoreId(), label: 'Ada', passphrase, now })
    expect(strong.bytes.toString()).toContain('"lanes":4,"memoryKiB":262144,"passes":3')
    expect(await outcomeOf(() => openKeyring(strong.bytes, { user: 'Ada', passphrase }))).toBe('opened')
    expect(
      await outcomeOf(() => openKeyring(strong.bytes, { user: 'Ada', passphrase: otherPassphrase })),
    ).toBe('wrong-passphrase')
  })
})

describe('a keyring stays shut', () => {
  test('for another passphrase, another user and a recovery key of another store', async () => {
    const created = await newKeyring()
    const stranger = await newKeyring()
    const refusals = [
      await outcomeOf(() => openKeyring(created.bytes, { user: 'Ada', passphrase: otherPassphrase })),
      await outcomeOf(() => openKeyring(created.bytes, { user: 'Ada', passphrase: '' })),
      await outcomeOf(() => openKeyring(created.bytes, { user: 'Grace', passphrase })),
      await outcomeOf(() => openKeyring(created.bytes, { recoveryKey: stranger.recoveryKey })),
      await outcomeOf(() => openKeyring(created.bytes, { user: 'Ada', deviceKey: Buffer.alloc(32) })),
    ]
    expect(refusals).toEqual([
      'wrong-passphrase',
      'wrong-passphrase',
      'not-found',
      'wrong-passphrase',
      'not-found',
    ])
  })

  test('without its key file, with a damaged one and with another one', async () => {
    const keyFile = newKeyFile()
    const { bytes } = await newKeyring({ keyFile })
    const damaged = Buffer.from(keyFile)
    damaged.writeUInt8(damaged.readUInt8(40) ^ 1, 40)
    expect(await outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase }))).toBe('key-file-missing')
    expect(await outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase, keyFile: damaged }))).toBe(
      'key-file-damaged',
    )
    expect(
      await outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase, keyFile: newKeyFile() })),
    ).toBe('wrong-passphrase')
    expect(await outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase, keyFile }))).toBe('opened')
  })

  test('to nobody but with a passphrase that is worth guessing', async () => {
    expect(await outcomeOf(() => newKeyring({ passphrase: 'walnut-grav' }))).toBe('weak-passphrase')
    expect(await outcomeOf(() => newKeyring({ label: ' ' }))).toBe('invalid-input')
  })

  test('once its session is disposed of, and the keys are wiped', async () => {
    const { session } = await newKeyring()
    session.dispose()
    expect(await outcomeOf(() => session.sign(Buffer.from('x')))).toBe('store-locked')
    const { head, erasures, credentials, databaseKey } = session.keys
    expect([head, erasures, credentials].map((key) => key?.every((byte) => byte === 0))).toEqual([
      true,
      true,
      true,
    ])
    expect(await outcomeOf(databaseKey)).toBe('store-locked')
  })
})

test('names, roles and ways in are readable without a key, and nothing else is', async () => {
  const { bytes, session } = await newKeyring({ keyFile: newKeyFile() })
  expect(readUsers(bytes)).toEqual({
    storeId: session.storeId,
    users: [
      {
        id: session.userId,
        label: 'Ada',
        role: 'dpo',
        status: 'active',
        slots: [
          { type: 'passphrase', keyFile: true, temporary: false },
          { type: 'recovery', keyFile: false, temporary: false },
        ],
      },
    ],
  })
  for (const key of [session.keys.head, session.keys.erasures, session.keys.credentials]) {
    expect(bytes.toString()).not.toContain(key?.toString('hex'))
  }
})

test('the bytes of version 1 do not drift', async () => {
  const { bytes } = await newKeyring({
    storeId: '000102030405060708090a0b0c0d0e0f',
    kdf: leastCost,
    random: repeatableRandom('keyring v1'),
  })
  expect(keyringHash(bytes)).toBe('2cc1a51bb0bf4e8eca9cfb4c5fe6dc48f97c81b653451e0f136e6b83c908124d')
  expect(await outcomeOf(() => openKeyring(bytes, { user: 'Ada', passphrase }))).toBe('opened')
})
