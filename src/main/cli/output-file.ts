import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { atomicWrite } from '#engine/storage/index.ts'
import { pathOf } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/**
 * The place of a result as an absolute path, looked at before the work begins, so that nothing is made and then lost.
 * @param fresh a file that is there already is refused instead of replaced
 * @throws UsageError when the folder is missing or may not be written to, or the path names a folder
 */
export function outputPath(typed: string, { fresh = false }: { readonly fresh?: boolean } = {}): string {
  const path = pathOf(typed)
  const folder = dirname(path)
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${folder}; make it first`)
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) throw new UsageError(`${path} is a folder; name a file in it`)
    if (fresh) throw new UsageError(`${path} is there already; name another file`)
  }
  try {
    accessSync(folder, constants.W_OK)
  } catch {
    throw new UsageError(`the folder ${folder} may not be written to; name another one`)
  }
  return path
}

/** Writes a file whole or not at all, readable by its owner alone. */
export async function writeOutput(path: string, file: Blob): Promise<void> {
  atomicWrite(path, new Uint8Array(await file.arrayBuffer()))
}
