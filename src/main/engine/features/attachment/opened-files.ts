import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { openedFolder } from '#shared/contract/opened-folder.ts'
import type { Clock } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { acquireLock, failureOf, type ProcessLock } from '../../storage/index.ts'

/** Files that were taken out of the store for a program of the machine to show. */
export interface OpenedFiles {
  /** Writes a file that nobody but this user can read, and nobody change. @returns the ticket under which the shell finds it */
  put(fileName: string, pieces: Iterable<Uint8Array>): string
  /** Overwrites and removes what was taken out. */
  wipe(): void
}

/**
 * The files that this engine takes out of its store. They lie in the user's own folder for state, which no service copies
 * to other machines. What a crash left behind is wiped now; the files of another Wardbook that runs are left alone.
 */
export function openedFiles(stateDir: string, clock: Clock): OpenedFiles {
  const folder = join(stateDir, openedFolder)
  wipeLeftovers(folder, clock)
  let own: { readonly name: string; readonly lock: ProcessLock } | null = null
  return {
    put: (fileName, pieces) => {
      own ??= takeFolder(folder, clock)
      const place = randomBytes(16).toString('hex')
      const inside = join(folder, own.name, place)
      mkdirSync(inside, { mode: 0o700 })
      try {
        writePrivately(join(inside, fileName), pieces)
      } catch (error) {
        wipeFolder(inside)
        throw error
      }
      return `${own.name}-${place}`
    },
    wipe: () => {
      if (own === null) return
      wipeHeld(join(folder, own.name), own.lock)
      own = null
    },
  }
}

function takeFolder(folder: string, clock: Clock) {
  const name = randomBytes(16).toString('hex')
  mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  return { name, lock: acquireLock(join(folder, name), clock()) }
}

/** Only to be read: what somebody changed in a viewer would be lost at the next lock. */
function writePrivately(path: string, pieces: Iterable<Uint8Array>): void {
  const file = openSync(path, 'wx', 0o400)
  try {
    for (const piece of pieces) {
      let written = 0
      while (written < piece.length) written += writeSync(file, piece, written)
    }
  } finally {
    closeSync(file)
  }
}

function wipeLeftovers(folder: string, clock: Clock): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    try {
      const left = join(folder, name)
      wipeHeld(left, acquireLock(left, clock()))
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      // Another Wardbook runs and has these files open.
    }
  }
}

/** What a viewer does not let go stays for the next start; the store is closed all the same. */
function wipeHeld(folder: string, lock: ProcessLock): void {
  try {
    for (const place of readdirSync(folder, { withFileTypes: true })) {
      if (place.isDirectory()) wipeFolder(join(folder, place.name))
    }
    lock.release()
    rmSync(folder, { recursive: true, force: true })
  } catch {
    lock.release()
  }
}

function wipeFolder(folder: string): void {
  for (const file of readdirSync(folder)) overwrite(join(folder, file))
  rmSync(folder, { recursive: true, force: true })
}

/** Zeros over the bytes, down to the disk. What a file system or a solid-state disk copied elsewhere is out of reach. */
function overwrite(path: string): void {
  chmodSync(path, 0o600)
  const zeros = Buffer.alloc(64 * 1024)
  const size = statSync(path).size
  const file = openSync(path, 'r+')
  try {
    for (let place = 0; place < size; place += zeros.length) {
      writeSync(file, zeros, 0, Math.min(zeros.length, size - place), place)
    }
    fsyncSync(file)
  } catch (error) {
    // A full disk that copies on write: removing the file is what is left.
    if (failureOf(error) !== 'full') throw error
  } finally {
    closeSync(file)
  }
}
