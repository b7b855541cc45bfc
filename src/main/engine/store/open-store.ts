import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Session } from '#shared/contract/store.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { type AuditContext, appendAudit, type ChainEnd, chainEnd } from '../audit/index.ts'
import {
  type CreatedKeyring,
  type Credentials,
  createKeyring,
  type KdfCost,
  type Session as KeyringSession,
  newStoreId,
  openKeyring,
  readKeyringFile,
  writeKeyringFile,
} from '../keyring/index.ts'
import {
  acquireLock,
  type Connection,
  migrate,
  openDatabase,
  type ProcessLock,
  type ReadDb,
  readDb,
  readHead,
  refuseNewerSchema,
  type Transaction,
  type WriteDb,
  writeDb,
  writeHead,
} from '../storage/index.ts'
import { createBallast, releaseBallast } from './ballast.ts'

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
   */
  transact<T>(entry: TransactionEntry, write: (db: WriteDb) => Promise<T>): Promise<Transacted<T>>
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

interface Surroundings {
  readonly clock: () => Instant
  readonly newId: NewId
  /** Room set aside for a full disk; 32 MiB unless told. */
  readonly ballastBytes?: number | undefined
}

/** The folder's name for a store called `name`. */
export function storeFolder(path: string): string {
  const absolute = resolve(path)
  return absolute.endsWith(extension) ? absolute : `${absolute}${extension}`
}

/**
 * Makes a store in a new folder and opens it for its first user.
 * @throws Fault `store-exists` when the folder is there and not empty; `weak-passphrase`, `permission-lost`, `disk-full`
 */
export async function createStore(
  path: string,
  first: { readonly label: string; readonly passphrase: string; readonly kdf?: KdfCost },
  surroundings: Surroundings,
): Promise<{ readonly store: OpenStore; readonly recoveryKey: string }> {
  const folder = storeFolder(path)
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new Fault('store-exists', { params: { path: folder } })
  }
  const created = await createKeyring({ ...first, storeId: newStoreId(), now: surroundings.clock() })
  makeFolder(folder)
  const lock = acquireLock(folder, surroundings.clock())
  try {
    const writer = openDatabase(join(folder, 'store.db'), {
      key: created.session.keys.databaseKey(),
      create: true,
    })
    await migrate(writer)
    // Written last: a folder with a keyring has a database that fits it.
    writeKeyringFile(folder, created.bytes)
    createBallast(folder, surroundings.ballastBytes)
    const store = assemble(folder, created.session, writer, lock, 'agrees', surroundings)
    return { store, recoveryKey: created.recoveryKey }
  } catch (error) {
    abandon(created, lock)
    throw error
  }
}

/**
 * Opens a store: keyring, lock, key proved by the first read, settings, version, migrations, head.
 * @throws Fault `store-not-found`, `store-incomplete`, `store-in-use`, `wrong-passphrase`, `store-newer`,
 *   `store-damaged`, `keyring-damaged`
 */
export async function openStore(
  path: string,
  credentials: Credentials,
  surroundings: Surroundings,
): Promise<OpenStore> {
  const folder = existingFolder(path)
  // Locked before anything is read: what another process is about to replace is not looked at.
  const lock = acquireLock(folder, surroundings.clock())
  let keyring: KeyringSession | null = null
  let writer: Connection | null = null
  try {
    const found = readKeyringFile(folder)
    const file = join(folder, 'store.db')
    if (!existsSync(file)) throw new Fault('store-incomplete', { params: { file: 'store.db' } })
    keyring = await openKeyring(found.bytes, credentials)
    refuseNewer(file, keyring)
    writer = openDatabase(file, { key: keyring.keys.databaseKey() })
    if (found.needsWriting) writeKeyringFile(folder, found.bytes)
    await migrate(writer)
    const head = compareHead(folder, keyring, writer)
    createBallast(folder, surroundings.ballastBytes)
    return assemble(folder, keyring, writer, lock, head, surroundings)
  } catch (error) {
    writer?.close()
    keyring?.dispose()
    lock.release()
    throw error
  }
}

