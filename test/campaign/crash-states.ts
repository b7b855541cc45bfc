import { dirname } from 'node:path'
import type { Chance } from './chance.ts'
import { bytesOf, type Change, type Content, change, contentOf } from './content.ts'
import type { Event, Files, Recording } from './recording.ts'

/** What may stand on the disk after the power failed, and what the process had acknowledged by then. */
export interface CrashState {
  /** The number of events that had happened. */
  readonly at: number
  readonly files: Files
  readonly acknowledged: readonly string[]
}

/**
 * One legal state after a crash at a moment of the recording. What was flushed stands; of what was not, chance keeps
 * anything: writes are lost, reordered or torn at sectors of 512 bytes, and of a folder's changes the first few remain.
 */
export function crashState({ before, events }: Recording, at: number, chance: Chance): CrashState {
  const happened = events.slice(0, at)
  const disk = diskOf(before)
  const fate = chance.pick(fates)
  for (const event of happened) apply(disk, event)
  const names = namesAfterCrash(disk, fate, chance)
  const contents = new Map<Inode, Buffer>()
  const files = new Map<string, Buffer | null>()
  for (const [path, entry] of names) {
    if (!reachable(path, names)) continue
    if (entry === 'folder') files.set(path, null)
    else {
      const content = contents.get(entry) ?? bytesOf(contentAfterCrash(entry, fate, chance))
      contents.set(entry, content)
      files.set(path, content)
    }
  }
  const acknowledged = happened.flatMap((event) => (event.kind === 'acknowledge' ? [event.text] : []))
  return { at, files, acknowledged }
}

/** What stands after everything has reached the disk: the recorder missed nothing when this is what was found there. */
export function finalState({ before, events }: Recording): Files {
  const disk = diskOf(before)
  for (const event of events) apply(disk, event)
  const files = new Map<string, Buffer | null>()
  for (const [path, entry] of disk.names) {
    files.set(path, entry === 'folder' ? null : bytesOf(contentAfterCrash(entry, 'all', null)))
  }
  return files
}

interface Inode {
  /** What stands on the disk, come what may. */
  readonly flushed: Content
  waiting: Change[]
}

type Names = Map<string, Inode | 'folder'>
/** A change of names: what it makes of them. */
type Renaming = (names: Names) => void

interface Disk {
  /** As the process sees them. */
  readonly names: Names
  /** As they stand on the disk, come what may. */
  readonly flushedNames: Names
  /** By folder: changes that no flush of it has followed. */
  readonly waiting: Map<string, Renaming[]>
}

/** How much of what was not flushed survives: extremes find more than the middle does. */
const fates = ['none', 'all', 'some', 'first', 'torn'] as const
type Fate = (typeof fates)[number]

const sector = 512

function diskOf(before: Files): Disk {
  const names: Names = new Map()
  for (const [path, bytes] of before) {
    names.set(path, bytes === null ? 'folder' : { flushed: contentOf(bytes), waiting: [] })
  }
  return { names, flushedNames: new Map(names), waiting: new Map() }
}

function apply(disk: Disk, event: Event): void {
  if (event.kind === 'acknowledge') return
  if (event.kind === 'syncFolder') {
    for (const rename of disk.waiting.get(event.path) ?? []) rename(disk.flushedNames)
    disk.waiting.delete(event.path)
    return
  }
  if (event.kind === 'write' || event.kind === 'truncate' || event.kind === 'sync') {
    const inode = disk.names.get(event.path)
    // A file that was unlinked while it was open: nothing finds it after a crash.
    if (inode === undefined || inode === 'folder') return
    if (event.kind !== 'sync') inode.waiting.push(event)
    else {
      for (const waiting of inode.waiting) change(inode.flushed, waiting)
      inode.waiting = []
    }
    return
  }
  const rename = renamingOf(event, disk.names)
  rename(disk.names)
  const folder = parentOf(event.path)
  disk.waiting.set(folder, [...(disk.waiting.get(folder) ?? []), rename])
}

function renamingOf(
  event: Extract<Event, { kind: 'create' | 'makeFolder' | 'unlink' | 'rename' }>,
  live: Names,
): Renaming {
  const { path } = event
  if (event.kind === 'unlink') return (names) => void names.delete(path)
  const entry =
    event.kind === 'create'
      ? { flushed: contentOf(Buffer.alloc(0)), waiting: [] }
      : event.kind === 'makeFolder'
        ? 'folder'
        : live.get(path)
  if (entry === undefined) throw new Error(`the recording renames ${path}, which it never made`)
  if (event.kind !== 'rename') return (names) => void names.set(path, entry)
  const { to } = event
  return (names) => {
    names.delete(path)
    names.set(to, entry)
  }
}

function namesAfterCrash({ flushedNames, waiting }: Disk, fate: Fate, chance: Chance): Names {
  const names: Names = new Map(flushedNames)
  for (const changes of waiting.values()) {
    // A journal keeps the order of a folder's changes; how far it came is chance.
    const kept = fate === 'none' ? 0 : fate === 'all' ? changes.length : chance.below(changes.length + 1)
    for (const rename of changes.slice(0, kept)) rename(names)
  }
  return names
}

function contentAfterCrash({ flushed, waiting }: Inode, fate: Fate, chance: Chance | null): Content {
  const content = contentOf(bytesOf(flushed))
  if (fate === 'none') return content
  const first = chance?.below(waiting.length + 1) ?? 0
  for (const [place, next] of waiting.entries()) {
    if (chance === null || fate === 'all') change(content, next)
    else if (fate === 'first' && place < first) change(content, next)
    else if (fate === 'torn' || (fate === 'first' && place === first)) tear(content, next, chance)
    else if (fate === 'some' && chance.once(2)) change(content, next)
  }
  return content
}

/** Of one write, any of its sectors reach the disk. */
function tear(content: Content, next: Change, chance: Chance): void {
  if (next.kind === 'truncate') {
    if (chance.once(2)) change(content, next)
    return
  }
  for (let start = 0; start < next.bytes.length; ) {
    const end = Math.min(next.bytes.length, start + sector - ((next.offset + start) % sector))
    const bytes = next.bytes.subarray(start, end)
    if (chance.once(2)) change(content, { kind: 'write', offset: next.offset + start, bytes })
    start = end
  }
}

function reachable(path: string, names: Names): boolean {
  return path === '' || (names.get(parentOf(path)) === 'folder' && reachable(parentOf(path), names))
}

function parentOf(path: string): string {
  const parent = dirname(path)
  return parent === '.' ? '' : parent
}
