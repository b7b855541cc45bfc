import { execFileSync } from 'node:child_process'
import { openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'

/** Kinds of calls that a disk refuses, as `refuser.c` counts them. */
const call = { writing: 1, creating: 2, opening: 4, renaming: 8, reading: 16, flushing: 32 } as const

/** How a disk turns hostile. */
export const hostility = {
  full: { error: constants.errno.ENOSPC, kinds: call.writing | call.creating },
  /** As disks on a network are, which find out late. */
  fullWhenFlushed: { error: constants.errno.ENOSPC, kinds: call.flushing },
  readOnly: {
    error: constants.errno.EROFS,
    kinds: call.writing | call.creating | call.opening | call.renaming,
  },
  noPermission: { error: constants.errno.EACCES, kinds: call.creating | call.opening | call.renaming },
  gone: {
    error: constants.errno.EIO,
    kinds: call.writing | call.creating | call.opening | call.renaming | call.reading,
  },
} as const
export type Hostility = keyof typeof hostility | 'moved'

/** Bytes of the switch: error, kinds (4 each), calls that pass, calls that failed (8 each). */
const size = 24

/** Compiles the library that refuses calls. @returns its path */
export function compileRefuser(folder: string): string {
  const library = join(folder, 'refuser.so')
  const source = join(import.meta.dirname, 'refuser.c')
  execFileSync('gcc', ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror', '-o', library, source])
  return library
}

/** A switch that is off. @returns its path */
export function makeSwitch(folder: string): string {
  const path = join(folder, 'switch')
  writeFileSync(path, Buffer.alloc(size))
  return path
}

export interface Disk {
  /** From now on the disk is hostile, once so many more calls of its kinds have passed. */
  turn(to: (typeof hostility)[keyof typeof hostility], pass: number): void
  mend(): void
  /** How many calls it has refused. */
  refused(): number
}

/** The disk of this process, as long as the library is loaded into it. */
export function diskAt(path: string): Disk {
  const file = openSync(path, 'r+')
  const put = (error: number, kinds: number, pass: number) => {
    const head = Buffer.alloc(size - 8)
    // The error last: it is what the others wait for.
    head.writeInt32LE(kinds, 4)
    head.writeBigInt64LE(BigInt(pass), 8)
    writeSync(file, head, 4, head.length - 4, 4)
    head.writeInt32LE(error, 0)
    writeSync(file, head, 0, 4, 0)
  }
  return {
    turn: ({ error, kinds }, pass) => put(error, kinds, pass),
    mend: () => put(0, 0, 0),
    refused: () => {
      const failed = Buffer.alloc(8)
      readSync(file, failed, 0, 8, size - 8)
      return Number(failed.readBigInt64LE())
    },
  }
}
