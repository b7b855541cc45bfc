import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { basename, dirname } from 'node:path'
import type { BackupReason } from '#shared/contract/backup.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault, type FaultCode } from '#shared/kernel/faults.ts'
import { programVersion } from '#shared/kernel/version.ts'
// From their own files: a worker thread that loaded all of storage would start five times as slowly.
import { walkChain } from '../audit/chain.ts'
import { moveInto, refusalOf } from '../storage/atomic-write.ts'
import { copyDatabase, rowCounts, sqliteVersion } from '../storage/copy.ts'
import { openDatabase } from '../storage/database.ts'
import { failureOf } from '../storage/failure.ts'
import { storedVersion } from '../storage/migrate.ts'
import type { Header, Manifest } from './form.ts'
import { openContainer } from './read-container.ts'
import { describePart, writeContainer } from './write-container.ts'

/** Everything that making a backup needs, so that a worker thread can do it. */
export interface BackupOrder {
  readonly database: string
  /** `raw:` and 64 hex digits each: in the midst of a rotation the database has one of two. */
  readonly databaseKeys: readonly Uint8Array[]
  /** `erasures.jsonl`; it need not be there. */
  readonly ledger: string
  readonly keyring: Uint8Array
  readonly storeId: string
  readonly createdAt: Instant
  readonly reason: BackupReason
  readonly fileKey: Uint8Array
  readonly epoch: number
  readonly sealedKey: Header['key']
  readonly target: string
  /** Where a copy goes; one that cannot be made does not undo the first. */
  readonly second: string | null
}

/** What was made and proved. */
export interface MadeBackup {
  readonly manifest: Manifest
  readonly bytes: number
  /** What kept the second copy; null when there is one, or none was wanted. */
  readonly secondFault: FaultCode | null
}

export type BackupStep = 'copying' | 'checking' | 'writing' | 'proving'

/**
 * Copies the database, looks whether the copy is whole, packs it into a file beside the target, reads that file back from
 * the disk and proves every part of it, and only then gives it its name. Nothing is left behind when it fails.
 * @throws Fault `disk-full`, `permission-lost`, `store-damaged`, `backup-damaged`
 */
export function makeBackup(
  order: BackupOrder,
  told: (step: BackupStep, done: number, total: number) => void,
): MadeBackup {
  const { database, ledger, target, fileKey, storeId, createdAt, reason, epoch } = order
  const copy = `${target}.copy`
  const unfinished = `${target}.part`
  const clearUp = () => {
    for (const path of [copy, `${copy}-journal`, unfinished]) rmSync(path, { force: true })
  }
  try {
    clearUp()
    requireRoom(dirname(target), statSync(database).size)
    told('copying', 0, 0)
    copyDatabase(database, keyThatFits(database, order.databaseKeys), copy)
    told('checking', 0, 0)
    const parts = [describePart('store.db', copy)]
    if (existsSync(ledger)) parts.push(describePart('erasures.jsonl', ledger))
    const manifest: Manifest = {
      v: 1,
      storeId,
      createdAt,
      program: programVersion,
      epoch,
      parts,
      ...examine(copy, order),
    }
    const total = parts.reduce((sum, { bytes }) => sum + bytes, 0)
    const header: Header = { v: 1, storeId, createdAt, reason, epoch, key: order.sealedKey }
    const files = { 'store.db': copy, 'erasures.jsonl': ledger }
    writeContainer(unfinished, { header, keyring: order.keyring, manifest, fileKey, files }, (done) =>
      told('writing', done, total),
    )
    told('proving', 0, 0)
    const written = openContainer(unfinished)
    try {
      written.prove(fileKey)
    } finally {
      written.close()
    }
    moveInto(unfinished, target)
    return { manifest, bytes: written.size, secondFault: copySecond(order) }
  } catch (error) {
    throw backupFault(error, target)
  } finally {
    clearUp()
  }
}

/** The database inside: every page that is in use, the chain of the audit log, and what there is to count. */
export function examine(
  file: string,
  { databaseKeys, storeId }: Pick<BackupOrder, 'databaseKeys' | 'storeId'>,
  publicKeys: ReadonlyMap<string, string> | null = null,
): Pick<Manifest, 'schema' | 'sqlite' | 'rows' | 'audit'> {
  const key = keyThatFits(file, databaseKeys)
  const connection = openDatabase(file, { key, readonly: true, cacheKiB: 8_192 })
  try {
    if (connection.raw.pragma('quick_check(1)', { simple: true }) !== 'ok') {
      throw new Fault('store-damaged', { params: { file: 'store.db' } })
    }
    return {
      schema: storedVersion(connection),
      sqlite: sqliteVersion(connection),
      rows: rowCounts(connection),
      audit: walkChain(connection, storeId, publicKeys),
    }
  } finally {
    connection.close()
  }
}

function copyFlushed(from: string, to: string): void {
  copyFileSync(from, to)
  const file = openSync(to, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The key that the database has. @throws Fault `store-damaged` when it has none of them */
function keyThatFits(file: string, keys: readonly Uint8Array[]): Buffer {
  for (const [place, key] of keys.entries()) {
    try {
      openDatabase(file, { key: Buffer.from(key), readonly: true }).close()
      return Buffer.from(key)
    } catch (error) {
      if (failureOf(error) !== 'unread' || place === keys.length - 1) throw error
    }
  }
  throw new Error('a store has at least one key')
}

/** The second copy is proved like the first, where it is. */
function copySecond({ target, second, fileKey }: BackupOrder): FaultCode | null {
  if (second === null) return null
  const unfinished = `${second}.part`
  try {
    rmSync(unfinished, { force: true })
    copyFlushed(target, unfinished)
    const written = openContainer(unfinished)
    try {
      written.prove(fileKey)
    } finally {
      written.close()
    }
    moveInto(unfinished, second)
    return null
  } catch (error) {
    rmSync(unfinished, { force: true })
    const fault = backupFault(error, second)
    return fault instanceof Fault ? fault.code : 'permission-lost'
  }
}

/** The copy and the packed file stand side by side for a moment; a tenth more for what others write meanwhile. */
function requireRoom(folder: string, size: number): void {
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < size * 2.1)
    throw new Fault('disk-full', { params: { path: folder, context: 'backup' } })
}

/** A full disk or a lost permission may be that of the target, which is not the store's. */
function backupFault(error: unknown, target: string): unknown {
  const refusal = refusalOf(error, target)
  const isFull = refusal instanceof Fault && refusal.code === 'disk-full'
  if (refusal instanceof Fault && !isFull) return refusal
  if (isFull || failureOf(error) === 'full')
    return new Fault('disk-full', { params: { path: dirname(target), context: 'backup' }, cause: error })
  if (failureOf(error) === 'refused')
    return new Fault('permission-lost', { params: { file: basename(target) }, cause: error })
  return error
}
