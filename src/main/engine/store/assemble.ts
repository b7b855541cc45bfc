import { basename, join } from 'node:path'
import type { Session } from '#shared/contract/store.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { type AuditContext, appendAudit, type ChainEnd, chainEnd } from '../audit/index.ts'
import type { Session as KeyringSession } from '../keyring/index.ts'
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
import { watchSoundness } from './soundness.ts'

/** A store that is open in this process: one writer, one reader, the keys, and the end of its audit log. */
export interface OpenStore {
  readonly folder: string
  readonly name: string
  readonly keyring: KeyringSession
  readonly writer: Connection
  readonly reader: Connection
  readonly read: ReadDb
  readonly head: Session['head']
  /** Another read-only connection with its own key buffer, for a worker or a long scan. */
  openReader(): Connection
  /**
   * Runs `write` in one transaction with its audit entries, commits, and flushes the head. When it resolves, the change
   * is on the disk. Commands wait for each other.
   * @throws Fault `store-damaged` (nothing is written any more), `disk-unsteady`, `disk-full`, `permission-lost`
   */
  transact<T>(entry: TransactionEntry, write: (db: WriteDb) => Promise<T>): Promise<Transacted<T>>
  /**
   * Runs what only reads. Where a page cannot be read, the store is opened anew, checked, and the reading repeated once.
   * @throws Fault `store-damaged`, `disk-unsteady`
   */
  reading<T>(work: () => Promise<T>): Promise<T>
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
  readonly writer: Connection
  readonly reader: Connection
  readonly lock: ProcessLock
  readonly head: Session['head']
  readonly clock: () => Instant
  readonly newId: NewId
}

/** Puts the parts of an open store together. */
export function assemble({ folder, keyring, writer, reader, lock, head, clock, newId }: Opened): OpenStore {
  const file = join(folder, 'store.db')
  const openReader = () => openDatabase(file, { key: keyring.keys.databaseKey(), readonly: true })
  const soundness = watchSoundness({
    folder,
    writer,
    reader,
    clock,
    key: () => keyring.keys.databaseKey(),
  })
  const keepHead = ({ seq, chain }: ChainEnd, seal: { readonly database?: string } = {}) => {
    const { storeId, keyringSequence } = keyring
    const written = { storeId, seq, chain, keyringSequence, at: clock(), ...seal }
    withBallast(folder, () => writeHead(folder, keyring.keys.head, written))
  }
  const sealStore = () => {
    writer.raw.pragma('wal_checkpoint(TRUNCATE)')
    const end = chainEnd(writer, keyring.storeId)
    reader.close()
    writer.close()
    const database = sealOf(file)
    keepHead(end, database === null ? {} : { database })
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
    keyring,
    writer,
    reader,
    read: readDb(reader.kysely),
    head,
    openReader,
    transact: (entry, write) =>
      inTurn(async () => {
        if (soundness.damage) throw soundness.damage
        const now = clock()
        const context: AuditContext = {
          storeId: keyring.storeId,
          actor: keyring.userId,
          role: keyring.role,
          action: entry.action,
          now,
          newId,
          sign: (bytes) => keyring.sign(bytes),
        }
        const transaction = writeDb(writer, now, newId)
        try {
          writer.raw.exec('begin immediate')
          const value = await write(transaction.db)
          const end = entry.audit === 'entry' ? appendAudit(writer, context, transaction) : null
          writer.raw.exec('commit')
          for (const effect of transaction.effects) effect()
          if (end) keepHead(end)
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
    judge: (error) => inTurn(async () => soundness.judge(error)),
    close: () =>
      inTurn(async () => {
        if (!writer.raw.open) return
        checkpoints.stop()
        try {
          if (soundness.damage === null) sealStore()
        } finally {
          // The reader last: the last connection to close moves the log into the database, which a reader cannot, and
          // the log of a damaged database is left as it is.
          writer.close()
          reader.close()
          keyring.dispose()
          lock.release()
        }
      }),
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
