import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const now = '2026-03-03T10:00:00Z'
const canaries = [
  'Canary Name',
  'canary@example.org',
  'Canary scope',
  'Canary task',
  'Canary breach',
  'Canary review',
]

/** A store with a date of every kind, each with words that must not leave it. */
async function busyStore(stateDir: string): Promise<TestStore> {
  const store = await openTestStore({ now, stateDir })
  const { client } = store
  const request = await client.rightsRequest.create({
    subjectName: 'Canary Name',
    subjectEmail: 'canary@example.org',
    scope: 'Canary scope',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-02-20T09:00:00Z'),
  })
  await client.task.create({ title: 'Canary task', subjectId: request.id, dueOn: '2026-03-03' as never })
  await client.breach.create({ title: 'Canary breach' })
  await client.processingActivity.create({ name: 'Canary review', reviewOn: '2026-03-01' as never } as never)
  return store
}

function filesIn(stateDir: string): readonly string[] {
  const folder = join(stateDir, 'due')
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}

function onlyFile(stateDir: string): string {
  const [file, ...others] = filesIn(stateDir)
  if (file === undefined || others.length > 0) throw new Error('one list was to be there')
  return file
}

test('no date stands outside a store before somebody turns it on, and what then stands there are references, kinds and dates alone', async () => {
  const stateDir = temporaryFolder()
  const { client } = await busyStore(stateDir)
  expect(filesIn(stateDir)).toEqual([])
  expect(await client.dueList.get({})).toEqual({ label: null, proposed: 'Test' })
  await client.dueList.change({ label: 'Client A' })
  const file = onlyFile(stateDir)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(file, 'utf8')
  for (const canary of [...canaries, 'Ana DPO', 'Example Trading', 'art15'])
    expect(bytes.toLowerCase()).not.toContain(canary.toLowerCase())
  const { content } = JSON.parse(bytes)
  expect(Object.keys(content).toSorted()).toEqual(['asOf', 'items', 'label', 'leftOut', 'storeId', 'v'])
  expect(content.items.length).toBeGreaterThan(1)
  for (const item of content.items)
    expect(Object.keys(item).toSorted()).toEqual([
      'dueAt',
      'dueOn',
      'kind',
      'limit',
      'reference',
      'state',
      'zone',
    ])
  const log = (await client.audit.list({})).items.filter(({ action }) => action === 'dueList.change')
  expect(log).toHaveLength(1)
})

test('the list follows the store, tells how old it is, and says by the clock of now what is overdue', async () => {
  const stateDir = temporaryFolder()
  const store = await busyStore(stateDir)
  await store.client.dueList.change({ label: 'Client A' })
  const { items } = await store.client.task.list({})
  store.time.set('2026-03-03T11:00:00Z')
  await store.client.task.create({ title: 'Another', dueOn: '2026-03-05' as never })
  await expect
    .poll(() => readFileSync(onlyFile(stateDir), 'utf8'), { timeout: 10_000 })
    .toContain('TSK-2026-002')
  await store.engine.close()
  const later = await openTestEngine({ now: '2026-03-04T09:00:00Z', stateDir })
  const across = await later.client.dueList.across({})
  expect(across.stores).toMatchObject([
    { label: 'Client A', asOf: '2026-03-03T11:00:00.000Z', path: store.folder, isProved: true, leftOut: 0 },
  ])
  const urgencies = new Map(across.items.map(({ reference, urgency }) => [reference, urgency]))
  expect(urgencies.get(items[0]?.reference ?? '')).toBe('overdue')
  expect(urgencies.get('TSK-2026-002')).toBe('thisWeek')
  const days = across.items.map(({ dueOn }) => dueOn)
  expect(days).toEqual(days.toSorted())
})

test('two stores stand in one list, each under its word; forgetting one takes its dates away', async () => {
  const stateDir = temporaryFolder()
  const first = await busyStore(stateDir)
  await first.client.dueList.change({ label: 'Client A' })
  await first.engine.close()
  // A store of its own, not a copy: it has another identity.
  const second = await openTestEngine({ now, stateDir })
  const { session } = await second.client.store.create({
    path: join(temporaryFolder(), 'Second'),
    user: 'Bo',
    passphrase,
    organisation: {
      name: 'Other',
      country: 'FR',
      region: null,
      timeZone: 'Europe/Paris' as never,
      language: 'fr',
    },
  })
  await second.client.task.create({ title: 'Canary', dueOn: '2026-03-04' as never })
  await second.client.dueList.change({ label: 'Client B' })
  const both = await second.client.dueList.across({})
  expect(both.stores.map(({ label }) => label)).toEqual(['Client A', 'Client B'])
  expect(new Set(both.items.map(({ storeId }) => storeId)).size).toBe(2)
  expect(both.damaged).toEqual([])
  await second.client.store.forget({ path: session.store.path })
  expect((await second.client.dueList.across({})).stores.map(({ label }) => label)).toEqual(['Client A'])
})

