import { beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '#engine/canonical-json.ts'
import { sealBody, signCharter } from '#engine/keyring/authenticity.ts'
import type { Keyring } from '#engine/keyring/format.ts'
import {
  addUser,
  type CreatedKeyring,
  changePassphrase,
  openKeyring,
  readUsers,
} from '#engine/keyring/index.ts'
import { keyringLimit, parseKeyring, writeKeyring } from '#engine/keyring/keyring-bytes.ts'
import { secretsOf } from '#engine/keyring/session.ts'
import { later, leastCost, newKeyring, now, otherPassphrase, outcomeOf, passphrase } from './keyrings.ts'

let created: CreatedKeyring
beforeAll(async () => {
  created = await newKeyring()
})

/** The same keyring with something else in it and a checksum that fits, as an attacker would leave it. */
function forged(alter: (keyring: Keyring) => Keyring): Buffer {
  const { checksum: _, ...altered } = alter(parseKeyring(created.bytes))
  return writeKeyring(altered)
}

describe('a keyring that was touched is refused', () => {
  test('when any byte was changed, in any of three ways', () => {
    const accepted: string[] = []
    for (let place = 0; place < created.bytes.length; place++) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const touched = Buffer.from(created.bytes)
        touched.writeUInt8(touched.readUInt8(place) ^ flip, place)
        if (isAccepted(() => readUsers(touched))) accepted.push(`${place}/${flip}`)
      }
    }
    expect(accepted).toEqual([])
  })

  test('when it was cut at any length or something was added', () => {
    const lengths = [...created.bytes.keys()].filter((length) =>
      isAccepted(() => readUsers(created.bytes.subarray(0, length))),
    )
    expect(lengths).toEqual([])
    expect(isAccepted(() => readUsers(Buffer.concat([created.bytes, Buffer.from('\n')])))).toBe(false)
    expect(isAccepted(() => readUsers(created.bytes))).toBe(true)
  })

  test('when any character of its content was changed and the checksum made to fit', {
    timeout: 120_000,
  }, async () => {
    const text = canonicalJson(parseKeyring(created.bytes).body)
    const accepted: number[] = []
    let reachedTheKeys = 0
    for (let place = 0; place < text.length; place++) {
      const character = text.charAt(place)
      const other = character === '0' ? '1' : character === 'a' ? 'b' : /[1-9]/.test(character) ? '0' : 'a'
      const body = bodyOf(`${text.slice(0, place)}${other}${text.slice(place + 1)}`)
      if (body === null) continue
      const touched = forged((keyring) => ({ ...keyring, body }))
      // The recovery key opens without Argon2, so each place can be tried.
      const outcome = await outcomeOf(() => openKeyring(touched, { recoveryKey: created.recoveryKey }))
      if (outcome === 'opened') accepted.push(place)
      if (isAccepted(() => parseKeyring(touched))) reachedTheKeys += 1
    }
    expect(accepted).toEqual([])
    // Otherwise the form alone would have refused everything and MAC and signatures would be untried.
    expect(reachedTheKeys).toBeGreaterThan(1000)
  })

  test.each([
    ['a cheaper derivation', { kdf: { passes: 3 } }],
    ['another salt', { kdf: { salt: '00'.repeat(16) } }],
    ['another nonce', { nonce: '00'.repeat(12) }],
    ['another ciphertext', { ciphertext: '00'.repeat(80) }],
    ['another commitment', { commitment: '00'.repeat(32) }],
    ['a passphrase called temporary', { temporary: true }],
    ['a key file called for', { keyFile: true }],
  ])(
    'when the passphrase slot has %s',
    async (_, { kdf, ...change }: { kdf?: object; [field: string]: unknown }) => {
      const touched = forged((keyring) => {
        const slots = keyring.body.slots.map((slot) =>
          slot.type === 'passphrase' ? { ...slot, ...change, kdf: { ...slot.kdf, ...kdf } } : slot,
        )
        return { ...keyring, body: { ...keyring.body, slots: slots as typeof keyring.body.slots } }
      })
      expect(await outcomeOf(() => openKeyring(touched, { user: 'Ada', passphrase }))).not.toBe('opened')
    },
  )

  test.each([
    ['mac', { mac: '00'.repeat(32) }],
    ['signature', { signature: '00'.repeat(64) }],
  ])('when its %s is another', async (reason, change) => {
    const touched = forged((keyring) => ({ ...keyring, ...change }))
    await expect(openKeyring(touched, { user: 'Ada', passphrase })).rejects.toMatchObject({
      code: 'keyring-damaged',
      params: { reason },
    })
  })
})

