import { randomFillSync } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verifyAudit } from '#engine/audit/index.ts'
import { keepSecret, readSecret } from '#engine/features/secret.ts'
import { addUser } from '#engine/keyring/index.ts'
import { createStore, type OpenStore, openStore } from '#engine/store/index.ts'
import { resumeRotation, rotateKeys, rotationSteps } from '#engine/store/rotation.ts'
import { settle } from '#engine/store/settle.ts'
import { idMaker } from '#shared/kernel/ids.ts'
import { lowestKdf, passphrase } from '../../support/credentials.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { testClock } from '../../support/test-clock.ts'

const { clock } = testClock()
const newId = idMaker(
  () => Date.parse(clock()),
  (bytes) => randomFillSync(bytes),
)
const surroundings = { clock, newId, ballastBytes: 0 }
const ana = { user: 'Ana', passphrase }
const ben = { user: 'Ben', passphrase: 'copper lantern drizzle quilt' }
const connectionId = 'connection_00000000000000000000000001'
const secret = { token: 'pat-eu1-token' }

/** A store of two people with a vendor and a connector's secret. */
async function newStore(): Promise<OpenStore> {
  const path = join(temporaryFolder(), 'Example')
  const first = { label: 'Ana', passphrase, kdf: lowestKdf }
  const { store } = await createStore(path, first, surroundings)
  onTestFinished(() => store.close())
  await store.transact({ action: 'user.add', audit: 'entry' }, async (db) => {
    const person = { label: 'Ben', role: 'contributor', temporaryPassphrase: ben.passphrase } as const
    const change = await addUser(store.keyring, { ...person, kdf: lowestKdf, now: clock() })
    await store.changeKeyring(db, change, {})
  })
  await addVendor(store, 'Before')
  await store.transact({ action: 'connection.setSecret', audit: 'entry' }, (db) =>
    keepSecret(db, store.keyring, connectionId, secret),
  )
  return store
}

function addVendor(store: OpenStore, name: string) {
  return store.transact({ action: 'vendor.create', audit: 'entry' }, (db) =>
    db.insert('vendor', {
      name,
      legalName: '',
      role: 'processor',
      country: null,
      address: '',
      contactName: '',
      contactEmail: '',
      website: '',
      services: '',
      agreement: null,
      reviewOn: null,
    }),
  )
}

async function rotate(store: OpenStore): Promise<void> {
  for await (const _step of rotateKeys(store, clock));
}

/** The files as a crash at this moment would leave them. */
function crashed({ folder }: OpenStore): string {
  const copy = join(temporaryFolder(), 'Crashed.wardbook')
  mkdirSync(copy)
  const files = ['store.db', 'store.db-wal', 'keyring.json', 'keyring.bak', 'head.json']
  for (const file of files) if (existsSync(join(folder, file))) cpSync(join(folder, file), join(copy, file))
  return copy
}

async function reopen(folder: string, credentials: typeof ana, isRestored = false): Promise<OpenStore> {
  const store = await openStore(folder, credentials, { ...surroundings, isRestored })
  onTestFinished(() => store.close())
  return store
}

/** That nothing is lost: the records, the secret, the audit log and its end. */
async function expectWhole(store: OpenStore, vendors: readonly string[] = ['Before']): Promise<void> {
  expect(store.head).toBe('agrees')
  expect((await store.read.all('vendor')).map(({ name }) => name).toSorted()).toEqual(vendors.toSorted())
  expect(await readSecret(store.read, () => store.keyring, connectionId)).toEqual(secret)
  expect(store.writer.raw.pragma('quick_check', { simple: true })).toBe('ok')
  expect(verifyAudit(store.reader, store.keyring).problems).toEqual([])
}

test('a rotation gives database, head, secrets and keyring new keys, and nothing is lost', async () => {
  const store = await newStore()
  const old = store.keyring.keys.databaseKey()
  await rotate(store)
  expect(store.keyring.keys.databaseKey()).not.toEqual(old)
  expect(store.keyring).toMatchObject({ keys: { epoch: 2 }, pendingKeys: null, rotationDue: false })
  await expectWhole(store)
  await store.close()
  for (const credentials of [ana, ben]) {
    const again = await reopen(store.folder, credentials)
    await expectWhole(again)
    await again.close()
  }
})

