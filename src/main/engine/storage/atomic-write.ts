import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Fault } from '#shared/kernel/faults.ts'

/**
 * Replaces a small file so that after a crash or a power cut either the old or the new content is there, whole: a new
 * file beside it, written and flushed, renamed over the old one, and the folder flushed. When this returns, the content
 * is on the disk. It blocks, so that a caller can acknowledge in the same turn; the files are a few KiB.
 * @param mode permissions of the file; by default nobody but its owner reads it
 * @throws Fault `disk-full`, `permission-lost` or `disk-unsteady` with the file's name; the old file is there, whole
 */
export function atomicWrite(path: string, bytes: Uint8Array, { mode = 0o600 }: { mode?: number } = {}): void {
  const temporary = `${path}.tmp`
  try {
    // What a crash left behind, or a link that somebody put in the way: O_EXCL would refuse either for ever.
    rmSync(temporary, { force: true })
    writeWhole(temporary, bytes, mode)
    moveInto(temporary, path)
  } catch (error) {
    removeQuietly(temporary)
    throw refusalOf(error, path)
  }
}

/** Gives what was written and flushed its name. When this returns the name is on the disk too. */
export function moveInto(from: string, to: string): void {
  renameOver(from, to)
  flushFolder(dirname(to))
}

/**
 * What a failed write of a file means: `disk-full`, `permission-lost` or, where the disk itself failed, `disk-unsteady`,
 * with the file's name; or the error itself.
 */
export function refusalOf(cause: unknown, path: string): unknown {
  const params = { file: basename(path) }
  const code = codeOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Fault('disk-full', { params, cause })
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Fault('permission-lost', { params, cause })
  if (failing.has(code))
    return new Fault('disk-unsteady', { params: { ...params, context: 'written' }, cause })
  return cause
}

/** How a disk answers that breaks, was pulled out, or is on a network that went away. */
const failing: ReadonlySet<string> = new Set(['EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EREMOTEIO', 'ENOTCONN'])

/**
 * Makes a folder, and those above it that are missing, for its owner alone. When this returns they are on the disk: files
 * that were flushed into a folder whose own entry was not are gone with it.
 * @throws Fault `folder-blocked` where something else stands in its place, or as {@link refusalOf} says
 */
export function makeFolder(path: string): void {
  const first = madeFirst(path)
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) flushFolder(dirname(made))
}

/** The topmost folder that was missing. */
function madeFirst(path: string): string | undefined {
  try {
    return mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    const isBlocked = codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR'
    throw isBlocked ? new Fault('folder-blocked', { params: { path }, cause: error }) : refusalOf(error, path)
  }
}

function writeWhole(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    for (let written = 0; written < bytes.length; ) {
      written += writeSync(file, bytes, written, bytes.length - written)
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** On Windows a virus scanner may hold the old file for a moment; waiting is what helps. */
function renameOver(from: string, to: string): void {
  for (let pause = 10; ; pause *= 2) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))
      if (!held || pause > 1000) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause)
    }
  }
}

/** Without this a power cut can undo the rename. Windows has no flush of folders; NTFS journals the rename. */
function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Removes a file or a folder that nobody needs any more, where that is possible. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // What led here says more than this refusal would.
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
