import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One thing that a process did below the recorded folder, in the order in which it did it. Paths are relative to it. */
export type Event =
  | { readonly kind: 'create'; readonly path: string }
  | { readonly kind: 'makeFolder'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'syncFolder'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'acknowledge'; readonly text: string }

/** Files by their path below the recorded folder; null is a folder. */
export type Files = ReadonlyMap<string, Buffer | null>

/** What stood on the disk before, and everything that happened to it. */
export interface Recording {
  readonly before: Files
  readonly events: readonly Event[]
}

/** Reads the trace that recorder.c wrote. */
export function readTrace(file: string, root: string): Event[] {
  const trace = readFileSync(file)
  const events: Event[] = []
  for (let at = 0; at < trace.length; ) {
    const kind = String.fromCharCode(trace.readUInt8(at))
    const [first, second] = [trace.readUInt32LE(at + 1), trace.readUInt32LE(at + 5)]
    const [offset, length] = [Number(trace.readBigUInt64LE(at + 9)), Number(trace.readBigUInt64LE(at + 17))]
    at += 25
    const path = relative(root, trace.toString('utf8', at, at + first))
    const to = relative(root, trace.toString('utf8', at + first, at + first + second))
    at += first + second
    events.push(eventOf(kind, path, to, offset, trace.subarray(at, at + length)))
    at += length
  }
  return events
}

/** Every file below a folder as it stands. SQLite's shared memory is no part: it means nothing after a crash. */
export function readFiles(root: string): Map<string, Buffer | null> {
  const files = new Map<string, Buffer | null>([['', null]])
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (entry.endsWith('-shm')) continue
    const path = join(root, entry)
    files.set(entry, statSync(path).isDirectory() ? null : readFileSync(path))
  }
  return files
}

function eventOf(kind: string, path: string, to: string, offset: number, bytes: Buffer): Event {
  switch (kind) {
    case 'C':
      return { kind: 'create', path }
    case 'M':
      return { kind: 'makeFolder', path }
    case 'U':
      return { kind: 'unlink', path }
    case 'S':
      return { kind: 'sync', path }
    case 'D':
      return { kind: 'syncFolder', path }
    case 'W':
      return { kind: 'write', path, offset, bytes }
    case 'T':
      return { kind: 'truncate', path, size: offset }
    case 'R':
      return { kind: 'rename', path, to }
    case 'A':
      return { kind: 'acknowledge', text: bytes.toString('utf8') }
    default:
      throw new Error(`the trace holds a record of kind ${kind}`)
  }
}
