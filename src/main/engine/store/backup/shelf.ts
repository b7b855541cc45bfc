import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupFile, BackupPolicy } from '#shared/contract/backup.ts'
import type { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { extension, openContainer } from '../../backup/index.ts'
import { removeQuietly } from '../../storage/index.ts'
import { expired, keptUntil } from './rotation.ts'

/** A backup found in one of the folders that the rotation looks after. */
export type ShelvedBackup = Omit<BackupFile, 'drilledAt'>

/** What stands in the folders of a store's backups. */
export interface Shelf {
  /** The newest first. */
  readonly backups: readonly ShelvedBackup[]
  /** Names of files that look like backups and cannot be read as such. */
  readonly damaged: readonly string[]
}

/** How the folder of a drill is called, in the store's folder of backups. */
export const drillPrefix = 'drill-'

/** The folder within the store. */
export function backupFolder(store: string): string {
  return join(store, 'backups')
}

/** A name that is free in the folder: the store's and the moment, which sort by time. */
export function freeName(folder: string, storeName: string, at: Instant): string {
  const stem = `${storeName}-${at.replaceAll(':', '-').replace('.', '-')}`
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}${extension}`
    if (!existsSync(join(folder, name))) return name
  }
}

/** The backups of a store in its own folder and in the second one, where other stores may have theirs too. */
export function lookAtShelf(
  store: { readonly folder: string; readonly storeId: string },
  policy: BackupPolicy,
  zone: TimeZone,
): Shelf {
  const damaged: string[] = []
  const found = placesOf(store.folder, policy).flatMap(({ place, folder }) => {
    const backups = backupNames(folder).flatMap((name) => {
      const path = join(folder, name)
      const read = readHeader(path)
      if (read === null) damaged.push(name)
      return read && read.storeId === store.storeId ? [{ name, path, place, ...read }] : []
    })
    // Each folder has a rotation of its own: a copy that failed leaves the other's days as they are.
    const until = keptUntil(
      backups.map(({ createdAt }) => createdAt),
      policy,
      zone,
    )
    return backups.flatMap(({ storeId: _storeId, ...backup }) => {
      const keptUntilOn = until.get(backup.createdAt)
      return keptUntilOn ? [{ ...backup, keptUntilOn }] : []
    })
  })
  return { backups: found.toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1)), damaged }
}

/** Removes what is kept no longer. @returns the names removed */
export function rotate({ backups }: Shelf, today: Day): readonly string[] {
  return (['store', 'second'] as const).flatMap((place) => {
    const here = backups.filter((backup) => backup.place === place)
    const gone = expired(new Map(here.map(({ createdAt, keptUntilOn }) => [createdAt, keptUntilOn])), today)
    const names = here.filter(({ createdAt }) => gone.includes(createdAt))
    for (const { path } of names) rmSync(path, { force: true })
    return names.map(({ name }) => name)
  })
}

/**
 * Removes what a crash in the midst of a backup or of a drill left in the store: copies of the database that no rotation
 * knows, and in which people still stand who are erased later. Call it before anything can make a backup.
 */
export function clearUnfinished(store: string): void {
  const folder = backupFolder(store)
  for (const name of namesIn(folder)) {
    if (isUnfinished(name) || name.startsWith(drillPrefix)) removeQuietly(join(folder, name))
  }
}

/** The same for copies that were being made in the second folder, where other stores may be at work. */
export function clearUnfinishedCopies(secondFolder: string, storeId: string): void {
  for (const name of namesIn(secondFolder).filter(isUnfinished)) {
    const path = join(secondFolder, name)
    if (readHeader(path)?.storeId === storeId) removeQuietly(path)
  }
}

/** What {@link makeBackup} writes beside its target. */
function isUnfinished(name: string): boolean {
  return [`${extension}.part`, `${extension}.copy`, `${extension}.copy-journal`].some((end) =>
    name.endsWith(end),
  )
}

function placesOf(store: string, { secondFolder }: BackupPolicy) {
  const own = { place: 'store' as const, folder: backupFolder(store) }
  return secondFolder === null ? [own] : [own, { place: 'second' as const, folder: secondFolder }]
}

/** The names of backups in a folder. One that is not there, as on a stick that is not plugged in, has none. */
export function backupNames(folder: string): readonly string[] {
  return namesIn(folder).filter((name) => name.endsWith(extension))
}

function namesIn(folder: string): readonly string[] {
  // What can be no path at all is not there either.
  const isThere = existsSync(folder) && statSync(folder).isDirectory()
  return isThere ? readdirSync(folder) : []
}

function readHeader(path: string) {
  try {
    const container = openContainer(path)
    container.close()
    const { storeId, createdAt, reason } = container.header
    return { storeId, createdAt, reason, bytes: container.size }
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}