const extension = '.wardbook'

/** Milliseconds. */
const checkpointAfter = { commit: 30_000, removal: 5_000 }

/** The folder of an existing store. @throws Fault `store-not-found` */
export function existingFolder(path: string): string {
  const folder = existsSync(path) ? resolve(path) : storeFolder(path)
  const traces = ['store.db', 'keyring.json', 'keyring.bak']
  if (!traces.some((file) => existsSync(join(folder, file))))
    throw new Fault('store-not-found', { params: { path: folder } })
  return folder
}

/** A store of a later version is looked at through a read-only connection, so that not even its log is touched. */
function refuseNewer(file: string, keyring: KeyringSession): void {
  const probe = openDatabase(file, { key: keyring.keys.databaseKey(), readonly: true })
  try {
    refuseNewerSchema(probe)
  } finally {
    probe.close()
  }
}

function compareHead(folder: string, keyring: KeyringSession, writer: Connection): Session['head'] {
  const head = readHead(folder, keyring.keys.head)
  if (head === null) return 'missing'
  if (head === 'forged' || head.storeId !== keyring.storeId) return 'rolledBack'
  if (head.keyringSequence > keyring.keyringSequence) return 'rolledBack'
  const at = writer.raw.prepare('select chain from audit where seq = ?').get(head.seq) as
    | { chain: string }
    | undefined
  const expected = at?.chain ?? chainEnd(writer, keyring.storeId).chain
  const reached = head.seq === 0 || at !== undefined
  return reached && expected === head.chain ? 'agrees' : 'rolledBack'
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new Fault('permission-lost', { params: { file: basename(folder) }, cause: error })
  }
}

function abandon(created: CreatedKeyring, lock: ProcessLock): void {
  created.session.dispose()
  lock.release()
}

function assemble(
  folder: string,
  keyring: KeyringSession,
  writer: Connection,
  lock: ProcessLock,
  head: Session['head'],
  { clock, newId }: Surroundings,
): OpenStore {
  const file = join(folder, 'store.db')
  const openReader = () => openDatabase(file, { key: keyring.keys.databaseKey(), readonly: true })
  const reader = openReader()
  const keepHead = (end: ChainEnd) =>
    writeHead(folder, keyring.keys.head, {
      storeId: keyring.storeId,
      seq: end.seq,
      chain: end.chain,
      keyringSequence: keyring.keyringSequence,
      at: clock(),
    })
  // Until a checkpoint, what was committed stands in the write-ahead log alone, and what was removed still stands there.
  let checkpoint: NodeJS.Timeout | undefined
  const checkpointIn = (milliseconds: number) => {
    clearTimeout(checkpoint)
    checkpoint = setTimeout(() => {
      if (writer.raw.open && !writer.raw.inTransaction) writer.raw.pragma('wal_checkpoint(TRUNCATE)')
    }, milliseconds).unref()
  }
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }
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
          if (end) keepHead(end)
          const removed = transaction.changes.some(({ after }) => after === null)
          checkpointIn(removed ? checkpointAfter.removal : checkpointAfter.commit)
          return { value, changes: transaction.changes }
        } catch (error) {
          if (writer.raw.inTransaction) writer.raw.exec('rollback')
          throw storageFault(error, folder)
        }
      }),
    close: () =>
      inTurn(async () => {
        if (!writer.raw.open) return
        clearTimeout(checkpoint)
        reader.close()
        writer.raw.pragma('wal_checkpoint(TRUNCATE)')
        keepHead(chainEnd(writer, keyring.storeId))
        writer.close()
        keyring.dispose()
        lock.release()
      }),
  }
}

/** A full disk frees the ballast, so that what comes next (reading, exporting, removing) has room to work. */
function storageFault(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    releaseBallast(folder)
    return new Fault('disk-full', { params: { path: folder }, cause: error })
  }
  if (code === 'SQLITE_READONLY' || code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') {
    return new Fault('permission-lost', { params: { file: 'store.db' }, cause: error })
  }
  return error
}
