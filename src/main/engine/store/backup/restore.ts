import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RestoredStore } from '#shared/contract/backup.ts'
import type { Clock, Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Id, NewId } from '#shared/kernel/ids.ts'
import { type Manifest, runWorker } from '../../backup/index.ts'
import { readKeyringFile, readUsers, type Throttle, writeKeyringFile } from '../../keyring/index.ts'
import { acquireLock, makeFolder, moveInto, readHead, type WriteDb } from '../../storage/index.ts'
import { cleansePeople, erasePerson } from '../erase-person.ts'
import { type Erasure, keepErasures, ledgerName, personHash, readErasures } from '../erasures.ts'
import { openStore, storeFolder } from '../open-store.ts'
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
 * Makes a store of a backup beside where it shall stand, opens it, erases again who was erased since, says in its audit log
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
    keepErasures(staging, former.flatMap(readErasures))
    const erasedAgain = await settle(staging, backup, former, wanted, restoring)
    const auditEntries = backup.manifest.audit.entries
    // Windows renames no folder with an open file in it, and the backup may stand in the store that is replaced.
    backup.close()
    await restoring.release(target)
    const aside = moveIntoPlace(staging, target, restoring.clock())
    restoring.remember(target)
    return { path: target, aside, auditEntries, erasedAgain, hasLedger: former.length > 0 }
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

/** Opens the restored store for the first time. @returns how many people were erased again */
async function settle(
  staging: string,
  { manifest, keyring, container }: OpenedBackup,
  former: readonly string[],
  { key }: Wanted,
  { clock, newId, ballastBytes }: Restoring,
): Promise<number> {
  const store = await openStore(staging, credentialsOf(container.keyring, key), {
    clock,
    newId,
    ballastBytes,
    isRestored: true,
  })
  try {
    const since = readErasures(staging).filter(({ at }) => at > manifest.createdAt)
    const { value } = await store.transact({ action: 'backup.restore', audit: 'entry' }, async (db) => {
      const erased = await eraseAgain(db, keyring.keys.erasures, since)
      // Nobody works in it yet, so all pieces at once.
      if (erased > 0) for (const _piece of cleansePeople(store.writer));
      await dropOwnJob(db)
      db.note({ ...gapOf(manifest, former, keyring.keys.head), erasedAgain: erased })
      return erased
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

async function eraseAgain(db: WriteDb, key: Buffer, since: readonly Erasure[]): Promise<number> {
  const wanted = new Set(since.map(({ person }) => person))
  if (wanted.size === 0) return 0
  const people = db.kysely.selectFrom('person').select(['id', 'connectionId', 'externalId']).stream(1_000)
  const found: Id<'person'>[] = []
  for await (const person of people) if (wanted.has(personHash(key, person))) found.push(person.id)
  for (const id of found) await erasePerson(db, id)
  return found.length
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
