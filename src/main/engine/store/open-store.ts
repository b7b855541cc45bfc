import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { chainEnd } from '../audit/index.ts'
import {
  type CreatedKeyring,
  type Credentials,
  createKeyring,
  type KdfCost,
  type Session as KeyringSession,
  newStoreId,
  openKeyring,
  readKeyringFile,
  type StoreKeys,
  writeKeyringFile,
} from '../keyring/index.ts'
import {
  acquireLock,
  type Connection,
  failureOf,
  makeFolder,
  migrate,
  openDatabase,
  type ProcessLock,
  refuseNewerSchema,
  schemaVersion,
  storedVersion,
  writeHead,
} from '../storage/index.ts'
import { assemble, extension, type Opened, type OpenStore } from './assemble.ts'
import { backUpBeforeMigration } from './backup/before-migration.ts'
import { clearUnfinished } from './backup/shelf.ts'
import { createBallast } from './ballast.ts'
import { agreeing, compareHead } from './compare-head.ts'
import { requireSound } from './soundness.ts'
import { damageFault, storageFault } from './storage-fault.ts'

interface Surroundings {
  readonly clock: () => Instant
  readonly newId: NewId
  /** Room set aside for a full disk; 32 MiB unless told. */
  readonly ballastBytes?: number | undefined
  /** A store that was made of a backup a moment ago: it has no head file yet, and its backup is there. */
  readonly isRestored?: boolean
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
    const file = join(folder, 'store.db')
    const writer = openDatabase(file, { key: created.session.keys.databaseKey(), create: true })
    await migrate(writer)
    const keyring = created.session
    const { storeId, keyringSequence } = keyring
    const { seq, chain } = chainEnd(writer, storeId)
    writeHead(folder, keyring.keys.head, { storeId, seq, chain, keyringSequence, at: surroundings.clock() })
    // Written last: a folder with a keyring has a database that fits it, and a head file.
    writeKeyringFile(folder, created.bytes)
    createBallast(folder, surroundings.ballastBytes)
    const reader = openDatabase(file, { key: keyring.keys.databaseKey(), readonly: true })
    const opened = { folder, keyring, keyringBytes: created.bytes, epoch: keyring.keys.epoch, lock }
    const store = assemble({ ...opened, writer, reader, head: agreeing, ...surroundings })
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
  try {
    const found = readKeyringFile(folder)
    const file = join(folder, 'store.db')
    if (!existsSync(file)) throw new Fault('store-incomplete', { params: { file: 'store.db' } })
    keyring = await openKeyring(found.bytes, credentials)
    clearUnfinished(folder)
    const opened = await openSound(folder, keyring, surroundings)
    if (found.needsWriting) writeKeyringFile(folder, found.bytes)
    createBallast(folder, surroundings.ballastBytes)
    return assemble({ folder, keyring, keyringBytes: found.bytes, lock, ...opened, ...surroundings })
  } catch (error) {
    keyring?.dispose()
    lock.release()
    throw error
  }
}

type OpenedDatabase = Pick<Opened, 'reader' | 'writer' | 'head' | 'epoch'>

/** One failed read must not be called damage: the second opening, which looks at every page, decides. */
async function openSound(
  folder: string,
  keyring: KeyringSession,
  { clock, isRestored = false }: Surroundings,
): Promise<OpenedDatabase> {
  const backUp = () => {
    if (!isRestored) backUpBeforeMigration({ folder, name: basename(folder, extension), keyring }, clock)
  }
  try {
    return await openFiles(folder, keyring, { check: () => undefined, backUp, isRestored })
  } catch (error) {
    if (failureOf(error) !== 'unread') throw storageFault(error, folder)
  }
  try {
    return await openFiles(folder, keyring, { check: requireSound, backUp, isRestored })
  } catch (error) {
    if (failureOf(error) !== 'unread') throw storageFault(error, folder)
    throw damageFault(folder, clock(), error)
  }
}

/**
 * The reader is opened first and closed last: it cannot write, so neither a store of a later version nor a damaged one is
 * changed by looking at it, its write-ahead log included.
 */
async function openFiles(
  folder: string,
  keyring: KeyringSession,
  { check, backUp, isRestored }: { check(reader: Connection): void; backUp(): void; isRestored: boolean },
): Promise<OpenedDatabase> {
  const file = join(folder, 'store.db')
  const keys = keysThatFit(file, keyring)
  const reader = openDatabase(file, { key: keys.databaseKey(), readonly: true })
  let writer: Connection | null = null
  try {
    refuseNewerSchema(reader)
    check(reader)
    const head = compareHead(folder, keyring, reader, isRestored)
    if (storedVersion(reader) < schemaVersion) backUp()
    writer = openDatabase(file, { key: keys.databaseKey() })
    await migrate(writer)
    return { reader, writer, head, epoch: keys.epoch }
  } catch (error) {
    writer?.close()
    reader.close()
    throw error
  }
}

/** The keys that the database has: where a rotation was interrupted, the present ones or the pending ones. */
function keysThatFit(file: string, { keys, pendingKeys }: KeyringSession): StoreKeys {
  if (pendingKeys === null) return keys
  try {
    openDatabase(file, { key: pendingKeys.databaseKey(), readonly: true }).close()
    return pendingKeys
  } catch (error) {
    if (failureOf(error) !== 'unread') throw error
    return keys
  }
}

/** The folder of an existing store. @throws Fault `store-not-found` */
export function existingFolder(path: string): string {
  const folder = existsSync(path) ? resolve(path) : storeFolder(path)
  const traces = ['store.db', 'keyring.json', 'keyring.bak']
  if (!traces.some((file) => existsSync(join(folder, file))))
    throw new Fault('store-not-found', { params: { path: folder } })
  return folder
}

function abandon(created: CreatedKeyring, lock: ProcessLock): void {
  created.session.dispose()
  lock.release()
}
