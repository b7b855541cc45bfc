import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '#shared/kernel/faults.ts'
import { atomicWrite } from '../storage/atomic-write.ts'
import { keyringLimit, parseKeyring } from './keyring-bytes.ts'

/** The keyring as found in a store's folder. */
export interface FoundKeyring {
  readonly bytes: Buffer
  /** `keyring.bak` when the first file is missing or damaged: say so to the user, and write both after unlocking. */
  readonly source: 'keyring.json' | 'keyring.bak'
  /** The two files differ or one is missing: write both again after unlocking, or a removed slot lives on in one. */
  readonly needsWriting: boolean
}

/**
 * Reads `keyring.json`, or `keyring.bak` where the first cannot be read or is damaged. Never makes a new one.
 * @throws Fault `store-incomplete` (neither is there), `keyring-damaged` (none is whole), `store-newer`,
 *   `permission-lost`
 */
export function readKeyringFile(folder: string): FoundKeyring {
  const first = readCopy(join(folder, 'keyring.json'))
  const second = readCopy(join(folder, 'keyring.bak'))
  if ('bytes' in first) {
    const same = 'bytes' in second && first.bytes.equals(second.bytes)
    return { bytes: first.bytes, source: 'keyring.json', needsWriting: !same }
  }
  // A later version's keyring is not damaged: falling back to an older copy of it would be a rollback.
  if ('bytes' in second && first.fault.code !== 'store-newer') {
    return { bytes: second.bytes, source: 'keyring.bak', needsWriting: true }
  }
  throw first.fault.code === 'store-incomplete' && !('bytes' in second) ? second.fault : first.fault
}

/**
 * Writes the keyring and its second copy, each atomically. When this returns both hold the same bytes on the disk.
 * @throws Fault `disk-full`, `permission-lost`
 */
export function writeKeyringFile(folder: string, bytes: Uint8Array): void {
  parseKeyring(bytes)
  atomicWrite(join(folder, 'keyring.json'), bytes)
  atomicWrite(join(folder, 'keyring.bak'), bytes)
}

type Copy = { readonly bytes: Buffer } | { readonly fault: Fault }

function readCopy(path: string): Copy {
  try {
    const bytes = readBounded(path)
    parseKeyring(bytes)
    return { bytes }
  } catch (error) {
    if (error instanceof Fault) return { fault: error }
    const code = error instanceof Error && 'code' in error ? error.code : null
    const params = { file: 'keyring.json' }
    if (code === 'ENOENT') return { fault: new Fault('store-incomplete', { params, cause: error }) }
    if (code === 'EACCES' || code === 'EPERM')
      return { fault: new Fault('permission-lost', { params, cause: error }) }
    return { fault: new Fault('keyring-damaged', { params: { reason: 'unreadable' }, cause: error }) }
  }
}

/** Reads at most one byte more than a keyring may have, whatever the file claims to be. */
function readBounded(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    if (!fstatSync(file).isFile()) throw new Fault('keyring-damaged', { params: { reason: 'unreadable' } })
    const bytes = Buffer.alloc(keyringLimit + 1)
    let length = 0
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(file, bytes, length, bytes.length - length, null)
    }
    return bytes.subarray(0, length)
  } finally {
    closeSync(file)
  }
}
