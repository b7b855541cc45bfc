import type { AuditProblem, AuditVerdict } from '#shared/contract/audit.ts'
import { verifySignature } from '../keyring/index.ts'
import type { Connection } from '../storage/index.ts'
import { compareCheckpoints, type ExpectedCheckpoint } from './compare-checkpoints.ts'
import { compareRecords, type LastEntry } from './compare-records.ts'
import { firstChain, leafHash, nextChain, saltedHash, signedBytes } from './leaf.ts'
import { growingTree } from './merkle.ts'
import { contentOf, isErasure, leafOf, leavesAtOnce, type StoredLeaf, storedLeaves } from './stored-leaf.ts'

/** What a log is held against. */
export interface AuditExpectation {
  readonly storeId: string
  /** Ed25519 keys in hex by user id, of removed users too. */
  readonly publicKeys: ReadonlyMap<string, string>
  /** Where the log ended when it was last written, as the head file tells; null: there is none; absent: nobody looked. */
  readonly head?: { readonly seq: number; readonly chain: string } | null
  /** Checkpoints of the store and from outside. */
  readonly checkpoints?: readonly ExpectedCheckpoint[]
}

/**
 * Recomputes the whole chain, the tree, every signature and every payload hash; holds them against the checkpoints and
 * the head file; and compares each record as it stands with what its last entry says of it. Names each entry and each
 * record that does not agree, and those alone: what was only written after a wrong entry is not called wrong.
 */
