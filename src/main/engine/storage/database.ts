import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Fault } from '#shared/kernel/faults.ts'
import { refusalOf } from './atomic-write.ts'
import { failureOf } from './failure.ts'
import type { StoreTables } from './tables.ts'

/** "WBK1": tells a store's database from any other SQLite file. */
export const applicationId = 0x57424b31

/** Authenticated on each page, every header byte covered (docs/security.md). */
const cipher = 'chacha20'

/** A connection to the encrypted database: `raw` for what only SQLite understands, `kysely` for everything else. */
export interface Connection {
  /** The driver's own handle; another one after `reopen`, so nobody keeps it. */
  readonly raw: Database.Database
  readonly kysely: Kysely<StoreTables>
  /**
   * Opens the file anew and only then lets go of it as it was open before: a single failed read stays with an SQLite
   * connection for ever, and whoever closes the last one moves the write-ahead log into the database.
   * @throws Fault `store-damaged`; what was open stays open then
   */
  reopen(key: Buffer): void
  /**
   * Encrypts the whole database under another key, in one transaction: after a crash it opens with exactly one of the two.
   * No other connection may be open meanwhile; {@link reopen} with the new key afterwards.
   * @param key `raw:` and 64 hex digits; filled with zeros before this returns
   */
  rekey(key: Buffer): void
  close(): void
}

interface OpenOptions {
  /** `raw:` and 64 hex digits. It is filled with zeros before this returns. */
  readonly key: Buffer
  readonly readonly?: boolean
  /** Makes the file; otherwise it must exist. */
  readonly create?: boolean
  /** 64 MiB unless told; imports take more. */
  readonly cacheKiB?: number
}

/**
 * Opens the database: cipher, key, a first read that proves the key, settings, each read back. The only place in which
 * a store's database is opened.
 * @throws Fault `store-incomplete` when the file is missing; `store-damaged` when the key does not fit, the first page
 *   cannot be read, or it is no store; SQLite's own error when it may not be written, unless it is opened to read
 */
export function openDatabase(file: string, options: OpenOptions): Connection {
  if (!options.create && !existsSync(file))
    throw new Fault('store-incomplete', { params: { file: 'store.db' } })
  let raw = openRaw(file, options)
  const statements = new Map<string, Database.Statement>()
  const database = withStatementCache(() => raw, statements)
  return {
    get raw() {
      return raw
    },
    kysely: new Kysely<StoreTables>({ dialect: new SqliteDialect({ database }) }),
    reopen: (key) => {
      const former = raw
      raw = openRaw(file, { ...options, key, create: false })
      statements.clear()
      former.close()
    },
    rekey: (key) => {
      requireRawKey(key)
      try {
        raw.rekey(key)
      } finally {
        key.fill(0)
      }
    },
    close: () => {
      if (raw.open) raw.close()
    },
  }
}

function requireRawKey(key: Buffer): void {
  if (key.length !== 68) throw new Error('the database key must be raw: and 64 hex digits')
}

function openRaw(file: string, options: OpenOptions): Database.Database {
  requireRawKey(options.key)
  if (!options.readonly) restrictToOwner(file, options.create ?? false)
  const raw = new Database(file, {
    fileMustExist: !options.create,
    readonly: options.readonly ?? false,
    timeout: 5_000,
  })
  try {
    raw.pragma(`cipher='${cipher}'`)
    try {
      raw.key(options.key)
    } finally {
      options.key.fill(0)
    }
    raw.prepare('select count(*) from sqlite_master').get()
    if (options.create) raw.pragma(`application_id=${applicationId}`)
    if (raw.pragma('application_id', { simple: true }) !== applicationId) {
      throw new Fault('store-damaged', { params: { file: 'store.db' } })
    }
    applySettings(raw, options)
    // Where the file may not be written SQLite opens it to read and says so only at the first write.
    if (!options.readonly) raw.exec('begin immediate; create table writable (proof); rollback')
  } catch (error) {
    raw.close()
    // A key that does not fit looks like damage too; the keyring has the right one or none.
    if (failureOf(error) !== 'unread') throw error
    throw new Fault('store-damaged', { params: { file: 'store.db' }, cause: error })
  }
  return raw
}

/** Before SQLite touches it: the write-ahead log takes the mode of the database, and what SQLite makes everybody may read. */
function restrictToOwner(file: string, create: boolean): void {
  if (create) {
    try {
      closeSync(openSync(file, 'a', 0o600))
    } catch (error) {
      throw refusalOf(error, file)
    }
  }
  try {
    chmodSync(file, 0o600)
  } catch {
    // A file system without modes, or somebody else's file: the folder's own mode is what keeps others out.
  }
}

function applySettings(raw: Database.Database, { readonly, cacheKiB = 65_536 }: OpenOptions) {
  const settings: [name: string, value: string, readBack: unknown][] = [
    // WAL first: switching to it resets `synchronous` to NORMAL, which loses acknowledged commits on power loss.
    ...(readonly
      ? ([['query_only', 'ON', 1]] as [string, string, unknown][])
      : ([['journal_mode', 'WAL', 'wal']] as [string, string, unknown][])),
    ['synchronous', 'FULL', 2],
    // Otherwise sorts write decrypted rows into the system's temporary folder.
    ['temp_store', 'MEMORY', 2],
    ['secure_delete', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['foreign_keys', 'ON', 1],
    ['cell_size_check', 'ON', 1],
    ['mmap_size', '0', 0],
    ['recursive_triggers', 'ON', 1],
    ['fullfsync', 'ON', 1],
    ['checkpoint_fullfsync', 'ON', 1],
    ['journal_size_limit', '0', 0],
    ['wal_autocheckpoint', '500', 500],
    ['cache_size', `-${cacheKiB}`, -cacheKiB],
  ]
  for (const [name, value] of settings) raw.pragma(`${name}=${value}`)
  for (const [name, , expected] of settings) {
    const found = raw.pragma(name, { simple: true })
    if (found !== undefined && found !== expected) {
      throw new Error(`the database did not take ${name}=${String(expected)} but says ${String(found)}`)
    }
  }
}

/** Kysely prepares each statement anew; keeping the last few hundred makes point reads three times as fast. */
function withStatementCache(raw: () => Database.Database, statements: Map<string, Database.Statement>) {
  return {
    close: () => raw().close(),
    prepare: (sql: string) => {
      const known = statements.get(sql)
      if (known) {
        statements.delete(sql)
        statements.set(sql, known)
        return known
      }
      const statement = raw().prepare(sql)
      statements.set(sql, statement)
      const oldest = statements.keys().next()
      if (statements.size > 300 && !oldest.done) statements.delete(oldest.value)
      return statement
    },
  }
}
