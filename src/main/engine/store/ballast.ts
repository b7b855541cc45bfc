import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#shared/kernel/faults.ts'

/** 32 MiB: enough for the write-ahead log and the audit entries of clearing up. */
const ordinarySize = 32 * 1024 * 1024

/**
 * Sets room aside for the day on which the disk is full; where there is no room for it now, the store works without.
 */
export function createBallast(folder: string, size = ordinarySize): void {
  const path = join(folder, 'ballast')
  if (size === 0 || existsSync(path)) return
  try {
    const file = openSync(path, 'wx', 0o600)
    try {
      // Written, not only declared: a file with holes would set nothing aside.
      const block = Buffer.alloc(1024 * 1024, 1)
      for (let written = 0; written < size; written += block.length) writeSync(file, block)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    rmSync(path, { force: true })
  }
}

/** Gives the room back. */
export function releaseBallast(folder: string): void {
  rmSync(join(folder, 'ballast'), { force: true })
}

/** Does what must not fail for want of room: on a full disk once more in the room of the ballast. */
export function withBallast(folder: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'disk-full') throw error
    releaseBallast(folder)
    write()
  }
}
