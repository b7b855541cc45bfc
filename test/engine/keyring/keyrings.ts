import { createHash } from 'node:crypto'
import { createKeyring, type KdfCost, newStoreId } from '#engine/keyring/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'

/** The lowest cost that a keyring may state: tests that are not about strength use it. */
export const leastCost: KdfCost = { memoryKiB: 64 * 1024, passes: 2, lanes: 4 }

export const now = Instant.parse('2026-11-21T09:00:00Z')
export const later = Instant.parse('2026-11-22T09:00:00Z')

export const passphrase = 'walnut-gravel-trombone'
export const otherPassphrase = 'copper lantern drizzle'

/** A keyring with one user, called Ada. */
export async function newKeyring(options: Partial<Parameters<typeof createKeyring>[0]> = {}) {
  return createKeyring({ storeId: newStoreId(), label: 'Ada', passphrase, kdf: leastCost, now, ...options })
}

/** Bytes that look random and are the same in each run. */
export function repeatableRandom(seed: string): (size: number) => Buffer {
  let calls = 0
  return (size) => {
    calls += 1
    return createHash('shake256', { outputLength: size }).update(`${seed}/${calls}`).digest()
  }
}

/** The fault's code, or `opened` when nothing was refused. */
export async function outcomeOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
    return 'opened'
  } catch (error) {
    if (error instanceof Fault) return error.code
    throw error
  }
}
