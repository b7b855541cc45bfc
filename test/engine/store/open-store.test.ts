import { randomFillSync } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verifyAudit } from '#engine/audit/index.ts'
import { openDatabase, readHead, type WriteDb, writeHead } from '#engine/storage/index.ts'
import { createStore, type OpenStore, openStore } from '#engine/store/index.ts'
import { foundOrganisation } from '#engine/store/organisation.ts'
import { TimeZone } from '#shared/kernel/dates.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { lowestKdf, passphrase } from '../../support/credentials.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testClock } from '../../support/test-clock.ts'

const { clock } = testClock()
const newId = idMaker(
  () => Date.parse(clock()),
  (bytes) => randomFillSync(bytes),
)
const surroundings = { clock, newId }
const credentials = { user: 'Ana', passphrase }

async function newStore(): Promise<OpenStore> {
  const { store } = await createStore(
    join(temporaryFolder(), 'Example'),
    { label: 'Ana', passphrase, kdf: lowestKdf },
    surroundings,
  )
  onTestFinished(() => store.close())
  await store.transact({ action: 'store.create', audit: 'entry' }, (db) =>
    db.insert(
      'organisation',
      foundOrganisation({
        name: 'Zebrafinch Trading',
        country: 'DE',
        calendarCountry: null,
        region: null,
        timeZone: TimeZone.parse('Europe/Berlin'),
        language: 'de',
      }),
    ),
  )
  return store
}

test('a store opens again with its passphrase and holds what was written', async () => {
  const store = await newStore()
  await store.close()
  const again = await openStore(store.folder, credentials, surroundings)
  onTestFinished(() => again.close())
  expect(await again.read.all('organisation')).toMatchObject([
    { name: 'Zebrafinch Trading', reference: 'ORG-2026-001' },
  ])
  expect(again.head).toBe('agrees')
})

test('a store has its head file before anything was entered, so that a crash locks nobody out', async () => {
  const path = join(temporaryFolder(), 'Example')
  const { store } = await createStore(path, { label: 'Ana', passphrase, kdf: lowestKdf }, surroundings)
  const left = `${path}-left.wardbook`
  cpSync(store.folder, left, { recursive: true, filter: (file) => !file.endsWith('holder.json') })
  await store.close()
  const opened = await openStore(left, credentials, surroundings)
  onTestFinished(() => opened.close())
  expect(opened.head).toBe('agrees')
})

test('a wrong passphrase is refused and the store stays closed to nobody', async () => {
  const store = await newStore()
  await store.close()
  await expect(
    openStore(store.folder, { user: 'Ana', passphrase: 'not the right words at all' }, surroundings),
  ).rejects.toMatchObject({ code: 'wrong-passphrase' })
  const again = await openStore(store.folder, credentials, surroundings)
  await again.close()
})

test('the second process on a store is refused with who holds it', async () => {
  const store = await newStore()
  await expect(openStore(store.folder, credentials, surroundings)).rejects.toMatchObject({
    code: 'store-in-use',
    params: { since: '2026-02-01T09:00:00.000Z' },
  })
})

