import { type AuditExpectation, verifyAudit } from '#engine/audit/index.ts'
import { firstChain, leafHash, nextChain, signedBytes } from '#engine/audit/leaf.ts'
import { leafOf, type StoredLeaf, storedLeaves } from '#engine/audit/stored-leaf.ts'
import type { AuditProblem } from '#shared/contract/audit.ts'
import type { Chance } from '../chance.ts'
import type { Person, SoundLog } from './log.ts'

/** What was done to the log, and what a verifier has to say of it. */
export interface Tampering {
  /** What it is held against, where that was replaced too. */
  readonly expectation?: AuditExpectation
  /** Each of these entries must be named, by itself or within a run of entries. */
  readonly named: readonly number[]
  /** No other entry may be called wrong. */
  readonly only?: true
}

export type Operator = (log: SoundLog, chance: Chance) => Tampering

const columns = [
  'id',
  'at',
  'clock',
  'actor',
  'role',
  'action',
  'entity',
  'entityId',
  'before',
  'after',
] as const
const hashes = ['payload', 'prev', 'chain', 'sig'] as const

/** What somebody can do who has the database's key and tools of their own; and what they can do with a key that signs. */
export const operators: Readonly<Record<string, Operator>> = {
  edited: ({ connection, entries }, chance) => {
    const seq = 1 + chance.below(entries)
    const column = chance.pick([...columns, ...hashes])
    const { value } = connection.raw
      .prepare(`select "${column}" as value from audit where seq = ?`)
      .get(seq) as { value: string | null }
    connection.raw
      .prepare(`update audit set "${column}" = ? where seq = ?`)
      .run(otherThan(value, chance), seq)
    return { named: [seq], only: true }
  },
  removed: ({ connection, entries }, chance) => {
    const seq = 1 + chance.below(entries - 1)
    connection.raw.prepare('delete from audit where seq = ?').run(seq)
    return { named: [seq] }
  },
  'cut off': ({ connection, entries }, chance) => {
    const left = chance.below(entries)
    connection.raw.prepare('delete from audit where seq > ?').run(left)
    return { named: [left + 1, entries] }
  },
  'cut off with the head put back, against a checkpoint from outside': (log, chance) => {
    const { connection, expectation } = log
    const [kept] = (expectation.checkpoints ?? []).slice(0, 1)
    const size = Number(/\n(\d+)\n/.exec(kept && 'note' in kept ? kept.note : '')?.[1])
    const left = 1 + chance.below(size - 1)
    connection.raw.prepare('delete from audit where seq > ?').run(left)
    connection.raw.prepare('delete from auditCheckpoint where size > ?').run(left)
    const head = { seq: left, chain: chainOf(log, left) }
    const checkpoints = [{ note: kept && 'note' in kept ? kept.note : '', file: 'kept.txt', place: null }]
    return { named: [left + 1, size], expectation: { ...expectation, head, checkpoints } }
  },
  inserted: ({ connection, entries }, chance) => {
    const after = chance.below(entries)
    connection.raw.prepare('update audit set seq = -1 - seq where seq > ?').run(after)
    connection.raw.exec('update audit set seq = -seq where seq < 0')
    // Before the first entry comes the second: the first itself, once more, would be in its right place.
    const copied = after === 0 ? 3 : after
    const row = connection.raw.prepare('select * from audit where seq = ?').get(copied)
    insert(connection, { ...(row as StoredLeaf), seq: after + 1 })
    return { named: [after + 1] }
  },
  reordered: ({ connection, entries }, chance) => {
    const [one, other] = twoOf(entries, chance)
    connection.raw.prepare('update audit set seq = -1 where seq = ?').run(one)
    connection.raw.prepare('update audit set seq = ? where seq = ?').run(one, other)
    connection.raw.prepare('update audit set seq = ? where seq = -1').run(other)
    return { named: [one, other] }
  },
  'given the words of another': ({ connection }, chance) => {
    const [one, other] = twoWithWords(connection, chance)
    connection.raw.prepare('update auditPayload set seq = -1 where seq = ?').run(one)
    connection.raw.prepare('update auditPayload set seq = ? where seq = ?').run(one, other)
    connection.raw.prepare('update auditPayload set seq = ? where seq = -1').run(other)
    return { named: [one, other], only: true }
  },
  'given other words': ({ connection }, chance) => {
    const [seq] = twoWithWords(connection, chance)
    const { content, salt } = connection.raw
      .prepare('select content, salt from auditPayload where seq = ?')
      .get(seq) as { content: string; salt: string }
    const changed = chance.once(3)
      ? { content, salt: otherHex(salt, chance) }
      : { content: otherThan(content, chance), salt }
    connection.raw
      .prepare('update auditPayload set content = @content, salt = @salt where seq = @seq')
      .run({ ...changed, seq })
    return { named: [seq], only: true }
  },
  'robbed of their words': ({ connection }, chance) => {
    const [seq] = twoWithWords(connection, chance)
    connection.raw.prepare('delete from auditPayload where seq = ?').run(seq)
    return { named: [seq], only: true }
  },
  'signed by somebody else': ({ connection, storeId, ana, ben, stranger, entries }, chance) => {
    const seq = 1 + chance.below(entries)
    const { chain, actor } = connection.raw
      .prepare('select chain, actor from audit where seq = ?')
      .get(seq) as StoredLeaf
    const signer = chance.pick([ana, ben, stranger].filter(({ userId }) => userId !== actor))
    const sig = signer.sign(signedBytes(storeId, chain)).toString('hex')
    connection.raw.prepare('update audit set sig = ? where seq = ?').run(sig, seq)
    return { named: [seq], only: true }
  },
  'rewritten to the end by one of the people': (log, chance) => {
    const { ben, entries } = log
    const first = 1 + chance.below(entries)
    rewrite(log, first, () => ben)
    const others = rowsOf(log).filter(({ seq, actor }) => seq >= first && actor !== ben.userId)
    const named = others[0]?.seq
    return { named: [named ?? entries] }
  },
  'rewritten to the end with all keys, against a checkpoint from outside': (log, chance) => {
    const { ana, ben, entries, expectation } = log
    const [newest] = expectation.checkpoints ?? []
    const size = Number(/\n(\d+)\n/.exec(newest && 'note' in newest ? newest.note : '')?.[1])
    const first = 1 + chance.below(size)
    rewrite(log, first, (actor) => (actor === ben.userId ? ben : ana))
    const head = { seq: entries, chain: chainOf(log, entries) }
    return { named: [first], expectation: { ...expectation, head } }
  },
  'held against another head': ({ entries, expectation }, chance) => {
    const beyond = chance.once(2)
    const seq = beyond ? entries + 1 + chance.below(9) : 1 + chance.below(entries)
    const head = { seq, chain: otherHex(expectation.head.chain, chance) }
    return { named: [beyond ? entries + 1 : seq], expectation: { ...expectation, head } }
  },
}

