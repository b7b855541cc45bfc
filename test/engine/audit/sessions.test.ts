import { expect, test } from 'vitest'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const actionsOf = async ({ client }: Awaited<ReturnType<typeof openTestStore>>, count: number) =>
  (await client.audit.list({ limit: count })).items.map(({ action }) => action)

test('coming in and leaving stand in the log', async () => {
  const store = await openTestStore()
  const again = await store.reopen()
  expect(await actionsOf(again, 2)).toEqual(['store.unlock', 'store.lock'])
})

test('a failed unlock is entered when somebody gets in', async () => {
  const store = await openTestStore({ stateDir: temporaryFolder() })
  await store.engine.close()
  await expect(
    store.client.store.unlock({ path: store.folder, passphrase: 'not the right one at all' }),
  ).rejects.toMatchObject({ code: 'wrong-passphrase' })
  store.time.forward({ minutes: 5 })
  await store.client.store.unlock({ path: store.folder, passphrase })
  const { items } = await store.client.audit.list({ limit: 2 })
  expect(items.map(({ action }) => action)).toEqual(['store.unlock', 'store.refuseUnlock'])
  expect(items[1]?.change?.note).toMatchObject({ attempts: [{ at: expect.any(String) }] })
  const again = await store.reopen()
  expect(await actionsOf(again, 2)).toEqual(['store.unlock', 'store.lock'])
})

test('a checkpoint is due a day after the last one, and at the lock after a hundred entries', async () => {
  const store = await openTestStore()
  const sizes = async ({ client }: typeof store) =>
    (await client.audit.checkpoints()).items.map(({ size, reason }) => [size, reason])
  expect(await sizes(store)).toEqual([[3, 'daily']])
  for (let number = 0; number < 97; number++) await store.client.vendor.create({ name: `Vendor ${number}` })
  const second = await store.reopen()
  expect(await sizes(second)).toEqual([[3, 'daily']])
  for (let number = 0; number < 3; number++) await second.client.vendor.create({ name: `More ${number}` })
  const third = await second.reopen()
  expect((await sizes(third))[0]).toEqual([107, 'lock'])
  expect((await third.client.audit.verify()).checkpoints.map(({ verdict }) => verdict)).toEqual([
    'agrees',
    'agrees',
  ])
})
