import { randomBytes } from 'node:crypto'
import type { AuditLeaf } from '#shared/contract/audit.ts'
import { type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import type { Connection, Transaction } from '../storage/index.ts'
import { firstChain, leafHash, nextChain, saltedHash, signedBytes } from './leaf.ts'

/** Where the log ends. */
export interface ChainEnd {
  readonly seq: number
  readonly chain: string
  readonly at: Instant | null
}

/** Who acts and what they do; the same for every entry of one command. */
export interface AuditContext {
  readonly storeId: string
  readonly actor: string
  readonly role: string
  readonly action: string
  readonly now: Instant
  readonly newId: NewId
  /** Ed25519 over the bytes with the key of the person who acts. */
  readonly sign: (bytes: Uint8Array) => Buffer
}

/** The last entry of the log, or its beginning. */
export function chainEnd({ raw }: Connection, storeId: string): ChainEnd {
  const last = raw.prepare('select seq, chain, at from audit order by seq desc limit 1').get() as
    | { seq: number; chain: string; at: Instant }
    | undefined
  return last ?? { seq: 0, chain: firstChain(storeId), at: null }
}

/**
 * Writes one entry for each record that a transaction changed, or one for the command itself, inside that transaction.
 * @returns where the log ends now
 */
export function appendAudit(
  connection: Connection,
  context: AuditContext,
  { changes, notes }: Pick<Transaction, 'changes' | 'notes'>,
): ChainEnd {
  let end = chainEnd(connection, context.storeId)
  const note = Object.keys(notes).length > 0 ? notes : null
  const entries = changes.length > 0 ? changes : [{ entity: null, entityId: null, before: null, after: null }]
  const insertLeaf = connection.raw.prepare(
    `insert into audit (seq, id, at, clock, actor, role, action, entity, entityId, before, after, payload, prev, sig, chain)
     values (@seq, @id, @at, @clock, @actor, @role, @action, @entity, @entityId, @before, @after, @payload, @prev, @sig, @chain)`,
  )
  const insertPayload = connection.raw.prepare(
    'insert into auditPayload (seq, salt, content) values (?, ?, ?)',
  )
  for (const [place, change] of entries.entries()) {
    const content = { before: change.before, after: change.after, note: place === 0 ? note : null }
    const hasContent = content.before !== null || content.after !== null || content.note !== null
    const salt = randomBytes(16).toString('hex')
    const leaf: Omit<AuditLeaf, 'sig'> = {
      v: 1,
      seq: end.seq + 1,
      id: context.newId('audit'),
      at: context.now,
      clock: clockState(end.at, context.now),
      actor: context.actor,
      role: context.role,
      action: context.action,
      entity: change.entity,
      entityId: change.entityId,
      before: change.before && saltedHash(salt, change.before),
      after: change.after && saltedHash(salt, change.after),
      payload: hasContent ? saltedHash(salt, content) : null,
      prev: end.chain,
    }
    const chain = nextChain(end.chain, leafHash(leaf))
    const { v: _version, ...columns } = leaf
    insertLeaf.run({
      ...columns,
      sig: context.sign(signedBytes(context.storeId, chain)).toString('hex'),
      chain,
    })
    if (hasContent) insertPayload.run(leaf.seq, salt, JSON.stringify(content))
    end = { seq: leaf.seq, chain, at: leaf.at }
  }
  return end
}

/** Whether the log marks the clock since the store was opened last: dates that are counted from it may be wrong. */
export function isClockInDoubt({ raw }: Connection): boolean {
  const marked = raw.prepare(
    `select 1 from audit where clock <> 'ok' and seq >= coalesce(
       (select seq from audit where action = 'store.unlock' order by seq desc limit 1), 0) limit 1`,
  )
  return marked.get() !== undefined
}

/** A clock that was set back, or that jumped ahead by more than a month, is worth a look when dates are disputed. */
function clockState(previous: Instant | null, now: Instant): AuditLeaf['clock'] {
  if (previous === null) return 'ok'
  const elapsed = millisecondsOf(now) - millisecondsOf(previous)
  if (elapsed < 0) return 'back'
  return elapsed > 31 * 86_400_000 ? 'jump' : 'ok'
}
