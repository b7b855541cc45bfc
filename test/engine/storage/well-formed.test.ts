import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('half a character is kept as the sign for a lost one, and the store verifies', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Mailing \ud800House' })
  expect(vendor.name).toBe('Mailing \ufffdHouse')
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { services: 'post \udc00' } })
  await client.system.create({ name: 'CRM', environments: ['live\ud800'] })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({
    name: 'Mailing \ufffdHouse',
    services: 'post \ufffd',
  })
  expect(await client.store.verify({})).toMatchObject({ ok: true, problems: [] })
})
