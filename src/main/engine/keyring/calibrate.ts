import { defaultKdfCost, deriveFromPassphrase, type KdfCost, kdfBounds } from './kdf.ts'

/** How long an unlock may take, in milliseconds: long enough to cost a guesser, short enough not to annoy. */
const unlockTarget = { least: 500, most: 1000 } as const

/**
 * The cost for this machine: the default, with more passes where it is fast and less memory where it is slow, but never
 * below 64 MiB and 3 passes.
 * @param measure gives the milliseconds that one derivation takes at a cost
 */
export async function calibrateKdf(measure: (cost: KdfCost) => Promise<number> = timeOf): Promise<KdfCost> {
  let cost = defaultKdfCost
  let took = await measure(cost)
  while (took > unlockTarget.most && cost.memoryKiB > kdfBounds.memoryKiB.least) {
    cost = { ...cost, memoryKiB: Math.max(cost.memoryKiB / 2, kdfBounds.memoryKiB.least) }
    took = await measure(cost)
  }
  if (took >= unlockTarget.least) return cost
  // Time grows with passes; the middle of the range leaves room for a machine that is busy when somebody unlocks.
  const wanted = Math.ceil((cost.passes * (unlockTarget.least + unlockTarget.most)) / 2 / Math.max(took, 1))
  return { ...cost, passes: Math.min(wanted, kdfBounds.passes.most) }
}

async function timeOf(cost: KdfCost): Promise<number> {
  const start = performance.now()
  const key = await deriveFromPassphrase('measure', Buffer.alloc(16, 1), cost)
  const took = performance.now() - start
  key.fill(0)
  return took
}
