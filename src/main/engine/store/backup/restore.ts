import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RestoredStore } from '#shared/contract/backup.ts'
import type { Clock, Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { NewId } from '#shared/kernel/ids.ts'
import { type Manifest, runWorker } from '../../backup/index.ts'
import { readKeyringFile, readUsers, type Throttle, writeKeyringFile } from '../../keyring/index.ts'
import { acquireLock, makeFolder, moveInto, readHead, type WriteDb } from '../../storage/index.ts'
import { ledgerName, readLedger, writeLedger } from '../ledger.ts'
import { openStore, storeFolder } from '../open-store.ts'
import { type DoneAgain, doAgain } from './done-again.ts'
import { credentialsOf, type GivenKey, type OpenedBackup, openWithKey } from './open-backup.ts'
import { backupFolder } from './shelf.ts'

export interface Restoring {
  readonly clock: Clock
  readonly newId: NewId
  readonly ballastBytes: number | undefined
  readonly throttle: Throttle
  readonly worker: URL | string
  /** Folders of stores that this person knows: among them may be the one that the backup is of, with its ledger. */
  knownStores(): readonly string[]
  /** Puts a restored store among those. */
  remember(folder: string): void
  /** Closes the store in a folder that is about to be replaced, where this engine has it open. */
  release(folder: string): Promise<void>
}

interface Wanted {
  readonly path: string
  readonly to: string
  readonly replace: boolean
  readonly key: GivenKey
}

/**
 * Makes a store of a backup beside where it shall stand, opens it, erases again who was erased since and blanks the files that
 * were blanked, says in its audit log
 * where it comes from and what is missing, and only then moves it into its place.
 * @throws Fault `store-exists`, `store-in-use`, `forbidden` for who is not a `dpo`, `wrong-passphrase`, `backup-damaged`,
 *   `disk-full`, `permission-lost`; nothing has changed then
 */
export async function restoreBackup(wanted: Wanted, restoring: Restoring): Promise<RestoredStore> {
  const { path, key } = wanted
  const target = storeFolder(wanted.to)
  refuseTaken(target, wanted.replace)
  const backup = await openWithKey(path, key, restoring.throttle)
  const staging = `${target}.restoring`
  try {
    if (backup.keyring.role !== 'dpo') {
      throw new Fault('forbidden', { params: { operation: 'backup.restore', role: backup.keyring.role } })
    }
    rmSync(staging, { recursive: true, force: true })
    makeFolder(staging)
    await runWorker(
      'extracted',
      { extract: { path, fileKey: backup.fileKey, folder: staging } },
      {
        entry: restoring.worker,
        signal: new AbortController().signal,
        told: () => undefined,
      },
    )
    writeKeyringFile(staging, backup.container.keyring)
    const former = formerStores(target, path, backup, restoring)
    const ledgers = [staging, ...former].map(readLedger)
    writeLedger(staging, {
      people: ledgers.flatMap(({ people }) => people),
      requests: ledgers.flatMap(({ requests }) => requests),
    })
    const doneAgain = await settle(staging, backup, former, wanted, restoring)
    const auditEntries = backup.manifest.audit.entries
    // Windows renames no folder with an open file in it, and the backup may stand in the store that is replaced.
    backup.close()
    await restoring.release(target)
    const aside = moveIntoPlace(staging, target, restoring.clock())
    restoring.remember(target)
    return { path: target, aside, auditEntries, ...doneAgain, hasLedger: former.length > 0 }
  } finally {
    backup.close()
    rmSync(staging, { recursive: true, force: true })
  }
}

function refuseTaken(target: string, replace: boolean): void {
  if (!replace && existsSync(target) && readdirSync(target).length > 0) {
    throw new Fault('store-exists', { params: { path: target } })
  }
}

/**
 * Folders with the store that the backup is of, as it went on after it: to be replaced, around the backup, or known. Where
 * the first two have lost their keyring, their ledger is taken all the same: it says nothing under another store's key.
 */
function formerStores(
  target: string,
  path: string,
  { keyring }: OpenedBackup,
  { knownStores }: Restoring,
): readonly string[] {
  const near = new Set([target, dirname(dirname(path))])
  return [...new Set([...near, ...knownStores()])].filter((folder) => {
    try {
      return readUsers(readKeyringFile(folder).bytes).storeId === keyring.storeId
    } catch {
      return near.has(folder) && existsSync(join(folder, ledgerName))
    }
  })
}

/** Opens the restored store for the first time. @returns what was taken out of it again */
async function settle(
  staging: string,
  { manifest, keyring, container }: OpenedBackup,
  former: readonly string[],
  { key }: Wanted,
  { clock, newId, ballastBytes }: Restoring,
): Promise<DoneAgain> {
  const store = await openStore(staging, credentialsOf(container.keyring, key), {
    clock,
    newId,
    ballastBytes,
    isRestored: true,
  })
  try {
    const ledger = readLedger(staging)
    const isSince = ({ at }: { readonly at: Instant }) => at > manifest.createdAt
    const since = { people: ledger.people.filter(isSince), requests: ledger.requests.filter(isSince) }
    const { value } = await store.transact({ action: 'backup.restore', audit: 'entry' }, async (db) => {
      const done = await doAgain(store, db, since, clock())
      await dropOwnJob(db)
      db.note({ ...gapOf(manifest, former, keyring.keys.head), ...done })
      return done
    })
    return value
  } finally {
    await store.close()
  }
}

/** The job that made the backup stands in it as running. Here it would never end, and look like a backup that failed. */
async function dropOwnJob(db: WriteDb): Promise<void> {
  const left = await db.all('job', { operation: ['backup.create'], state: ['queued', 'running'] })
  for (const { id } of left) await db.remove('job', id, null)
}

/** How far the store had come that this one takes the place of, as far as its head file still tells. */
function gapOf({ createdAt, audit }: Manifest, former: readonly string[], headKey: Buffer) {
  const heads = former.flatMap((folder) => {
    const head = readHead(folder, headKey)
    return head === null || head === 'forged' ? [] : [head]
  })
  const furthest = heads.toSorted((one, other) => other.seq - one.seq)[0]
  return {
    backup: { createdAt, entries: audit.entries, chain: audit.chain },
    lost: furthest ? { entries: Math.max(0, furthest.seq - audit.entries), lastAt: furthest.at } : null,
  }
}

/**
 * The store that is replaced stays, under another name, until somebody removes it. Its backups go on in the new one: there
 * the rotation removes each on the day that was told.
 */
function moveIntoPlace(staging: string, target: string, now: Instant): string | null {
  if (!existsSync(target) || readdirSync(target).length === 0) {
    rmSync(target, { recursive: true, force: true })
    moveInto(staging, target)
    return null
  }
  acquireLock(target, now).release()
  const aside = `${target}.replaced-${now.replaceAll(/[:.]/g, '-')}`
  renameSync(target, aside)
  moveInto(staging, target)
  if (existsSync(backupFolder(aside))) moveInto(backupFolder(aside), backupFolder(target))
  return aside
}
