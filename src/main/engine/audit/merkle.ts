import { createHash } from 'node:crypto'

/**
 * The tree of RFC 6962 over the hashes of the entries, as far as it is needed to grow: the hashes of its whole subtrees,
 * the largest first. A million entries are twenty hashes.
 */
export interface GrowingTree {
  /** How many leaves it has. */
  readonly size: number
  /** The hashes of its whole subtrees in hex, to go on from later. */
  readonly peaks: readonly string[]
  add(leaf: Uint8Array): void
  /** The Merkle tree hash of all leaves. */
  root(): Buffer
}

/** @param from a tree that was left off earlier */
export function growingTree(from: { readonly size: number; readonly peaks: readonly string[] }): GrowingTree {
  let size = from.size
  const peaks: Buffer[] = from.peaks.map((peak) => Buffer.from(peak, 'hex'))
  return {
    get size() {
      return size
    },
    get peaks() {
      return peaks.map((peak) => peak.toString('hex'))
    },
    add: (leaf) => {
      let top: Buffer = Buffer.from(leaf)
      // Two whole subtrees of the same size become one, as a carry moves through a binary number.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) top = nodeHash(takeLast(peaks), top)
      peaks.push(top)
      size += 1
    },
    root: () => {
      const [last, ...larger] = peaks.toReversed()
      if (last === undefined) return createHash('sha256').digest()
      return larger.reduce((right, left) => nodeHash(left, right), last)
    },
  }
}

/**
 * The hashes that lead from one leaf to the root of a tree of all `leaves`, the nearest first: the inclusion proof of RFC
 * 6962, section 2.1.1. It says nothing of the other leaves.
 */
export function inclusionPath(leaves: readonly Uint8Array[], index: number): Buffer[] {
  if (leaves.length <= 1) return []
  // The largest power of two below their number is what stands at the left.
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1))
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionPath(left, index), rootOf(right)]
    : [...inclusionPath(right, index - split), rootOf(left)]
}

function rootOf(leaves: readonly Uint8Array[]): Buffer {
  const tree = growingTree({ size: 0, peaks: [] })
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

function takeLast(peaks: Buffer[]): Buffer {
  const last = peaks.pop()
  if (last === undefined) throw new Error('the tree has fewer subtrees than its size says')
  return last
}
