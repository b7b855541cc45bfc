import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { openEngine } from '#engine/engine.ts'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { cleansePeople, erasePerson, type OpenStore } from '#engine/store/index.ts'
import type { Contract } from '#shared/contract/index.ts'
import { lowestKdf, passphrase } from '../support/credentials.ts'
import { sourceWorkers } from '../support/source-workers.ts'
import { type Campaign, type Figure, type Form, progressOf } from './campaign.ts'
import { type Canary, canaries, countTraces, findTraces, keepCanaries } from './erasure-canaries.ts'
import { searchIndex } from './erasure-search.ts'
import { makeStore } from './template.ts'
import { openByRecoveryKey, type Workplace, workplaceAt } from './workplace.ts'

/** How many people there are, and how many of them are erased. */
const sizes: Readonly<Record<Form, { readonly people: number; readonly erased: number }>> = {
  short: { people: 150, erased: 50 },
  long: { people: 3_000, erased: 500 },
}
/** Enough that, of every third who is erased, somebody stays behind in the free part of a page. */
const crowd = 450

/** Erases people and looks for them everywhere: pages in use and free, write-ahead log, files, log, a later backup. */
export const erasure: Campaign = {
  missing: () => null,
  run: async (folder, form) => {
    const { people, erased } = sizes[form]
    const { recoveryKey } = await makeStore(folder)
    const workplace = workplaceAt(folder)
    const storeWith = async (name: string, birds: readonly Canary[]) => {
      const copy = join(folder, `${name.replaceAll(' ', '-')}.wardbook`)
      cpSync(workplace.store, copy, { recursive: true })
      const store = await openByRecoveryKey(copy, recoveryKey)
      await keepCanaries(store, birds)
      await store.close()
      return copy
    }
    const some = canaries(people)
    const few = some.slice(0, erased)
    const many = canaries(crowd)
    const store = await storeWith('people', some)
    const figures = await eraseByEngine({ ...workplace, store }, few, recoveryKey, join(folder, 'temporary'))
    for (const [what, weakening] of Object.entries(weakened)) {
      const control = await storeWith(what, weakening.inCrowd ? many : some)
      const birds = weakening.inCrowd ? many.filter((_bird, place) => place % 3 === 0) : few
      figures.push(await eraseWith(control, birds, recoveryKey, { what, ...weakening }))
    }
    return [...figures, ...(await searchIndex(workplace.store, recoveryKey, erased))]
  },
}

interface Weakening {
  /** What stays behind is rare, and needs neighbours who stay. */
  readonly inCrowd: boolean
  /** False: nothing was taken away, and nobody may be found. */
  readonly isControl: boolean
  before(store: OpenStore): void
  after(store: OpenStore): void | Promise<void>
}

const checkpoint = ({ writer }: OpenStore) => void writer.raw.pragma('wal_checkpoint(TRUNCATE)')

/** The same with a part of the protection taken away: the search must find what then stays. */
const weakened: Readonly<Record<string, Weakening>> = {
  'erased without secure delete': {
    inCrowd: false,
    isControl: true,
    before: ({ writer }) => void writer.raw.pragma('secure_delete=OFF'),
    after: checkpoint,
  },
  'erased without a checkpoint': {
    inCrowd: false,
    isControl: true,
    before: () => undefined,
    after: () => undefined,
  },
  'erased without new pages': { inCrowd: true, isControl: true, before: () => undefined, after: checkpoint },
  'erased among others, with new pages': {
    inCrowd: true,
    isControl: false,
    before: () => undefined,
    after: async (store) => {
      const pieces = cleansePeople(store.writer)
      const write = () =>
        store.transact({ action: 'person.cleanse', audit: 'none' }, async () => pieces.next().done)
      while (!(await write()).value);
      checkpoint(store)
    },
  },
}

/** As a person does it: by the operation, with everything that an engine writes besides looked through too. */
async function eraseByEngine(
  { store, state }: Workplace,
  birds: readonly Canary[],
  recoveryKey: string,
  temporary: string,
): Promise<Figure[]> {
  const lines: string[] = []
  const keep = (event: string, facts?: object) => void lines.push(`${event} ${JSON.stringify(facts ?? {})}`)
  mkdirSync(temporary)
  const usual = process.env.TMPDIR
  process.env.TMPDIR = temporary
  const engine = await openEngine({
    resourcesDir: join(import.meta.dirname, '../../resources'),
    stateDir: state,
    workers: sourceWorkers,
    kdf: lowestKdf,
    ballastBytes: 0,
    log: { info: keep, error: keep },
  })
  const client = createRouterClient(engine.router) as ContractRouterClient<Contract>
  const look = async (folder: string) => {
    const { keys } = await openKeyring(readKeyringFile(folder).bytes, { recoveryKey })
    return countTraces(
      findTraces(birds, {
        store: folder,
        key: keys.databaseKey(),
        folders: [state, temporary],
        texts: lines,
      }),
    )
  }
  try {
    await client.store.unlock({ path: store, passphrase })
    const before = await look(store)
    const progress = progressOf('people erased', birds.length)
    for (const [place, { email, externalId }] of birds.entries()) {
      progress(place)
      const [person] = (await client.person.list({ filter: { search: email }, sort: sorted })).items
      if (person === undefined) throw new Error(`${externalId} is not there`)
      await client.person.reveal({ id: person.id })
      await client.person.erase({
        ...{ id: person.id, confirmation: externalId },
        ground: 'art17_1_a',
        passphrase,
      })
    }
    // The last pages are cleansed after the last answer.
    while ((await client.person.cleansing()).owedSince !== null) await new Promise((go) => setTimeout(go, 20))
    const after = await look(store)
    const backup = join(temporary, 'later.wardbook-backup')
    await ended(client, (await client.backup.create({ to: backup })).jobId)
    const to = join(temporary, '..', 'Restored.wardbook')
    await client.backup.restore({ path: backup, to, passphrase })
    const later = await look(to)
    const tried = birds.length
    return [
      { what: 'people before they are erased', tried, ...before, isControl: true },
      { what: 'people erased', tried, ...after, isControl: false },
      { what: 'people erased, in a later backup', tried, ...later, isControl: false },
    ]
  } finally {
    await engine.close()
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
  }
}

/** A large sort, so that what spills into temporary files is looked at too. */
const sorted = [{ column: 'name' as const, direction: 'desc' as const }]

async function ended(client: ContractRouterClient<Contract>, id: string): Promise<void> {
  for (;;) {
    const { endedAt, fault } = await client.job.get({ id })
    if (fault !== null) throw new Error(`the backup failed: ${fault.code}`)
    if (endedAt !== null) return
    await new Promise((go) => setTimeout(go, 20))
  }
}

async function eraseWith(
  folder: string,
  birds: readonly Canary[],
  recoveryKey: string,
  { what, isControl, before, after }: Weakening & { readonly what: string },
): Promise<Figure> {
  const store = await openByRecoveryKey(folder, recoveryKey)
  try {
    before(store)
    await store.transact({ action: 'person.erase', audit: 'entry' }, async (db) => {
      for (const { externalId } of birds) {
        const { id } = await db.kysely
          .selectFrom('person')
          .select('id')
          .where('externalId', '=', externalId)
          .executeTakeFirstOrThrow()
        await erasePerson(db, id)
      }
    })
    await after(store)
    const traces = findTraces(birds, { store: folder, key: store.keyring.keys.databaseKey() })
    return { what, tried: birds.length, ...countTraces(traces), isControl }
  } finally {
    await store.close()
  }
}