test('turning it off deletes the file at once, and nothing brings it back', async () => {
  const stateDir = temporaryFolder()
  const store = await busyStore(stateDir)
  await store.client.dueList.change({ label: 'Client A' })
  await store.client.task.create({ title: 'One more', dueOn: '2026-03-06' as never })
  await store.client.dueList.change({ label: null })
  expect(filesIn(stateDir)).toEqual([])
  await store.engine.close()
  expect(filesIn(stateDir)).toEqual([])
})

test('a store that was rolled back says nothing anew, for its dates may be those of then', async () => {
  const stateDir = temporaryFolder()
  const store = await busyStore(stateDir)
  await store.client.dueList.change({ label: 'Client A' })
  await store.engine.close()
  const database = join(store.folder, 'store.db')
  cpSync(database, `${database}.then`)
  const later = await store.reopen()
  await later.client.task.create({ title: 'Lost', dueOn: '2026-03-06' as never })
  await later.engine.close()
  const before = readFileSync(onlyFile(stateDir), 'utf8')
  expect(before).toContain('TSK-2026-002')
  for (const end of ['-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
  renameSync(`${database}.then`, database)
  const again = await store.reopen()
  expect(await again.client.store.session()).toMatchObject({ head: 'rolledBack' })
  await again.engine.close()
  expect(readFileSync(onlyFile(stateDir), 'utf8')).toBe(before)
})

test('a list that is broken, or that nobody of the store signed, is named and passed over, and written anew on unlocking', {
  timeout: 90_000,
}, async () => {
  const stateDir = temporaryFolder()
  const store = await busyStore(stateDir)
  await store.client.dueList.change({ label: 'Client A' })
  await store.engine.close()
  const file = onlyFile(stateDir)
  const whole = readFileSync(file, 'utf8')
  const { client } = await openTestEngine({ now, stateDir })
  const seen = async () => {
    const { items, damaged } = await client.dueList.across({})
    return { items: items.length, damaged: damaged.map(({ reason }) => reason) }
  }
  writeFileSync(file, whole.replace('2026-03-03', '2027-03-03'))
  expect(await seen()).toEqual({ items: 0, damaged: ['unproved'] })
  writeFileSync(file, whole.replace('"kind":"task"', '"kind":"task","title":"Canary"'))
  expect(await seen()).toEqual({ items: 0, damaged: ['unreadable'] })
  writeFileSync(file, whole.slice(0, 100))
  expect(await seen()).toEqual({ items: 0, damaged: ['unreadable'] })
  writeFileSync(file, `${whole}${' '.repeat(1_000_000)}`)
  expect(await seen()).toEqual({ items: 0, damaged: ['unreadable'] })
  // The list of a store under the name of another one, whose keys nobody here knows.
  const stray = join(dirname(file), `${'0'.repeat(32)}.json`)
  writeFileSync(stray, whole)
  expect(await seen()).toEqual({ items: 0, damaged: ['unreadable', 'unreadable'] })
  rmSync(stray)
  await client.store.unlock({ path: store.folder, passphrase })
  expect((await seen()).damaged).toEqual([])
  expect((await client.dueList.across({})).stores).toMatchObject([{ label: 'Test', isProved: true }])
})

test('the dates of a store that is gone say so, and can be taken away', async () => {
  const stateDir = temporaryFolder()
  const store = await busyStore(stateDir)
  await store.client.dueList.change({ label: 'Client A' })
  await store.engine.close()
  renameSync(store.folder, `${store.folder}.away`)
  const { client } = await openTestEngine({ now, stateDir })
  const { stores, items } = await client.dueList.across({})
  expect(stores).toMatchObject([{ label: 'Client A', path: null, isProved: false }])
  expect(items.length).toBeGreaterThan(0)
  await client.dueList.dismiss({ storeId: stores[0]?.storeId ?? '' })
  expect(filesIn(stateDir)).toEqual([])
})
