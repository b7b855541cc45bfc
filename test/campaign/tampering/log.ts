import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  type AuditExpectation,
  appendAudit,
  auditExport,
  chainEnd,
  makeCheckpoint,
  ownCheckpoints,
} from '#engine/audit/index.ts'
import { type Connection, migrate, openDatabase, type Transaction, writeDb } from '#engine/storage/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import type { Chance } from '../chance.ts'

/** Somebody who signs, with the key that only they should have. */
export interface Person {
  readonly userId: string
  readonly publicKey: string
  sign(bytes: Uint8Array): Buffer
}

/** A sound log of two people with records, checkpoints and an erasure, to be tampered with. */
export interface SoundLog {
  readonly connection: Connection
  readonly storeId: string
  readonly ana: Person
  readonly ben: Person
  /** Somebody of whom the store knows nothing. */
  readonly stranger: Person
  readonly entries: number
  readonly expectation: AuditExpectation & { readonly head: { readonly seq: number; readonly chain: string } }
  /** The log as JSON lines. */
  readonly exported: string
}

const now = Instant.parse('2026-03-02T09:00:00.000Z')

/** @param folder an empty one */
export async function makeLog(folder: string, chance: Chance): Promise<SoundLog> {
  const key = Buffer.from(`raw:${'5a'.repeat(32)}`)
  const connection = openDatabase(join(folder, 'store.db'), { key, create: true })
  await migrate(connection)
  const storeId = 'ab'.repeat(16)
  const [ana, ben, stranger] = ['user_ana', 'user_ben', 'user_eve'].map(person) as [Person, Person, Person]
  const newId = idMaker(
    () => 0,
    (bytes) => bytes.fill(0).map(() => chance.below(256)),
  )
  const enter = (who: Person, action: string, { changes, notes }: Pick<Transaction, 'changes' | 'notes'>) =>
    appendAudit(
      connection,
      { storeId, actor: who.userId, role: 'dpo', action, now, newId, sign: who.sign },
      { changes, notes },
    )
  const tasks: string[] = []
  for (let turn = 0; turn < 24; turn++) {
    const who = turn % 3 === 0 ? ben : ana
    const { db, changes, notes } = writeDb(connection, now, newId)
    const known = tasks.length > 0 ? chance.pick(tasks) : null
    if (known === null || turn % 4 === 0) {
      const { id } = await db.insert('task', {
        title: `Task ${turn}`,
        description: 'Ask the parcel service for its agreement.',
        assignee: '',
        dueOn: null,
        priority: 'normal',
        status: 'open',
        subjectId: null,
        doneAt: null,
        work: [],
        targetId: null,
        chaseOn: null,
        answer: '',
      })
      tasks.push(id)
    } else await db.update('task', known, null, { title: `Task ${turn}` })
    enter(who, 'task.update', { changes, notes })
    if (turn === 7 || turn === 15) makeCheckpoint(connection, storeId, ana, { now, reason: 'daily' })
  }
  eraseSomebody(connection, enter, { ana, id: newId('person') })
  makeCheckpoint(connection, storeId, ben, { now, reason: 'demand' })
  enter(ana, 'store.lock', { changes: [], notes: { size: 1 } })
  // The triggers keep the program honest; somebody with the key can drop them.
  for (const trigger of ['auditKeeps', 'auditStays', 'auditPayloadKeeps', 'auditCheckpointStays'])
    connection.raw.exec(`drop trigger ${trigger}`)
  const { seq, chain } = chainEnd(connection, storeId)
  const users = [ana, ben].map(({ userId, publicKey }) => ({
    id: userId,
    label: userId,
    signingKey: publicKey,
  }))
  return {
    connection,
    storeId,
    ana,
    ben,
    stranger,
    entries: seq,
    expectation: {
      storeId,
      publicKeys: new Map(users.map(({ id, signingKey }) => [id, signingKey])),
      head: { seq, chain },
      checkpoints: ownCheckpoints(connection),
    },
    exported: Buffer.concat([
      ...auditExport(connection, { storeId, signer: ana, now, users, payloads: true }),
    ]).toString(),
  }
}

/** An entry whose words are gone for a reason that a later entry tells. */
function eraseSomebody(
  { raw }: Connection,
  enter: (
    who: Person,
    action: string,
    did: Pick<Transaction, 'changes' | 'notes'>,
  ) => { readonly seq: number },
  { ana, id }: { readonly ana: Person; readonly id: string },
): void {
  const about = { entity: 'person', entityId: id, before: null }
  const { seq } = enter(ana, 'person.reveal', { changes: [{ ...about, after: { id } }], notes: {} })
  raw.prepare('delete from auditPayload where seq = ?').run(seq)
  enter(ana, 'person.erase', { changes: [{ ...about, after: null }], notes: {} })
}

function person(userId: string): Person {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { userId, publicKey: rawKeyOf(publicKey), sign: (bytes) => signBytes(null, bytes, privateKey) }
}

function rawKeyOf(key: KeyObject): string {
  return Buffer.from(String(key.export({ format: 'jwk' }).x), 'base64url').toString('hex')
}
