import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FoundPerson } from '#engine/connector/index.ts'
import { keepPeople } from '#engine/features/person/index.ts'
import type { OpenStore } from '#engine/store/index.ts'
import { systemClock } from '#shared/kernel/dates.ts'
import { type Id, idMaker } from '#shared/kernel/ids.ts'
import { plainPages } from '../support/plain-pages.ts'
import { chanceOf } from './chance.ts'

/** Somebody of whom nothing else in the world has a word: each is found by what no other text contains. */
export interface Canary {
  readonly externalId: string
  readonly email: string
  /** Of the name, the e-mail address, the telephone number and a property, as they may stand in a file. */
  readonly words: readonly string[]
}

const connectionId = `connection_${'0'.repeat(26)}` as Id<'connection'>

export function canaries(count: number): readonly Canary[] {
  return Array.from({ length: count }, (_unused, place) => {
    const mark = `canary${String(place).padStart(4, '0')}`
    const digits = `4477009${String(10_000 + place)}`
    return {
      externalId: `ext-${mark}`,
      email: `${mark}@birds.example.org`,
      words: [`sur${mark}`, `${mark}@birds`, digits, `secret ${mark}`],
    }
  })
}

/**
 * Keeps canaries, read four times in an order and with values of which each time is another: rows that come in between, grow
 * and shrink are moved between pages. The same on every run, so that a control finds what it found before.
 */
export async function keepCanaries(store: OpenStore, birds: readonly Canary[]): Promise<void> {
  const chance = chanceOf(3)
  let made = 0
  const newId = idMaker(
    () => firstMoment + made++,
    (bytes) => bytes.fill(made),
  )
  const shuffled = birds
    .map((bird) => ({ bird, place: chance.below(1_000_000) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ bird }) => bird)
  for (const count of [birds.length / 2, birds.length, birds.length, birds.length]) {
    const people = shuffled.slice(0, count).map((bird) => found(bird, 1 + chance.below(60)))
    await store.transact({ action: 'connection.sync', audit: 'entry' }, async () => {
      const context = { connection: store.writer, now: systemClock(), newId }
      keepPeople(context, connectionId, people, { columns: new Set(), properties: new Set() })
    })
  }
}

/** Milliseconds, in 2026. */
const firstMoment = 1_780_000_000_000

/** Where canaries are still found, by the name of the place. */
export type Traces = ReadonlyMap<string, ReadonlySet<Canary>>

/** What is looked through: the store's database decrypted, and files as they are. */
export interface SearchedPlaces {
  readonly store: string
  /** `raw:` and 64 hex digits. */
  readonly key: Buffer
  /** Folders and texts in which nothing may stand in clear. */
  readonly folders?: readonly string[]
  readonly texts?: readonly string[]
}

/** Searches every page of the database, used or free, every frame of the write-ahead log, and every file. */
export function findTraces(birds: readonly Canary[], places: SearchedPlaces): Traces {
  const { store, key, folders = [], texts = [] } = places
  const found = new Map<string, Set<Canary>>()
  const search = (place: string, bytes: Buffer) => {
    for (const bird of birds)
      if (bird.words.some((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))))
        found.set(place, (found.get(place) ?? new Set()).add(bird))
  }
  const { pages, log } = plainPages(store, key)
  search('pages', pages)
  search('write-ahead log', log)
  for (const folder of [store, ...folders])
    for (const path of filesIn(folder)) search(path, readFileSync(path))
  search('log lines', Buffer.from(texts.join('\n')))
  return found
}

/** How many canaries left any trace, and where. */
export function countTraces(traces: Traces): { readonly bad: number; readonly note: string } {
  const birds = new Set([...traces.values()].flatMap((found) => [...found]))
  return { bad: birds.size, note: [...traces].map(([place, { size }]) => `${place} ${size}`).join(', ') }
}

function found({ externalId, email, words }: Canary, length: number): FoundPerson {
  const [name = '', , phone = '', secret = ''] = words
  return {
    ...{ externalId, name: `Ana ${name}`, email, phone, country: 'DE' },
    createdInSourceAt: null,
    updatedInSourceAt: null,
    values: { hs_email_optout: 'true', note: `${secret} `.repeat(length) },
  }
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
}
