import type { AuditLeaf } from '#shared/contract/audit.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { verifySignature } from '../keyring/key-pair.ts'
import type { Connection } from '../storage/database.ts'
import { firstChain, leafHash, nextChain, signedBytes } from './leaf.ts'

/** What a walk along the log from its first entry to its last has found. */
export interface ChainWalk {
  readonly entries: number
  readonly chain: string
  readonly lastAt: Instant | null
  /** Every entry follows from the one before it, and every signature that was looked at holds. */
  readonly holds: boolean
}

/**
 * Walks the log in memory of a fixed size, whatever its length, and compares no record with it.
 * @param publicKeys Ed25519 keys in hex by user id; null to leave out the signatures, which take most of the time
 */
export function walkChain(
  { raw }: Connection,
  storeId: string,
  publicKeys: ReadonlyMap<string, string> | null,
): ChainWalk {
  let walk: ChainWalk = { entries: 0, chain: firstChain(storeId), lastAt: null, holds: true }
  const rows = raw.prepare('select * from audit order by seq').iterate() as IterableIterator<StoredLeaf>
  for (const { sig, chain: stored, ...leaf } of rows) {
    const chain = nextChain(walk.chain, leafHash({ v: 1, ...leaf }))
    const follows = leaf.seq === walk.entries + 1 && leaf.prev === walk.chain && chain === stored
    const key = publicKeys?.get(leaf.actor) ?? ''
    const isSigned =
      publicKeys === null ||
      (key !== '' && verifySignature(key, signedBytes(storeId, chain), Buffer.from(sig ?? '', 'hex')))
    walk = { entries: leaf.seq, chain, lastAt: leaf.at, holds: walk.holds && follows && isSigned }
  }
  return walk
}

interface StoredLeaf extends Omit<AuditLeaf, 'v'> {
  readonly chain: string
}
