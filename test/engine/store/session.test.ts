import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TimeZone } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestEngine, openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const organisation = {
  name: 'Example Trading',
  country: 'FR',
  region: null,
  timeZone: TimeZone.parse('Europe/Paris'),
  language: 'fr' as const,
}

test('a new store is created, open, and stands in the recent list', async () => {
  const { client } = await openTestEngine()
  const path = join(temporaryFolder(), 'New')
  const { session, recoveryKey } = await client.store.create({ path, user: 'Ana', passphrase, organisation })
  expect(session).toMatchObject({
    store: { name: 'New' },
    user: { label: 'Ana', role: 'dpo' },
    head: 'agrees',
    demo: false,
  })
  expect(recoveryKey).toMatch(/^([0-9A-Z]{4}-){13}[0-9A-Z]{2}$/)
  expect(await client.organisation.get()).toMatchObject({
    name: 'Example Trading',
    country: 'FR',
    language: 'fr',
  })
  const { stores } = await client.store.recent()
  expect(stores).toMatchObject([{ name: 'New', present: true, users: [{ label: 'Ana' }] }])
})

test('without an open store every register is locked', async () => {
  const { client } = await openTestEngine()
  expect(await client.store.session()).toBeNull()
  await expect(client.vendor.list()).rejects.toMatchObject({ code: 'store-locked' })
})

test('a short passphrase is refused before anything is made', async () => {
  const { client } = await openTestEngine()
  const path = join(temporaryFolder(), 'Weak')
  const creating = client.store.create({ path, user: 'Ana', passphrase: 'short', organisation })
  await expect(creating).rejects.toMatchObject({ code: 'weak-passphrase' })
  await expect(client.store.inspect({ path })).rejects.toMatchObject({ code: 'store-not-found' })
})

test('wrong attempts wait longer and longer, and the right one after the wait opens', async () => {
  const store = await openTestStore()
  await store.engine.close()
  const { client, time } = await openTestEngine()
  const unlock = (given: string) => client.store.unlock({ path: store.folder, passphrase: given })
  await expect(unlock('not the right words at all')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(unlock(passphrase)).rejects.toMatchObject({
    code: 'throttled',
    data: { params: { seconds: 1 } },
  })
  time.forward({ minutes: 1 })
  await expect(unlock('not the right words at all')).rejects.toMatchObject({ code: 'wrong-passphrase' })
  await expect(unlock(passphrase)).rejects.toMatchObject({
    code: 'throttled',
    data: { params: { seconds: 2 } },
  })
  time.forward({ minutes: 1 })
  expect(await unlock(passphrase)).toMatchObject({ user: { label: 'Ana DPO' } })
})

test('a user who is not in the store is told who is', async () => {
  const store = await openTestStore()
  await store.engine.close()
  const { client } = await openTestEngine()
  await expect(client.store.unlock({ path: store.folder, user: 'Eve', passphrase })).rejects.toMatchObject({
    code: 'user-unclear',
    data: { params: { users: 'Ana DPO' } },
  })
})

test('locking closes the store, tells the shell, and leaves nothing to read', async () => {
  let told = 0
  const { client } = await openTestStore({
    requestLock: () => {
      told += 1
    },
  })
  await client.store.lock()
  expect(told).toBe(1)
  await expect(client.vendor.list()).rejects.toMatchObject({ code: 'store-locked' })
})

test('what day it is follows the organisation into another zone at once', async () => {
  const { client } = await openTestStore({ now: '2026-02-01T23:30:00Z' })
  expect(await client.dashboard.today()).toMatchObject({ today: '2026-02-02' })
  const { id, revision } = await client.organisation.get()
  await client.organisation.update({
    id,
    revision,
    changes: { timeZone: TimeZone.parse('Atlantic/Azores') },
  })
  expect(await client.dashboard.today()).toMatchObject({ today: '2026-02-01' })
})