/** Whether a verdict says what has to be said, and nothing of entries that are as they were. */
export function isNamed({ named, only }: Tampering, problems: readonly AuditProblem[]): boolean {
  const ofEntries = problems.filter(({ seq, problem }) => seq !== null && !problem.startsWith('record'))
  // Where the entry of an erasure was touched, nothing excuses any more that the words of others are gone.
  const accused = ofEntries.filter(({ problem }) => problem !== 'payloadMissing')
  const covers = (problem: AuditProblem, seq: number) =>
    problem.seq !== null && problem.seq <= seq && seq <= (problem.untilSeq ?? problem.seq)
  const all = named.every((seq) => ofEntries.some((problem) => covers(problem, seq)))
  return all && (only === undefined || accused.every(({ seq }) => seq !== null && named.includes(seq)))
}

/** Tampers, asks, and takes it back. */
export function judged(log: SoundLog, operator: Operator, chance: Chance): boolean {
  const { raw } = log.connection
  raw.exec('begin')
  try {
    const tampering = operator(log, chance)
    return isNamed(tampering, verifyAudit(log.connection, tampering.expectation ?? log.expectation).problems)
  } finally {
    raw.exec('rollback')
  }
}

/** The control: each entry is held against itself alone, whatever stands before it, beside it or where the log ended. */
export function isNoticedAlone(log: SoundLog, operator: Operator, chance: Chance): boolean {
  const { raw } = log.connection
  raw.exec('begin')
  try {
    operator(log, chance)
    return rowsOf(log).some((row) => nextChain(row.prev, leafHash(leafOf(row))) !== row.chain)
  } finally {
    raw.exec('rollback')
  }
}

function rowsOf({ connection }: SoundLog): StoredLeaf[] {
  return [...storedLeaves(connection)].flat()
}

function chainOf(log: SoundLog, seq: number): string {
  return rowsOf(log).find((row) => row.seq === seq)?.chain ?? firstChain(log.storeId)
}

/** Changes an entry, computes it and everything after it anew, and signs it with the keys that somebody has. */
function rewrite(log: SoundLog, first: number, keyOf: (actor: string) => Person): void {
  let before = first === 1 ? firstChain(log.storeId) : chainOf(log, first - 1)
  for (const row of rowsOf(log).filter(({ seq }) => seq >= first)) {
    const leaf = { ...leafOf(row), prev: before, role: row.seq === first ? 'auditor' : row.role }
    const chain = nextChain(before, leafHash(leaf))
    const sig = keyOf(row.actor).sign(signedBytes(log.storeId, chain)).toString('hex')
    log.connection.raw
      .prepare('update audit set role = ?, prev = ?, chain = ?, sig = ? where seq = ?')
      .run(leaf.role, before, chain, sig, row.seq)
    before = chain
  }
}

function insert({ raw }: SoundLog['connection'], row: StoredLeaf): void {
  const names = (raw.pragma('table_info("audit")') as { readonly name: string }[]).map(({ name }) => name)
  raw
    .prepare(
      `insert into audit (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map((name) => `@${name}`).join(', ')})`,
    )
    .run(Object.fromEntries(names.map((name) => [name, Reflect.get(row, name)])))
}

function twoOf(count: number, chance: Chance): readonly [number, number] {
  const one = 1 + chance.below(count)
  return [one, 1 + ((one + chance.below(count - 1)) % count)]
}

function twoWithWords({ raw }: SoundLog['connection'], chance: Chance): readonly [number, number] {
  const seqs = raw.prepare('select seq from auditPayload').pluck().all() as number[]
  const [one, other] = twoOf(seqs.length, chance)
  return [seqs[one - 1] ?? 0, seqs[other - 1] ?? 0]
}

/** Another text: one sign of it is another, or one is left out or added. */
export function otherThan(value: string | null, chance: Chance): string {
  if (value === null || value === '') return 'x'
  const place = chance.below(value.length)
  const rest = value.slice(place + 1)
  const sign = value.charAt(place) === 'x' ? 'y' : 'x'
  return chance.pick([value.slice(0, place) + sign + rest, value.slice(0, place) + rest, `${value}x`])
}

function otherHex(value: string, chance: Chance): string {
  const place = chance.below(value.length)
  return value.slice(0, place) + (value.charAt(place) === '0' ? '1' : '0') + value.slice(place + 1)
}
