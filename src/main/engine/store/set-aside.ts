import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '#shared/kernel/dates.ts'

/**
 * Copies what a store consists of into a folder of its own, before anything else touches it: the write-ahead log of a
 * damaged database may hold what the database lost. What was set aside before and has not changed since is not copied
 * again, so that opening a damaged store ten times does not fill the disk.
 * @returns the folder's name within the store; null when there is no room for a copy, or no permission
 */
export function setAside(folder: string, now: Instant): string | null {
  const present = parts.filter((part) => stampOf(join(folder, part)) !== null)
  const before = readdirSync(folder).find(
    (name) => name.startsWith(prefix) && present.every((part) => isCopyOf(folder, name, part)),
  )
  if (before !== undefined) return before
  const name = `${prefix}${now.replaceAll(/[:.]/g, '-')}`
  try {
    mkdirSync(join(folder, name), { mode: 0o700 })
    for (const part of present) copyWhole(join(folder, part), join(folder, name, part))
    return name
  } catch {
    // Damage is what the person must hear of; that there is no copy is said with it.
    return null
  }
}

/** The newest backup in the store's folder; null when there is none. */
export function newestBackup(folder: string): string | null {
  const backups = join(folder, 'backups')
  const made = (name: string) => stampOf(join(backups, name))?.at ?? 0
  const names = statSync(backups, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(backups) : []
  const [newest] = names
    .filter((name) => name.endsWith('.wardbook-backup'))
    .sort((one, other) => made(other) - made(one))
  return newest ?? null
}

const prefix = 'damaged-'
const parts = ['store.db', 'store.db-wal', 'store.db-shm', 'keyring.json', 'keyring.bak', 'head.json']

function copyWhole(from: string, to: string): void {
  const { atimeMs, mtimeMs } = statSync(from)
  copyFileSync(from, to)
  utimesSync(to, atimeMs / 1000, mtimeMs / 1000)
  const file = openSync(to, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Recovery counts in the shared memory, so its file is another one after each opening. */
function isCopyOf(folder: string, name: string, part: string): boolean {
  if (part === 'store.db-shm') return true
  const original = stampOf(join(folder, part))
  const copy = stampOf(join(folder, name, part))
  // Times are kept to the millisecond.
  return original?.size === copy?.size && Math.abs((original?.at ?? 0) - (copy?.at ?? 0)) < 2
}

function stampOf(path: string): { readonly size: number; readonly at: number } | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? { size: found.size, at: found.mtimeMs } : null
}
