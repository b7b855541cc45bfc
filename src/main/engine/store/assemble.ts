import { basename, join } from 'node:path'
import type { Rollback } from '#shared/contract/audit.ts'
import type { Session } from '#shared/contract/store.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { appendAudit, type ChainEnd, chainEnd } from '../audit/index.ts'
import type { Change, Session as KeyringSession } from '../keyring/index.ts'
import {
  type Connection,
  failureOf,
  openDatabase,
  type ProcessLock,
  type ReadDb,
  readDb,
  sealOf,
  type Transaction,
  type WriteDb,
  writeDb,
  writeHead,
} from '../storage/index.ts'
import { withBallast } from './ballast.ts'
import { checkpointTimer } from './checkpoint-timer.ts'
import { acknowledgement, agreeing, type HeadComparison } from './compare-head.ts'
import { holdKeyring } from './held-keyring.ts'
import { lendReaders } from './lent-readers.ts'
import { watchSoundness } from './soundness.ts'
import { storageFault } from './storage-fault.ts'

/** A store that is open in this process: one writer, one reader, the keys, and the end of its audit log. */
export interface OpenStore {
  readonly folder: string
  readonly name: string
  /** Who opened the store, over the keyring as it is now: each change of it brings another session. Never keep it. */
  readonly keyring: KeyringSession
  readonly writer: Connection
  readonly reader: Connection
  readonly read: ReadDb
  /** What the head file said on opening. While it is `rolledBack` nothing but the acknowledgement is written. */
  readonly head: Session['head']
  readonly rollback: Rollback | null
  /** Another read-only connection with its own key buffer, for a worker or a long scan. A rotation waits for its close. */
  openReader(): Connection
  /**
   * Runs `write` in one transaction with its audit entries, commits, and flushes the head. When it resolves, the change
   * is on the disk. Commands wait for each other.
   * @throws Fault `store-damaged` (nothing is written any more), `store-rolled-back` (nothing until a `dpo` acknowledged
   *   it), `disk-unsteady`, `disk-full`, `permission-lost`
   */
  transact<T>(entry: TransactionEntry, write: (db: WriteDb) => Promise<T>): Promise<Transacted<T>>
  /**
   * Runs what only reads. Where a page cannot be read, the store is opened anew, checked, and the reading repeated once.
   * @throws Fault `store-damaged`, `disk-unsteady`
   */
  reading<T>(work: () => Promise<T>): Promise<T>
  /**
   * Writes a changed keyring (both copies) and goes on with its session. Only within a transaction, whose audit entry
   * then names the keyring's hash.
   * @throws Fault `disk-full`, `permission-lost`; the keyring is then as it was
   */
  changeKeyring(db: WriteDb, change: Change, note: Readonly<Record<string, unknown>>): Promise<void>
  /** Notes the keyring as it is in the entry of a transaction, and remembers that the audit log knows it. */
  noteKeyring(db: WriteDb, note: Readonly<Record<string, unknown>>): Promise<void>
  /**
   * Encrypts the database under the pending key and proves that it is whole. Commands wait; reads before and after see
   * the same. Nothing happens when the database has that key already.
   * @throws Fault `store-damaged`, `disk-unsteady`, `disk-full`, `permission-lost`
   */
  rekey(): Promise<void>
  /** What an error means that came out of the store's files; after it the store is sound, or frozen. */
  judge(error: unknown): Promise<unknown>
  /** Checkpoints, writes the head, forgets the keys, and lets the next process in. */
  close(): Promise<void>
}

export interface TransactionEntry {
  readonly action: string
  /** `none`: drafts and preferences leave no entry. */
  readonly audit: 'entry' | 'none'
}

export interface Transacted<T> {
  readonly value: T
  readonly changes: Transaction['changes']
}

/** What was opened, to be put together as a store. */
export interface Opened {
  readonly folder: string
  readonly keyring: KeyringSession
  /** The keyring's bytes as they stand on the disk. */
  readonly keyringBytes: Buffer
  readonly writer: Connection
  readonly reader: Connection
  /** Whose key the database has: the keyring's present epoch or, in the midst of a rotation, the pending one. */
  readonly epoch: number
  readonly lock: ProcessLock
  readonly head: HeadComparison
  readonly clock: () => Instant
  readonly newId: NewId
}

