import { argon2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { calibrateKdf, defaultKdfCost, type KdfCost } from '#engine/keyring/index.ts'
import { costsLess, deriveFromPassphrase } from '#engine/keyring/kdf.ts'
import { leastCost } from './keyrings.ts'

describe('a passphrase becomes a key by Argon2id', () => {
  test('as the published vector of RFC 9106 has it, in the implementation that ours is compared with', () => {
    // Section 5.3. It has a secret and associated data, which a passphrase has not.
    const tag = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    })
    expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
  })

  test.each([
    ['the default cost', defaultKdfCost],
    ['the least cost', leastCost],
    ['one lane', { memoryKiB: 65_536, passes: 2, lanes: 1 }],
    ['an odd number of lanes', { memoryKiB: 70_001, passes: 4, lanes: 3 }],
  ])('and gives the same bytes as that implementation with %s', async (_, cost) => {
    const salt = Buffer.from('0123456789abcdef')
    const theirs = argon2Sync('argon2id', {
      message: 'Grüße aus Łódź',
      nonce: salt,
      memory: cost.memoryKiB,
      passes: cost.passes,
      parallelism: cost.lanes,
      tagLength: 32,
    })
    expect((await deriveFromPassphrase('Grüße aus Łódź', salt, cost)).toString('hex')).toBe(
      theirs.toString('hex'),
    )
  })

  test('never at a cost outside the bounds', async () => {
    await expect(
      deriveFromPassphrase('x', Buffer.alloc(16), { ...leastCost, memoryKiB: 1024 }),
    ).rejects.toThrow()
    await expect(
      deriveFromPassphrase('x', Buffer.alloc(16), { ...leastCost, memoryKiB: 2 ** 31 }),
    ).rejects.toThrow()
  })
})

describe('the cost is fitted to the machine', () => {
  /** A machine on which 64 MiB and one pass take so many milliseconds. */
  const machine = (milliseconds: number) => async (cost: KdfCost) =>
    (milliseconds * cost.memoryKiB * cost.passes) / 65_536
  const fitted = (milliseconds: number) => calibrateKdf(machine(milliseconds))

  test('with the default where that takes between half a second and a second', async () => {
    expect(await fitted(60)).toEqual(defaultKdfCost)
  })

  test('with more passes on a fast one, up to the bound', async () => {
    expect(await fitted(20)).toEqual({ ...defaultKdfCost, passes: 10 })
    expect(await fitted(0.01)).toEqual({ ...defaultKdfCost, passes: 20 })
  })

  test('with less memory on a slow one, and never below 64 MiB and three passes', async () => {
    expect(await fitted(100)).toEqual({ ...defaultKdfCost, memoryKiB: 128 * 1024 })
    expect(await fitted(200)).toEqual({ ...defaultKdfCost, memoryKiB: 64 * 1024 })
    expect(await fitted(20_000)).toEqual({ ...defaultKdfCost, memoryKiB: 64 * 1024 })
  })

  test('and a cost counts as lower when memory or passes are', () => {
    expect(costsLess(leastCost, defaultKdfCost)).toBe(true)
    expect(costsLess({ ...defaultKdfCost, passes: 2 }, defaultKdfCost)).toBe(true)
    expect(costsLess(defaultKdfCost, defaultKdfCost)).toBe(false)
    expect(costsLess({ ...defaultKdfCost, lanes: 1 }, defaultKdfCost)).toBe(false)
  })
})
