import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../storage/atomic-write.ts'
import type { Manifest } from './form.ts'
import { openContainer } from './read-container.ts'

/** What a worker thread needs to restore the files of a backup. */
export interface ExtractOrder {
  readonly path: string
  readonly fileKey: Uint8Array
  /** A folder that is there and has none of the files. */
  readonly folder: string
}

/**
 * Writes every part of a backup into a folder and flushes it. Each chunk is proved before it is written.
 * @throws Fault `backup-damaged`, `disk-full`, `permission-lost`; what was written so far stays for the caller to remove
 */
export function extractBackup(
  { path, fileKey, folder }: ExtractOrder,
  told: (done: number, total: number) => void = () => undefined,
): Manifest {
  const container = openContainer(path)
  try {
    const manifest = container.manifest(fileKey)
    const total = manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0)
    let done = 0
    for (const { name } of manifest.parts) {
      const target = join(folder, name)
      writeFlushed(target, (write) =>
        container.part(fileKey, name, (plain) => {
          write(plain)
          done += plain.length
          told(done, total)
        }),
      )
    }
    return manifest
  } finally {
    container.close()
  }
}

function writeFlushed(path: string, fill: (write: (bytes: Uint8Array) => void) => void): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    fill((bytes) => {
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(file, bytes, written, bytes.length - written)
      }
    })
    fsyncSync(file)
  } catch (error) {
    throw refusalOf(error, path)
  } finally {
    closeSync(file)
  }
}
