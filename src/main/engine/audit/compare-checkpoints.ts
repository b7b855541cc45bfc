import type { AuditProblem, CheckpointVerdict } from '#shared/contract/audit.ts'
import { isSigned, type ReadCheckpoint, readCheckpoint } from './checkpoint.ts'
import type { GrowingTree } from './merkle.ts'

/** A checkpoint that the log must agree with. */
export interface ExpectedCheckpoint {
  readonly note: string
  /** The file it came in; null: the store's own. */
  readonly file: string | null
  /** Where a copy of it is kept, as far as it is known. */
  readonly place: string | null
}

interface Comparison {
  /** The log has come to this entry. */
  reached(seq: number, chain: string, tree: GrowingTree): void
  problems(lastSeq: number): AuditProblem[]
  verdicts(lastSeq: number): CheckpointVerdict[]
}

/** Holds checkpoints against a log while it is read from its beginning. */
export function compareCheckpoints(
  expected: readonly ExpectedCheckpoint[],
  store: { readonly storeId: string; readonly publicKeys: ReadonlyMap<string, string> },
): Comparison {
  const judged = expected.map((each) => {
    const read = readCheckpoint(each.note)
    const holds = read !== null && read.storeId === store.storeId && isSigned(read, store.publicKeys)
    return { ...each, checkpoint: holds ? read : null, size: read?.size ?? 0, at: read?.at ?? null }
  })
  const agreeing = new Set<ReadCheckpoint>()
  const bySize = new Map<number, ReadCheckpoint[]>()
  for (const { checkpoint } of judged) {
    if (checkpoint) bySize.set(checkpoint.size, [...(bySize.get(checkpoint.size) ?? []), checkpoint])
  }
  // Before the first entry there is nothing that could differ.
  for (const checkpoint of bySize.get(0) ?? []) agreeing.add(checkpoint)
  const verdictOf = (checkpoint: ReadCheckpoint | null, lastSeq: number): CheckpointVerdict['verdict'] => {
    if (checkpoint === null) return 'forged'
    if (agreeing.has(checkpoint)) return 'agrees'
    return checkpoint.size > lastSeq ? 'beyond' : 'differs'
  }
  return {
    reached: (seq, chain, tree) => {
      const here = bySize.get(seq)
      if (!here || tree.size !== seq) return
      const root = tree.root().toString('base64')
      for (const checkpoint of here) {
        if (checkpoint.root === root && checkpoint.chain === chain) agreeing.add(checkpoint)
      }
    },
    problems: (lastSeq) =>
      judged.flatMap(({ checkpoint, file, size }): AuditProblem[] => {
        const verdict = verdictOf(checkpoint, lastSeq)
        if (verdict === 'agrees') return []
        const id = file ?? `checkpoint ${size}`
        if (verdict === 'forged')
          return [{ problem: 'checkpointForged', seq: null, untilSeq: null, id, entityId: null }]
        const first = verdict === 'beyond' ? lastSeq + 1 : lastAgreed(agreeing, size) + 1
        const problem = verdict === 'beyond' ? 'truncated' : 'checkpoint'
        return [{ problem, seq: first, untilSeq: size > first ? size : null, id, entityId: null }]
      }),
    verdicts: (lastSeq) =>
      judged.map(({ checkpoint, file, place, size, at }) => ({
        file,
        place,
        size,
        at,
        verdict: verdictOf(checkpoint, lastSeq),
      })),
  }
}

/** The change lies after the last checkpoint before it with which the log still agrees. */
function lastAgreed(agreeing: ReadonlySet<ReadCheckpoint>, below: number): number {
  return Math.max(0, ...[...agreeing].map(({ size }) => size).filter((size) => size < below))
}