test('somebody who holds the main key cannot rewrite roles in the name of the data protection officer', async () => {
  const added = await addUser(created.session, {
    label: 'Bo',
    role: 'contributor',
    temporaryPassphrase: otherPassphrase,
    kdf: leastCost,
    now,
  })
  const bo = await openKeyring(added.bytes, { user: 'Bo', passphrase: otherPassphrase })
  const settled = await changePassphrase(bo, { passphrase, keyFile: null, kdf: leastCost, now: later })
  const { keyring, privateKeys, current } = secretsOf(settled.session)
  const { charter } = keyring.body
  const seal = { signing: privateKeys.signing, main: current.main }
  const demoted = { ...charter, rotationDue: true }
  const untouched = writeKeyring(sealBody(keyring.body, seal))
  const rewritten = writeKeyring(sealBody({ ...keyring.body, charter: demoted }, seal))
  expect(await outcomeOf(() => openKeyring(untouched, { user: 'Ada', passphrase }))).toBe('opened')
  await expect(openKeyring(rewritten, { user: 'Ada', passphrase })).rejects.toMatchObject({
    code: 'keyring-damaged',
    params: { reason: 'charter' },
  })
})

test('a public key that is not the one of the private keys is refused, although a data protection officer signed it', async () => {
  const { keyring, privateKeys, current } = secretsOf(created.session)
  const stranger = await newKeyring()
  const foreign = secretsOf(stranger.session).user
  const resigned = (change: Partial<typeof foreign>) => {
    const users = keyring.body.charter.users.map((user) => ({ ...user, ...change }))
    const charter = { ...keyring.body.charter, users }
    const charterSignature = signCharter(keyring.body.storeId, charter, privateKeys.signing)
    const seal = { signing: privateKeys.signing, main: current.main }
    return writeKeyring(sealBody({ ...keyring.body, charter, charterSignature }, seal))
  }
  expect(await outcomeOf(() => openKeyring(resigned({}), { user: 'Ada', passphrase }))).toBe('opened')
  await expect(
    openKeyring(resigned({ sealKey: foreign.sealKey }), { user: 'Ada', passphrase }),
  ).rejects.toMatchObject({
    code: 'keyring-damaged',
    params: { reason: 'keys' },
  })
})

describe('the cost of a derivation is refused before it runs', () => {
  test.each([
    ['2 TiB of memory', { memoryKiB: 2 ** 31 }],
    ['one KiB above the bound', { memoryKiB: 2 * 1024 * 1024 + 1 }],
    ['one KiB below the bound', { memoryKiB: 64 * 1024 - 1 }],
    ['a million passes', { passes: 1_000_000 }],
    ['one pass', { passes: 1 }],
    ['200 lanes', { lanes: 200 }],
  ])('when it asks for %s', async (_, change) => {
    await expect(openKeyring(withCost(change), { user: 'Ada', passphrase })).rejects.toMatchObject({
      code: 'keyring-damaged',
      params: { reason: 'form' },
    })
  })

  test('while a cost within the bounds is tried', async () => {
    expect(await outcomeOf(() => openKeyring(withCost({ passes: 3 }), { user: 'Ada', passphrase }))).toBe(
      'wrong-passphrase',
    )
  })
})

describe('what is no keyring is refused', () => {
  test.each([
    ['nothing', ''],
    ['other JSON', '{"body":{}}\n'],
    ['a list nested 100,000 deep', '['.repeat(100_000)],
    ['a prototype for a key', '{"__proto__":{"body":1}}\n'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('such as %s', async (_, content) => {
    expect(await outcomeOf(() => readUsers(Buffer.from(content)))).toBe('keyring-damaged')
  })

  test('such as a file of more than 256 KiB, before it is read as text', () => {
    const padded = Buffer.concat([created.bytes, Buffer.alloc(keyringLimit, 0x20)])
    expect(() => readUsers(padded)).toThrow(
      expect.objectContaining({ code: 'keyring-damaged', params: { reason: 'size' } }),
    )
  })

  test('and a keyring of a later version is not called damaged', async () => {
    const text = created.bytes.toString().replace('"v":1,"writer"', '"v":2,"writer"')
    expect(await outcomeOf(() => readUsers(Buffer.from(text)))).toBe('store-newer')
  })

  test('and neither is the same content with its keys in another order', async () => {
    const { body, checksum, mac, signature } = JSON.parse(created.bytes.toString())
    const reordered = Buffer.from(`${JSON.stringify({ mac, body, checksum, signature })}\n`)
    expect(await outcomeOf(() => readUsers(reordered))).toBe('keyring-damaged')
  })
})

function isAccepted(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

function bodyOf(text: string): Keyring['body'] | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function withCost(change: { memoryKiB?: number; passes?: number; lanes?: number }): Buffer {
  return forged((keyring) => {
    const slots = keyring.body.slots.map((slot) =>
      slot.kdf.algorithm === 'argon2id' ? { ...slot, kdf: { ...slot.kdf, ...change } } : slot,
    )
    return { ...keyring, body: { ...keyring.body, slots } }
  })
}
