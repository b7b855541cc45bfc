import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('records of every register are found by reference, name and text, whatever the accents', async () => {
  const { client } = await openTestStore()
  await client.vendor.create({ name: 'Crème Brûlée Software', services: 'Hosting of the shop' })
  await client.system.create({ name: 'Shop', description: 'Runs on Creme Brulee' })
  const find = async (text: string) =>
    (await client.search.find({ text })).map(({ entity, reference }) => `${entity} ${reference}`)
  expect(await find('creme bru')).toEqual(['vendor VEN-2026-001', 'system SYS-2026-001'])
  expect(await find('VEN-2026')).toEqual(['vendor VEN-2026-001'])
  expect(await find('zz')).toEqual([])
})

test('a removed record is found no more', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Passing Fancy' })
  await client.vendor.remove({ id: vendor.id, revision: 1 })
  expect(await client.search.find({ text: 'passing' })).toEqual([])
})

test('a control character in what is searched for parts words', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Passing Fancy' })
  const search = 'pass\0fancy\u0003'
  expect(await client.search.find({ text: search })).toMatchObject([{ recordId: vendor.id }])
  expect((await client.vendor.list({ filter: { search } })).total).toBe(1)
})
