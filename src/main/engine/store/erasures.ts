import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { ReadDb, WriteDb } from '../storage/index.ts'
import type { OpenStore } from './assemble.ts'
import { type Blanking, type Erasure, readLedger, writeLedger } from './ledger.ts'

/** Who is meant, as the connected system names them: the same in the store and in each of its backups. */
export interface ErasedPerson {
  readonly connectionId: string
  readonly externalId: string
}

/** HMAC-SHA-256 under the ledger's key, in hex. */
export function personHash(key: Buffer, { connectionId, externalId }: ErasedPerson): string {
  return createHmac('sha256', key)
    .update(canonicalJson(['person', connectionId, externalId]))
    .digest('hex')
}

/** HMAC-SHA-256 under the ledger's key, in hex. */
export function requestHash(key: Buffer, requestId: string): string {
  return createHmac('sha256', key)
    .update(canonicalJson(['request', requestId]))
    .digest('hex')
}

/** Adds erasures to the ledger of a store. When it returns they are on the disk. */
export function keepErasures(folder: string, added: readonly Erasure[]): void {
  const { people, requests } = readLedger(folder)
  writeLedger(folder, { people: [...people, ...added], requests })
}

/** Adds blanked files of requests to the ledger of a store. When it returns they are on the disk. */
export function keepBlankings(folder: string, added: readonly Blanking[]): void {
  const { people, requests } = readLedger(folder)
  writeLedger(folder, { people, requests: [...requests, ...added] })
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
    readLedger(folder).people.flatMap(({ person, endedAt }) => (endedAt === null ? person : [])),
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
