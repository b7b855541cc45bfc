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

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

function takeLast(peaks: Buffer[]): Buffer {
  const last = peaks.pop()
  if (last === undefined) throw new Error('the tree has fewer subtrees than its size says')
  return last
}
