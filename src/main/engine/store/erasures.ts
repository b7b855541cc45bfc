import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import { atomicWrite } from '../storage/index.ts'

/** One erased person: whoever has the key can tell whether a person they name is meant; nobody can read who it is. */
const Erasure = z.strictObject({ v: z.literal(1), at: Instant, person: z.string().regex(/^[0-9a-f]{64}$/) })
export type Erasure = z.infer<typeof Erasure>

/** Who is meant, as the connected system names them: the same in the store and in each of its backups. */
export interface ErasedPerson {
  readonly connectionId: string
  readonly externalId: string
}

/** The file, beside the database and not in it: an older database that is put back does not undo it. */
export const ledgerName = 'erasures.jsonl'

/** HMAC-SHA-256 under the ledger's key, in hex. */
export function personHash(key: Buffer, { connectionId, externalId }: ErasedPerson): string {
  return createHmac('sha256', key)
    .update(canonicalJson(['person', connectionId, externalId]))
    .digest('hex')
}

/** The erasures of a store. A line that is none is left out: nobody without the key can write one that means somebody. */
export function readErasures(folder: string): readonly Erasure[] {
  const path = join(folder, ledgerName)
  return existsSync(path) ? parseErasures(readFileSync(path, 'utf8')) : []
}

/** Adds erasures to the ledger of a store. When it returns they are on the disk. */
export function keepErasures(folder: string, added: readonly Erasure[]): void {
  const lines = new Set([...readErasures(folder), ...added].map((erasure) => canonicalJson(erasure)))
  atomicWrite(join(folder, ledgerName), Buffer.from([...lines].map((line) => `${line}\n`).join('')))
}

function parseErasures(text: string): readonly Erasure[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = Erasure.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}
