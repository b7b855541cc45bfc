import { createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import { atomicWrite } from './atomic-write.ts'

const HeadBody = z.strictObject({
  v: z.literal(1),
  storeId: z.string(),
  seq: z.int().nonnegative(),
  chain: z.string(),
  keyringSequence: z.int().nonnegative(),
  at: Instant,
  /** SHA-256 of the database as it was closed; absent from its opening until it is closed again. */
  database: z.string().optional(),
})
type HeadBody = z.infer<typeof HeadBody>
const HeadFile = z.strictObject({ body: HeadBody, mac: z.string().regex(/^[0-9a-f]{64}$/) })

/** Where the audit log ended when the last command was acknowledged, kept outside the database. */
export type Head = Omit<HeadBody, 'v'>

/**
 * Writes `head.json`. After it returns the head is on the disk, and only then may a command be acknowledged: a database
 * that falls behind it later has lost its write-ahead log or is an old copy.
 */
export function writeHead(folder: string, key: Buffer, head: Head): void {
  const body: HeadBody = { v: 1, ...head }
  atomicWrite(join(folder, fileName), Buffer.from(`${canonicalJson({ body, mac: macOf(key, body) })}\n`))
}

/** What `head.json` says; null when it is missing, `forged` when it was not written with this store's key. */
export function readHead(folder: string, key: Buffer): Head | 'forged' | null {
  const file = join(folder, fileName)
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  const parsed = HeadFile.safeParse(parseJson(text))
  // The same content in another spelling is not what was written.
  if (!parsed.success || `${canonicalJson(parsed.data)}\n` !== text) return 'forged'
  const { body, mac } = parsed.data
  const expected = Buffer.from(macOf(key, body), 'hex')
  const found = Buffer.from(mac, 'hex')
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return 'forged'
  return body
}

const fileName = 'head.json'

function macOf(key: Buffer, body: HeadBody): string {
  return createHmac('sha256', key).update(canonicalJson(body)).digest('hex')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
