import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('a store in use is sound, also when its search index was merged since the last search', async () => {
  const { client } = await openTestStore()
  for (let number = 0; number < 40; number++) {
    await client.vendor.create({ name: `Vendor ${number}`, services: 'parcels and letters' })
    await client.search.find({ text: 'parcels' })
    const { items } = await client.vendor.list({ filter: { search: 'letters' }, limit: 1 })
    expect(items).toHaveLength(1)
  }
  for (let number = 40; number < 80; number++) await client.vendor.create({ name: `Vendor ${number}` })
  expect(await client.store.verify({})).toMatchObject({ ok: true, problems: [] })
})
