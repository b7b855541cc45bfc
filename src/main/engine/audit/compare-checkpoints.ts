import type { AuditProblem, CheckpointVerdict } from '#shared/contract/audit.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { isSigned, readCheckpoint } from './checkpoint.ts'
import { checkpointCode } from './checkpoint-code.ts'
import type { GrowingTree } from './merkle.ts'

/** A checkpoint that the log must agree with: a signed note, or the size and code that stand on a paper. */
export type ExpectedCheckpoint = {
  /** What it was given as; null: the store's own. */
  readonly file: string | null
  /** Where a copy of it is kept, as far as it is known. */
  readonly place: string | null
} & ({ readonly note: string } | { readonly size: number; readonly code: string })

/** What a checkpoint says that may be believed: nobody could have made it who is not of this store. */
interface Claim {
  readonly size: number
  holdsFor(root: string, chain: string): boolean
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
  const judged = expected.map((each) => ({ ...each, ...claimOf(each, store) }))
  const agreeing = new Set<Claim>()
  const bySize = new Map<number, Claim[]>()
  for (const { claim } of judged) {
    if (claim) bySize.set(claim.size, [...(bySize.get(claim.size) ?? []), claim])
  }
  // Before the first entry there is nothing that could differ.
  for (const claim of bySize.get(0) ?? []) agreeing.add(claim)
  const verdictOf = (claim: Claim | null, lastSeq: number): CheckpointVerdict['verdict'] => {
    if (claim === null) return 'forged'
    if (agreeing.has(claim)) return 'agrees'
    return claim.size > lastSeq ? 'beyond' : 'differs'
  }
  return {
    reached: (seq, chain, tree) => {
      const here = bySize.get(seq)
      if (!here || tree.size !== seq) return
      const root = tree.root().toString('base64')
      for (const claim of here) if (claim.holdsFor(root, chain)) agreeing.add(claim)
    },
    problems: (lastSeq) =>
      judged.flatMap(({ claim, file, size }): AuditProblem[] => {
        const verdict = verdictOf(claim, lastSeq)
        if (verdict === 'agrees') return []
        const id = file ?? `checkpoint ${size}`
        if (verdict === 'forged')
          return [{ problem: 'checkpointForged', seq: null, untilSeq: null, id, entityId: null }]
        const first = verdict === 'beyond' ? lastSeq + 1 : lastAgreed(agreeing, size) + 1
        const problem = verdict === 'beyond' ? 'truncated' : 'checkpoint'
        return [{ problem, seq: first, untilSeq: size > first ? size : null, id, entityId: null }]
      }),
    verdicts: (lastSeq) =>
      judged.map(({ claim, file, place, size, at }) => ({
        file,
        place,
        size,
        at,
        verdict: verdictOf(claim, lastSeq),
      })),
  }
}

function claimOf(
  each: ExpectedCheckpoint,
  { storeId, publicKeys }: Parameters<typeof compareCheckpoints>[1],
): { readonly claim: Claim | null; readonly size: number; readonly at: Instant | null } {
  if ('code' in each) {
    const { size, code } = each
    const holdsFor = (root: string, chain: string) => checkpointCode({ storeId, size, root, chain }) === code
    return { claim: { size, holdsFor }, size, at: null }
  }
  const read = readCheckpoint(each.note)
  if (read === null) return { claim: null, size: 0, at: null }
  const { size, at } = read
  if (read.storeId !== storeId || !isSigned(read, publicKeys)) return { claim: null, size, at }
  return {
    claim: { size, holdsFor: (root, chain) => read.root === root && read.chain === chain },
    size,
    at,
  }
}

/** The change lies after the last checkpoint before it with which the log still agrees. */
function lastAgreed(agreeing: ReadonlySet<Claim>, below: number): number {
  return Math.max(0, ...[...agreeing].map(({ size }) => size).filter((size) => size < below))
}
