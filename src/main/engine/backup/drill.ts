import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '../canonical-json.ts'
import { extractBackup } from './extract.ts'
import type { Manifest } from './form.ts'
import { examine } from './make.ts'

/** Everything that a drill needs, so that a worker thread can do it. */
export interface DrillOrder {
  readonly path: string
  readonly fileKey: Uint8Array
  readonly databaseKeys: readonly Uint8Array[]
  readonly storeId: string
  readonly publicKeys: ReadonlyMap<string, string>
  /** A folder of its own, which is not there yet and is removed again. */
  readonly folder: string
}

export interface Drilled {
  readonly manifest: Manifest
  readonly agrees: boolean
  readonly seconds: number
}

/**
 * Proves a backup in the only way that counts: restores it, opens it, reads it whole, compares it with what it says of
 * itself, and removes what was restored.
 * @throws Fault `backup-damaged`, `store-damaged`, `disk-full`, `permission-lost`
 */
export function drillBackup(order: DrillOrder, told: (done: number, total: number) => void): Drilled {
  const start = performance.now()
  const { path, fileKey, folder } = order
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { mode: 0o700 })
  try {
    const manifest = extractBackup({ path, fileKey, folder }, told)
    const { schema, rows, audit } = examine(join(folder, 'store.db'), order, order.publicKeys)
    const agrees = audit.holds && canonicalJson({ schema, rows, audit }) === canonicalJson(said(manifest))
    return { manifest, agrees, seconds: Math.round(performance.now() - start) / 1000 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function said({ schema, rows, audit }: Manifest) {
  return { schema, rows, audit }
}