test('a store that a newer version wrote is refused and not one byte of it changes', async () => {
  const store = await newStore()
  store.writer.raw.pragma('user_version=99')
  await store.close()
  const before = readFileSync(join(store.folder, 'store.db'))
  await expect(openStore(store.folder, credentials, surroundings)).rejects.toMatchObject({
    code: 'store-newer',
    params: { found: 99 },
  })
  expect(readFileSync(join(store.folder, 'store.db')).equals(before)).toBe(true)
  expect(statSync(join(store.folder, 'store.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0)
})

test.each(['store.db', 'keyring.json'])(
  'a store whose %s is missing says so and makes no new one',
  async (file) => {
    const store = await newStore()
    await store.close()
    rmSync(join(store.folder, file))
    if (file === 'keyring.json') rmSync(join(store.folder, 'keyring.bak'))
    await expect(openStore(store.folder, credentials, surroundings)).rejects.toMatchObject({
      code: 'store-incomplete',
    })
    expect(existsSync(join(store.folder, file))).toBe(false)
  },
)

test('a folder that is not there is no store', async () => {
  await expect(
    openStore(join(temporaryFolder(), 'Nothing'), credentials, surroundings),
  ).rejects.toMatchObject({ code: 'store-not-found' })
})

test('a store is never made over another', async () => {
  const store = await newStore()
  await expect(
    createStore(store.folder, { label: 'Eve', passphrase, kdf: lowestKdf }, surroundings),
  ).rejects.toMatchObject({ code: 'store-exists' })
})

test('an old copy of the database under a newer head is noticed on open', async () => {
  const store = await newStore()
  await store.close()
  const copy = `${store.folder}.copy`
  cpSync(join(store.folder, 'store.db'), copy)
  const later = await openStore(store.folder, credentials, surroundings)
  await later.transact({ action: 'organisation.update', audit: 'entry' }, async (db) => {
    const [organisation] = await db.all('organisation')
    return db.update('organisation', organisation?.id ?? '', null, { phone: '+49 89 0000' })
  })
  await later.close()
  cpSync(copy, join(store.folder, 'store.db'))
  const rolledBack = await openStore(store.folder, credentials, surroundings)
  onTestFinished(() => rolledBack.close())
  expect(rolledBack.head).toBe('rolledBack')
})

test('a keyring that is older than the head saw is noticed on open', async () => {
  const store = await newStore()
  const key = Buffer.from(store.keyring.keys.head)
  const keyringSequence = store.keyring.keyringSequence + 1
  await store.close()
  const head = readHead(store.folder, key)
  if (head === null || head === 'forged') throw new Error('the store has a head')
  const { storeId, seq, chain, at } = head
  writeHead(store.folder, key, { storeId, seq, chain, at, keyringSequence })
  const opened = await openStore(store.folder, credentials, surroundings)
  onTestFinished(() => opened.close())
  expect(opened.head).toBe('rolledBack')
})

test('one page as it was before, put back into a closed database, is noticed on open', async () => {
  const store = await newStore()
  await store.transact({ action: 'preference.set', audit: 'none' }, (db) => keepPreference(db, 'wide'))
  await store.close()
  const file = join(store.folder, 'store.db')
  const before = readFileSync(file)
  const later = await openStore(store.folder, credentials, surroundings)
  await later.transact({ action: 'preference.set', audit: 'none' }, (db) => keepPreference(db, 'tall'))
  await later.close()
  const after = readFileSync(file)
  const pages = [...Array(after.length / 4096).keys()].map((page) => page * 4096)
  const changed = pages.filter((at) => !after.subarray(at, at + 4096).equals(before.subarray(at, at + 4096)))
  // The first page counts the changes; of the others the last holds the preference.
  const old = changed.at(-1) ?? 0
  before.copy(after, old, old, old + 4096)
  writeFileSync(file, after)
  const opened = await openStore(store.folder, credentials, surroundings)
  onTestFinished(() => opened.close())
  expect(opened.head).toBe('rolledBack')
})

test('what is written and not closed in order leaves no seal that the next opening would find broken', async () => {
  const store = await newStore()
  await store.close()
  const running = await openStore(store.folder, credentials, surroundings)
  await running.transact({ action: 'preference.set', audit: 'none' }, (db) => keepPreference(db, 'wide'))
  running.writer.raw.pragma('wal_checkpoint(TRUNCATE)')
  const left = `${store.folder}.left.wardbook`
  cpSync(store.folder, left, { recursive: true })
  await running.close()
  const opened = await openStore(left, credentials, surroundings)
  onTestFinished(() => opened.close())
  expect(opened.head).toBe('agrees')
})

test("a head file that was not written with the store's key is noticed", async () => {
  const store = await newStore()
  await store.close()
  const file = join(store.folder, 'head.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"seq":\d+/, '"seq":0'))
  const opened = await openStore(store.folder, credentials, surroundings)
  onTestFinished(() => opened.close())
  expect(opened.head).toBe('rolledBack')
})

test('the head is on the disk before a command is acknowledged', async () => {
  const store = await newStore()
  const seqBefore = headSeq(store)
  await store.transact({ action: 'vendor.create', audit: 'entry' }, (db) =>
    db.insert('vendor', vendor('One')),
  )
  expect(headSeq(store)).toBe(seqBefore + 1)
})

test('a command that fails leaves no row, no audit entry and no gap in the references', async () => {
  const store = await newStore()
  const failing = store.transact({ action: 'vendor.create', audit: 'entry' }, async (db) => {
    await db.insert('vendor', vendor('Lost'))
    throw new Error('the handler breaks')
  })
  await expect(failing).rejects.toThrow('the handler breaks')
  expect(await store.read.all('vendor')).toEqual([])
  const { value } = await store.transact({ action: 'vendor.create', audit: 'entry' }, (db) =>
    db.insert('vendor', vendor('Kept')),
  )
  expect(value.reference).toBe('VEN-2026-001')
  expect(verify(store).problems).toEqual([])
})

test('commands that are called at once run one after the other', async () => {
  const store = await newStore()
  const names = Array.from({ length: 20 }, (_unused, place) => `Vendor ${place}`)
  await Promise.all(
    names.map((name) =>
      store.transact({ action: 'vendor.create', audit: 'entry' }, (db) => db.insert('vendor', vendor(name))),
    ),
  )
  const references = (await store.read.all('vendor')).map(({ reference }) => reference)
  expect(new Set(references).size).toBe(20)
  expect(verify(store)).toMatchObject({ entries: 21, problems: [] })
})

test('no text of a record is found in any file of the store, the write-ahead log included', async () => {
  const store = await newStore()
  await store.transact({ action: 'vendor.create', audit: 'entry' }, (db) =>
    db.insert('vendor', vendor('Quokka Analytics')),
  )
  for (const file of ['store.db', 'store.db-wal', 'head.json', 'keyring.json']) {
    const bytes = readFileSync(join(store.folder, file))
    for (const canary of ['Quokka', 'Zebrafinch', 'SQLite format 3']) {
      expect(bytes.includes(canary), `${canary} in ${file}`).toBe(false)
      expect(bytes.includes(Buffer.from(canary, 'utf16le')), `${canary} in ${file}`).toBe(false)
    }
  }
})

test('a database key of the wrong length is refused before the file is touched', () => {
  expect(() =>
    openDatabase(join(temporaryFolder(), 'store.db'), { key: Buffer.alloc(32), create: true }),
  ).toThrow('64 hex digits')
})

async function keepPreference({ kysely }: WriteDb, value: string) {
  const row = { user: 'user', key: 'layout', value }
  await kysely
    .insertInto('preference')
    .values(row)
    .onConflict((conflict) => conflict.doUpdateSet(row))
    .execute()
}

function headSeq({ folder }: OpenStore): number {
  return JSON.parse(readFileSync(join(folder, 'head.json'), 'utf8')).body.seq
}

function verify(store: OpenStore) {
  return verifyAudit(store.reader, store.keyring)
}

function vendor(name: string) {
  return {
    name,
    legalName: '',
    role: 'processor' as const,
    country: null,
    address: '',
    contactName: '',
    contactEmail: '',
    website: '',
    services: '',
    agreement: null,
    reviewOn: null,
  }
}
