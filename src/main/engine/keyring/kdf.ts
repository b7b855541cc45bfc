import { hashRaw } from '@node-rs/argon2'
import * as z from 'zod'
import { keyLength } from './primitives.ts'

/** What a guess costs. RFC 9106's second recommendation is 64 MiB, 3 passes, 4 lanes. */
export interface KdfCost {
  /** Memory in KiB. */
  readonly memoryKiB: number
  readonly passes: number
  readonly lanes: number
}

/**
 * Between these a stored cost is believed. Lower would let somebody who can write the file weaken the next save,
 * higher would let him exhaust the machine; both are refused before the derivation runs.
 */
export const kdfBounds = {
  memoryKiB: { least: 64 * 1024, most: 2 * 1024 * 1024 },
  passes: { least: 2, most: 20 },
  lanes: { least: 1, most: 16 },
} as const

/** What new slots cost unless the machine was measured: 256 MiB, 3 passes, 4 lanes. */
export const defaultKdfCost: KdfCost = { memoryKiB: 256 * 1024, passes: 3, lanes: 4 }

/** A cost within the bounds. */
export const kdfCostShape = {
  memoryKiB: z.int().min(kdfBounds.memoryKiB.least).max(kdfBounds.memoryKiB.most),
  passes: z.int().min(kdfBounds.passes.least).max(kdfBounds.passes.most),
  lanes: z.int().min(kdfBounds.lanes.least).max(kdfBounds.lanes.most),
}

const KdfCostSchema = z.object(kdfCostShape)

/**
 * Argon2id version 1.3 (RFC 9106) to 32 bytes.
 * @throws Error when the cost is outside {@link kdfBounds}; callers read costs through the schema
 */
export async function deriveFromPassphrase(
  passphrase: string,
  salt: Uint8Array,
  cost: KdfCost,
): Promise<Buffer> {
  const { memoryKiB, passes, lanes } = KdfCostSchema.parse(cost)
  const typed = Buffer.from(passphrase.normalize('NFKC'), 'utf8')
  try {
    return await hashRaw(typed, {
      algorithm: argon2id,
      version: version13,
      memoryCost: memoryKiB,
      timeCost: passes,
      parallelism: lanes,
      outputLen: keyLength,
      salt,
    })
  } finally {
    typed.fill(0)
  }
}

/** Whether a slot's cost is lower than `wanted` in memory or in passes. */
export function costsLess(cost: KdfCost, wanted: KdfCost): boolean {
  return cost.memoryKiB < wanted.memoryKiB || cost.passes < wanted.passes
}

// The library's const enums cannot be imported where files are compiled one by one; these are their values.
const argon2id = 2
const version13 = 1
