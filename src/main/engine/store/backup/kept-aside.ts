import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { AsideStore } from '#shared/contract/backup.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { acquireLock } from '../../storage/index.ts'

/** What was kept aside of a store, without its size, which takes a look at every file. */
export type AsideFolder = Omit<AsideStore, 'bytes'>

/** The folders that a restore or damage put aside, the newest first. No rotation removes them. */
export function keptAside(folder: string): readonly AsideFolder[] {
  return [
    ...foldersNamed(dirname(folder), `${basename(folder)}.replaced-`, 'replaced'),
    ...foldersNamed(folder, 'damaged-', 'damaged'),
  ].toSorted((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
}

/** Bytes of all files in it. */
export function sizeOf({ path }: AsideFolder): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const found = lstatSync(join(path, name), { throwIfNoEntry: false })
    return sum + (found?.isFile() ? found.size : 0)
  }, 0)
}

/**
 * Removes a folder that was kept aside, with everything in it.
 * @param name as {@link keptAside} gives it: no other folder can be meant
 * @throws Fault `not-found`; `store-in-use` where somebody has opened what is in it
 */
export function removeKeptAside(folder: string, name: string, now: Instant): AsideFolder {
  const found = keptAside(folder).find((aside) => aside.name === name)
  if (!found) throw new Fault('not-found', { params: { id: name } })
  // A store that was replaced can be opened like any other. What is damaged lies within this store, which is open here.
  if (found.kind === 'replaced') acquireLock(found.path, now).release()
  rmSync(found.path, { recursive: true, force: true })
  return found
}

/** They were named after the moment in which they were put aside. A link to elsewhere is none of them. */
function foldersNamed(folder: string, prefix: string, kind: AsideFolder['kind']): readonly AsideFolder[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) return []
    const at = entry.name.slice(prefix.length).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d+)Z$/, 'T$1:$2:$3.$4Z')
    const { data: createdAt } = Instant.safeParse(at)
    return createdAt ? [{ name: entry.name, kind, path: join(folder, entry.name), createdAt }] : []
  })
}
