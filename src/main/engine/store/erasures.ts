import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import { atomicWrite, type ReadDb, type WriteDb } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'

/**
 * One erased person: whoever has the key can tell whether a person they name is meant; nobody can read who it is. A second
 * line, with `endedAt`, says of the same erasure that synchronisations may keep the person again.
 */
const Line = z.strictObject({
  v: z.literal(1),
  at: Instant,
  person: z.string().regex(/^[0-9a-f]{64}$/),
  endedAt: Instant.optional(),
})

export interface Erasure {
  readonly at: Instant
  /** As {@link personHash} gives it. */
  readonly person: string
  /** Since when the person may come back from a synchronisation; null: they may not. Restored backups erase them still. */
  readonly endedAt: Instant | null
}

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
  replaceErasures(folder, [...readErasures(folder), ...added])
}

/** Writes the ledger anew. When it returns it is on the disk. */
export function replaceErasures(folder: string, erasures: readonly Erasure[]): void {
  const lines = new Set(
    erasures.flatMap(({ at, person, endedAt }) => {
      const line = { v: 1, at, person }
      return [line, ...(endedAt === null ? [] : [{ ...line, endedAt }])].map((one) => canonicalJson(one))
    }),
  )
  atomicWrite(join(folder, ledgerName), Buffer.from([...lines].map((line) => `${line}\n`).join('')))
}

/**
 * Tells of a person of a connection whether synchronisations keep nothing of them, since they were erased: their line in the
 * ledger, or null.
 */
export function erasureCheck(
  { folder, keyring }: Pick<OpenStore, 'folder' | 'keyring'>,
  connectionId: string,
): (externalId: string) => string | null {
  const erased = new Set(
    readErasures(folder).flatMap(({ person, endedAt }) => (endedAt === null ? person : [])),
  )
  if (erased.size === 0) return () => null
  return (externalId) => {
    const person = personHash(keyring.keys.erasures, { connectionId, externalId })
    return erased.has(person) ? person : null
  }
}

const Met = z.record(z.string(), z.object({ connectionId: z.string(), at: Instant }))

/** Erased people whom a connected system still has, by their line in the ledger, as of its last reading. */
export async function metErased({
  kysely,
}: ReadDb): Promise<ReadonlyMap<string, z.infer<typeof Met>[string]>> {
  const row = await kysely.selectFrom('meta').select('value').where('key', '=', metKey).executeTakeFirst()
  return new Map(row ? Object.entries(Met.parse(JSON.parse(row.value))) : [])
}

/**
 * Keeps whom a reading met.
 * @param forgetBefore of a reading of all: who was met before it began and not by it is in the system no more
 */
export async function keepMetErased(
  db: WriteDb,
  { connectionId, at, people, forgetBefore }: MetPeople,
): Promise<void> {
  const before = await metErased(db)
  if (people.length === 0 && before.size === 0) return
  const known = [...before].filter(
    ([, met]) => met.connectionId !== connectionId || forgetBefore === null || met.at >= forgetBefore,
  )
  const met = new Map([...known, ...people.map((person) => [person, { connectionId, at }] as const)])
  const value = JSON.stringify(Object.fromEntries(met))
  await db.kysely
    .insertInto('meta')
    .values({ key: metKey, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

interface MetPeople {
  readonly connectionId: string
  readonly at: Instant
  readonly people: readonly string[]
  readonly forgetBefore: Instant | null
}

const metKey = 'erasedPeopleMet'

function parseErasures(text: string): readonly Erasure[] {
  const lines = text.split('\n').flatMap((line) => {
    try {
      const parsed = Line.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
  const erasures = new Map<string, Erasure>()
  for (const { at, person, endedAt = null } of lines) {
    const key = `${person} ${at}`
    erasures.set(key, { at, person, endedAt: endedAt ?? erasures.get(key)?.endedAt ?? null })
  }
  return [...erasures.values()]
}
