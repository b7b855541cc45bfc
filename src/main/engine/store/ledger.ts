import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Instant } from '#shared/kernel/dates.ts'
import { canonicalJson } from '../canonical-json.ts'
import { atomicWrite } from '../storage/index.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * One erased person: whoever has the key can tell whether a person they name is meant; nobody can read who it is. A second
 * line, with `endedAt`, says of the same erasure that synchronisations may keep the person again.
 */
const PersonLine = z.strictObject({ v: z.literal(1), at: Instant, person: Hash, endedAt: Instant.optional() })

/** One blanked file of a request, told no more than the person. */
const RequestLine = z.strictObject({ v: z.literal(1), at: Instant, request: Hash })

const Line = z.union([PersonLine, RequestLine])
type Line = z.infer<typeof Line>

export interface Erasure {
  readonly at: Instant
  /** As `personHash` gives it. */
  readonly person: string
  /** Since when the person may come back from a synchronisation; null: they may not. Restored backups erase them still. */
  readonly endedAt: Instant | null
}

export interface Blanking {
  readonly at: Instant
  /** As `requestHash` gives it. */
  readonly request: string
}

/** What a backup that is restored must not bring back. */
export interface Ledger {
  readonly people: readonly Erasure[]
  readonly requests: readonly Blanking[]
}

/** The file, beside the database and not in it: an older database that is put back does not undo it. */
export const ledgerName = 'erasures.jsonl'

/** The ledger of a store. A line that is none is left out: nobody without the key can write one that means anything. */
export function readLedger(folder: string): Ledger {
  const path = join(folder, ledgerName)
  const lines = existsSync(path) ? parsed(readFileSync(path, 'utf8')) : []
  const people = new Map<string, Erasure>()
  const requests = new Map<string, Blanking>()
  for (const line of lines) {
    const { at } = line
    if ('request' in line) requests.set(`${line.request} ${at}`, { at, request: line.request })
    else {
      const { person, endedAt = null } = line
      const key = `${person} ${at}`
      people.set(key, { at, person, endedAt: endedAt ?? people.get(key)?.endedAt ?? null })
    }
  }
  return { people: [...people.values()], requests: [...requests.values()] }
}

/** Writes the ledger anew. When it returns it is on the disk. */
export function writeLedger(folder: string, { people, requests }: Ledger): void {
  const lines = new Set([
    ...people.flatMap(({ at, person, endedAt }) => {
      const line = { v: 1, at, person }
      return [line, ...(endedAt === null ? [] : [{ ...line, endedAt }])].map((one) => canonicalJson(one))
    }),
    ...requests.map(({ at, request }) => canonicalJson({ v: 1, at, request })),
  ])
  atomicWrite(join(folder, ledgerName), Buffer.from([...lines].map((line) => `${line}\n`).join('')))
}

function parsed(text: string): readonly Line[] {
  return text.split('\n').flatMap((line) => {
    try {
      const { data } = Line.safeParse(JSON.parse(line))
      return data === undefined ? [] : [data]
    } catch {
      return []
    }
  })
}