export function verifyAudit(connection: Connection, expected: AuditExpectation): AuditVerdict {
  const steps = verification(connection, expected)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The same, a page of entries in each turn of the event loop, so that commands and other windows go on meanwhile.
 * @param onEntries told after each page how many entries were looked at
 */
export async function verifyAuditInTurns(
  connection: Connection,
  expected: AuditExpectation,
  signal: AbortSignal,
  onEntries: (done: number) => void = () => undefined,
): Promise<AuditVerdict> {
  const steps = verification(connection, expected)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    onEntries(step.value)
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
}

function* verification(connection: Connection, expected: AuditExpectation): Generator<number, AuditVerdict> {
  const { storeId, head, checkpoints = [] } = expected
  const problems: AuditProblem[] = []
  const lastOf = new Map<string, LastEntry>()
  const tree = growingTree({ size: 0, peaks: [] })
  const comparison = compareCheckpoints(checkpoints, expected)
  let before = { seq: 0, chain: firstChain(storeId), sound: true }
  const wordless: StoredLeaf[] = []
  const erasedAt = new Map<string, number>()
  let chainAtHead: string | null = null
  for (const rows of storedLeaves(connection)) {
    for (const row of rows) {
      const found = judgeEntry(row, before, expected)
      if (row.seq > before.seq + 1) problems.push(gap('missing', before.seq + 1, row.seq - 1))
      for (const problem of found) report(problems, { ...at(row), problem }, row.prev === before.chain)
      tree.add(leafHash(leafOf(row)))
      comparison.reached(row.seq, row.chain, tree)
      if (row.seq === head?.seq) chainAtHead = row.chain
      if (row.payload !== null && row.content === null) wordless.push(row)
      if (row.entityId && isErasure(row) && found.length === 0) erasedAt.set(row.entityId, row.seq)
      if (row.entity && row.entityId) lastOf.set(row.entityId, lastEntryOf(row, row.entity, found))
      before = {
        seq: row.seq,
        chain: row.chain,
        sound: !found.some((problem) => problem !== 'payload'),
      }
    }
    // Not after the last page: its rows and the records are read in one turn, so nothing changes between them.
    if (rows.length === leavesAtOnce) yield tree.size
  }
  const isExcused = ({ entityId, seq }: StoredLeaf) => (erasedAt.get(entityId ?? '') ?? 0) > seq
  for (const row of wordless) if (!isExcused(row)) problems.push({ ...at(row), problem: 'payloadMissing' })
  problems.push(...strayPayloads(connection), ...comparison.problems(before.seq))
  if (head === null)
    problems.push({ problem: 'headMissing', seq: null, untilSeq: null, id: null, entityId: null })
  else if (head && head.seq > before.seq) problems.push(gap('truncated', before.seq + 1, head.seq))
  else if (head && head.seq > 0 && chainAtHead !== head.chain) problems.push(gap('head', head.seq, null))
  problems.push(...compareRecords(connection, lastOf))
  return {
    entries: tree.size,
    chain: before.chain,
    root: tree.root().toString('base64'),
    erased: wordless.filter(isExcused).length,
    problems: withoutEchoes(problems),
    checkpoints: comparison.verdicts(before.seq),
  }
}

type Before = { readonly seq: number; readonly chain: string; readonly sound: boolean }

/**
 * What is wrong with one entry. Each is held against its own stored values first, so that the one that was touched is
 * told from its neighbours.
 */
function judgeEntry(
  row: StoredLeaf,
  before: Before,
  { storeId, publicKeys }: AuditExpectation,
): AuditProblem['problem'][] {
  const found: AuditProblem['problem'][] = []
  if (row.seq < before.seq + 1) found.push('sequence')
  if (nextChain(row.prev, leafHash(leafOf(row))) !== row.chain) found.push('edited')
  else if (!signatureHolds(storeId, row, publicKeys)) found.push('signature')
  else if (row.prev !== before.chain && before.sound && row.seq <= before.seq + 1) found.push('link')
  if (!payloadHolds(row)) found.push('payload')
  return found
}

/** A run of entries that were computed anew after one of them was changed is one problem, from the first to the last. */
function report(problems: AuditProblem[], problem: AuditProblem, follows: boolean): void {
  const last = problems.at(-1)
  const goesOn =
    follows &&
    problem.problem === 'signature' &&
    last?.problem === 'signature' &&
    (last.untilSeq ?? last.seq) === (problem.seq ?? 0) - 1
  if (goesOn) problems[problems.length - 1] = { ...last, untilSeq: problem.seq }
  else problems.push(problem)
}

function signatureHolds(
  storeId: string,
  { actor, sig, chain }: StoredLeaf,
  publicKeys: ReadonlyMap<string, string>,
): boolean {
  const key = publicKeys.get(actor)
  if (key === undefined || sig === null || !/^[0-9a-f]{128}$/.test(sig)) return false
  return verifySignature(key, signedBytes(storeId, chain), Buffer.from(sig, 'hex'))
}

/** One that is not there was erased, which a later entry must tell; one that is there must be the one that was signed. */
function payloadHolds(row: StoredLeaf): boolean {
  const { payload, salt, content } = row
  if (content === null || salt === null) return true
  if (!/^[0-9a-f]{32}$/.test(salt)) return false
  const value = contentOf(row)
  return JSON.stringify(value) === content && saltedHash(salt, value) === payload
}

/** Words that are not those that were signed say nothing of the record. */
function lastEntryOf(row: StoredLeaf, entity: string, found: readonly AuditProblem['problem'][]): LastEntry {
  return found.includes('payload') ? { ...row, entity, salt: null, content: null } : { ...row, entity }
}

function strayPayloads({ raw }: Connection): AuditProblem[] {
  const stray = raw
    .prepare('select seq from auditPayload where seq not in (select seq from audit) order by seq')
    .all() as { seq: number }[]
  return stray.map(({ seq }) => gap('payload', seq, null))
}

function at({ seq, id, entityId }: StoredLeaf): Omit<AuditProblem, 'problem'> {
  return { seq, untilSeq: null, id, entityId }
}

function gap(problem: AuditProblem['problem'], first: number, last: number | null): AuditProblem {
  const untilSeq = last !== null && last > first ? last : null
  return { problem, seq: first, untilSeq, id: null, entityId: null }
}

/**
 * Head file and checkpoints tell of the same missing end: the farthest of them is what is missing. And a checkpoint that
 * differs says nothing new where an entry that it covers is named already.
 */
function withoutEchoes(problems: readonly AuditProblem[]): AuditProblem[] {
  const cuts = problems.filter(({ problem }) => problem === 'truncated')
  const farthest = Math.max(...cuts.map(({ seq, untilSeq }) => untilSeq ?? seq ?? 0))
  const kept = cuts.find(({ seq, untilSeq }) => (untilSeq ?? seq) === farthest)
  const named = problems.filter(({ problem, seq }) => ofEntries.has(problem) && seq !== null)
  const isEcho = ({ problem, seq, untilSeq }: AuditProblem) =>
    problem === 'checkpoint' &&
    named.some((other) => (other.seq ?? 0) >= (seq ?? 0) && (other.seq ?? 0) <= (untilSeq ?? seq ?? 0))
  return problems.filter(
    (problem) => (problem.problem !== 'truncated' || problem === kept) && !isEcho(problem),
  )
}

/** Problems that lie in what the chain is computed over. */
const ofEntries: ReadonlySet<AuditProblem['problem']> = new Set([
  'missing',
  'sequence',
  'edited',
  'link',
  'signature',
])