test('commands called while the keys change wait and are kept', async () => {
  const store = await newStore()
  const names = Array.from({ length: 12 }, (_unused, place) => `During ${place}`)
  await Promise.all([rotate(store), ...names.map((name) => addVendor(store, name))])
  expect(store.keyring.keys.epoch).toBe(2)
  await expectWhole(store, ['Before', ...names])
})

test('a reader that somebody else holds is closed by them before the keys change', async () => {
  const store = await newStore()
  const lent = store.openReader()
  let isDone = false
  const rotating = rotate(store).then(() => {
    isDone = true
  })
  await addVendor(store, 'Meanwhile')
  expect(isDone).toBe(false)
  expect(lent.raw.prepare('select count(*) as count from vendor').get()).toEqual({ count: 2 })
  lent.close()
  await rotating
  await expectWhole(store, ['Before', 'Meanwhile'])
})

test.each(rotationSteps)(
  'a crash after the step %s leaves a store that everybody opens and a dpo finishes',
  async (stop) => {
    const store = await newStore()
    let folder = ''
    for await (const step of rotateKeys(store, clock)) if (step === stop) folder = crashed(store)
    const asContributor = await reopen(folder, ben)
    await expectWhole(asContributor)
    await addVendor(asContributor, 'After')
    await asContributor.close()
    const asDpo = await reopen(folder, ana)
    await resumeRotation(asDpo, clock)
    expect(asDpo.keyring).toMatchObject({ keys: { epoch: 2 }, pendingKeys: null })
    await expectWhole(asDpo, ['Before', 'After'])
    await asDpo.close()
    await expectWhole(await reopen(folder, ben), ['Before', 'After'])
  },
)

test('a crash between the new head and the last keyring is no rollback', async () => {
  const store = await newStore()
  const steps = rotateKeys(store, clock)
  for (let step = await steps.next(); step.value !== 'credentials'; ) step = await steps.next()
  const { folder } = store
  const path = join(folder, 'keyring.json')
  rmSync(path)
  // A folder in its place refuses the file; the head was written before.
  mkdirSync(path)
  await expect(steps.next()).rejects.toThrow()
  const copy = join(temporaryFolder(), 'Crashed.wardbook')
  mkdirSync(copy)
  for (const file of ['store.db', 'store.db-wal', 'keyring.bak', 'head.json'])
    cpSync(join(folder, file), join(copy, file))
  const again = await reopen(copy, ana)
  await expectWhole(again)
  await resumeRotation(again, clock)
  await expectWhole(again)
  rmSync(path, { recursive: true })
  expect(store.keyring.pendingKeys).not.toBeNull()
})

test('a keyring that the audit log does not know is put on record', async () => {
  const store = await newStore()
  let folder = ''
  for await (const step of rotateKeys(store, clock)) if (step === 'credentials') folder = crashed(store)
  for (const file of ['keyring.json', 'keyring.bak']) cpSync(join(store.folder, file), join(folder, file))
  // As after a restore: a head file under the keys of before would stop the store before anything is noted.
  rmSync(join(folder, 'head.json'))
  const again = await reopen(folder, ana, true)
  await settle(again, ana, { clock, kdf: lowestKdf })
  const entries = again.reader.raw
    .prepare('select a.action, p.content from audit a join auditPayload p using (seq) order by a.seq desc')
    .all() as { action: string; content: string }[]
  expect(entries[0]).toMatchObject({ action: 'key.found' })
  expect(JSON.parse(entries[0]?.content ?? '{}').note).toMatchObject({ keyring: again.keyring.keyringHash })
  await settle(again, ana, { clock, kdf: lowestKdf })
  const found = entries.filter(({ action }) => action === 'key.found')
  expect(found).toHaveLength(1)
})

test('a save of the keyring that the disk refuses leaves keyring and people as they were', async () => {
  const store = await newStore()
  const before = readFileSync(join(store.folder, 'keyring.json'))
  const second = join(store.folder, 'keyring.bak')
  rmSync(second)
  mkdirSync(second)
  await expect(rotate(store)).rejects.toThrow()
  expect(readFileSync(join(store.folder, 'keyring.json')).equals(before)).toBe(true)
  expect(store.keyring.pendingKeys).toBeNull()
  rmSync(second, { recursive: true })
  await rotate(store)
  await expectWhole(store)
})