/** Puts the parts of an open store together. */
export function assemble(opened: Opened): OpenStore {
  const { folder, writer, reader, lock, clock, newId } = opened
  let head = opened.head
  const file = join(folder, 'store.db')
  const keepHead = (
    { seq, chain }: ChainEnd,
    seal: { readonly database?: string } = {},
    key = held.session.keys.head,
  ) => {
    const { storeId, keyringSequence } = held.session
    const written = { storeId, seq, chain, keyringSequence, at: clock(), ...seal }
    try {
      withBallast(folder, () => writeHead(folder, key, written))
    } catch (error) {
      throw storageFault(error, folder)
    }
  }
  const held = holdKeyring({
    folder,
    session: opened.keyring,
    bytes: opened.keyringBytes,
    epoch: opened.epoch,
    writer,
    reader,
    keepHead: (key) => keepHead(chainEnd(writer, held.session.storeId), {}, key),
  })
  const lent = lendReaders(() => openDatabase(file, { key: held.databaseKey(), readonly: true }))
  const soundness = watchSoundness({ folder, writer, reader, clock, key: held.databaseKey })
  const sealStore = () => {
    writer.raw.pragma('wal_checkpoint(TRUNCATE)')
    const end = chainEnd(writer, held.session.storeId)
    reader.close()
    writer.close()
    const database = sealOf(file)
    keepHead(end, database === null ? {} : { database })
  }
  let owed: ChainEnd | null = null
  const keepOwedHead = () => {
    if (owed === null) return
    keepHead(owed)
    owed = null
  }
  const inTurn = oneAfterTheOther()
  const checkpoints = checkpointTimer(() =>
    inTurn(async () => {
      if (writer.raw.open && soundness.damage === null) writer.raw.pragma('wal_checkpoint(TRUNCATE)')
    }),
  )
  return {
    folder,
    name: basename(folder, extension),
    get keyring() {
      return held.session
    },
    writer,
    reader,
    read: readDb(reader.kysely),
    get head() {
      return head.state
    },
    get rollback() {
      return head.rollback
    },
    openReader: lent.open,
    changeKeyring: held.change,
    noteKeyring: held.note,
    transact: (entry, write) =>
      inTurn(async () => {
        if (soundness.damage) throw soundness.damage
        if (head.rollback && entry.action !== acknowledgement) throw new Fault('store-rolled-back')
        const now = clock()
        const transaction = writeDb(writer, now, newId)
        try {
          keepOwedHead()
          writer.raw.exec('begin immediate')
          const value = await write(transaction.db)
          // Asked afterwards: a command may have brought the keyring under which its entry is signed.
          const { storeId, userId: actor, role, sign } = held.session
          const context = { storeId, actor, role, action: entry.action, now, newId, sign }
          const end = entry.audit === 'entry' ? appendAudit(writer, context, transaction) : null
          writer.raw.exec('commit')
          for (const effect of transaction.effects) effect()
          if (entry.action === acknowledgement) head = agreeing
          if (end) owed = end
          // What is committed is done. A head that cannot be written now is owed, and refuses the next command.
          despiteTheDisk(keepOwedHead)
          checkpoints.after(transaction.changes.some(({ after }) => after === null) ? 'removal' : 'commit')
          return { value, changes: transaction.changes }
        } catch (error) {
          rollBack(writer)
          throw soundness.judge(error)
        }
      }),
    reading: async (work) => {
      try {
        return await work()
      } catch (error) {
        if (failureOf(error) === null) throw error
        const fault = await inTurn(async () => soundness.judge(error))
        if (!(fault instanceof Fault) || fault.code !== 'disk-unsteady') throw fault
        return await work()
      }
    },
    rekey: async () => {
      for (let done = false; !done; ) {
        await lent.allReturned()
        done = await inTurn(async () => {
          if (soundness.damage) throw soundness.damage
          if (lent.count() > 0) return false
          try {
            held.encryptAnew()
          } catch (error) {
            throw soundness.judge(error)
          }
          return true
        })
      }
    },
    judge: (error) => inTurn(async () => soundness.judge(error)),
    close: () =>
      inTurn(async () => {
        if (!writer.raw.open) return
        checkpoints.stop()
        try {
          // Nobody has accepted yet that the store is older than its head: whoever opens it next is told again.
          // Without the seal the next opening looks at the files as after a power cut; the keys are forgotten all the same.
          if (soundness.damage === null && head.rollback === null) despiteTheDisk(sealStore)
        } finally {
          // The reader last: the last connection to close moves the log into the database, which a reader cannot, and
          // the log of a damaged database is left as it is.
          writer.close()
          reader.close()
          held.session.dispose()
          lock.release()
        }
      }),
  }
}

/** Does what may wait, however the disk refuses it. */
function despiteTheDisk(write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof Fault) && failureOf(error) === null) throw error
  }
}

/** The ending of a store's folder. */
export const extension = '.wardbook'

function oneAfterTheOther() {
  let queue: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }
}

/** Where the rollback fails too, the failure that led to it is what counts; the connection is opened anew for it. */
function rollBack({ raw }: Connection): void {
  try {
    if (raw.inTransaction) raw.exec('rollback')
  } catch (error) {
    if (failureOf(error) === null) throw error
  }
}
