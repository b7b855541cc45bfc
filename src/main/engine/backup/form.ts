import { createHash, hkdfSync } from 'node:crypto'
import * as z from 'zod'
import { BackupReason } from '#shared/contract/backup.ts'
import { Instant } from '#shared/kernel/dates.ts'

/** The ending of a backup's file name. */
export const extension = '.wardbook-backup'

/** The first bytes of every backup. */
export const magic = Buffer.from('WARDBOOK-BACKUP\n', 'ascii')

const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().nonnegative()

/** What stands in clear, authenticated by everything after it. No personal data. */
export const Header = z.strictObject({
  v: z.literal(1),
  storeId: z.string().regex(/^[0-9a-f]{32}$/),
  createdAt: Instant,
  reason: BackupReason,
  epoch: z.int().positive(),
  /** The key of this file, sealed under the main key of the epoch. */
  key: z.strictObject({ nonce: z.string().max(24), ciphertext: z.string().max(96) }),
})
export type Header = z.infer<typeof Header>

/** The first thing that is encrypted: what is inside, so that it can be told and proved. */
export const Manifest = z.strictObject({
  v: z.literal(1),
  storeId: z.string(),
  createdAt: Instant,
  /** The Wardbook that wrote it, the schema of its database, the SQLite that copied it. */
  program: z.string().max(40),
  schema: Count,
  sqlite: z.string().max(40),
  epoch: z.int().positive(),
  parts: z
    .array(z.strictObject({ name: z.enum(['store.db', 'erasures.jsonl']), bytes: Count, sha256: Hex32 }))
    .min(1)
    .max(2),
  /** Rows of each table. */
  rows: z.record(z.string(), Count),
  /** How far the audit log went; `holds`: its chain was whole. */
  audit: z.strictObject({ entries: Count, chain: Hex32, lastAt: Instant.nullable(), holds: z.boolean() }),
})
export type Manifest = z.infer<typeof Manifest>
export type Part = Manifest['parts'][number]

/** Bytes; what claims to be longer is no backup. */
export const headerLimit = 4 * 1024
export const manifestLimit = 64 * 1024

/** The key of one part, bound to everything that stands in clear before it. */
export function partKey(fileKey: Uint8Array, clear: Uint8Array, part: 'manifest' | Part['name']): Buffer {
  const salt = createHash('sha256').update(clear).digest()
  return Buffer.from(hkdfSync('sha256', fileKey, salt, `wardbook/v1/backup/part/${part}`, 32))
}

/** A piece with its length before it, four bytes, the highest first. */
export function withLength(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
