import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('a vendor gets a reference, a revision and the time of its making', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing', country: 'IE' })
  expect(vendor).toMatchObject({
    reference: 'VEN-2026-001',
    revision: 1,
    role: 'processor',
    createdAt: '2026-02-01T09:00:00.000Z',
  })
  expect(await client.vendor.get({ id: vendor.id })).toEqual(vendor)
})

test('saving the same values again is no change and leaves no trace', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing' })
  const same = await client.vendor.update({
    id: vendor.id,
    revision: 1,
    changes: { name: 'Postbridge Mailing' },
  })
  expect(same.revision).toBe(1)
})

test('a field that an update does not name stays as it is', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({
    name: 'Postbridge Mailing',
    role: 'subProcessor',
    services: 'Newsletters',
  })
  const updated = await client.vendor.update({ id: vendor.id, revision: 1, changes: { country: 'FR' } })
  expect(updated).toMatchObject({ role: 'subProcessor', services: 'Newsletters', country: 'FR', revision: 2 })
})

test('an update over a newer revision is refused and changes nothing', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing' })
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { name: 'Postbridge' } })
  await expect(
    client.vendor.update({ id: vendor.id, revision: 1, changes: { name: 'Lost' } }),
  ).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({ name: 'Postbridge' })
})

test.each([
  [{ name: '' }, [{ path: ['name'], key: 'required' }]],
  [{ name: 'x'.repeat(301) }, [{ path: ['name'], key: 'tooLong', params: { maximum: 300 } }]],
  [{ name: 'A', country: 'Germany' }, [{ path: ['country'], key: 'wrongFormat' }]],
  [{ name: 'A', role: 'friend' }, [{ path: ['role'], key: 'notOneOf' }]],
  [{ name: 'A', website: 'javascript:alert(1)' }, [{ path: ['website'] }]],
  [{ name: 'A', reviewOn: '2026-02-30' }, [{ path: ['reviewOn'], key: 'wrongFormat' }]],
])('a vendor with %j is refused, and the fault names the place', async (input, issues) => {
  const { call } = await openTestStore()
  await expect(call('vendor.create', input)).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues },
  })
})

test('a vendor that a system names is not removed', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing' })
  const system = await client.system.create({ name: 'Newsletter tool', vendorId: vendor.id })
  await expect(client.vendor.remove({ id: vendor.id, revision: 1 })).rejects.toMatchObject({
    code: 'still-in-use',
    data: { params: { by: system.id, count: 1 } },
  })
})

test('a vendor is removed once the system that named it names another', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing' })
  const system = await client.system.create({ name: 'Newsletter tool', vendorId: vendor.id })
  await client.system.update({ id: system.id, revision: 1, changes: { vendorId: null } })
  await client.vendor.remove({ id: vendor.id, revision: 1 })
  await expect(client.vendor.get({ id: vendor.id })).rejects.toMatchObject({ code: 'not-found' })
})

test('a removal over a newer revision is refused and removes nothing', async () => {
  const { client } = await openTestStore()
  const vendor = await client.vendor.create({ name: 'Postbridge Mailing' })
  await client.vendor.update({ id: vendor.id, revision: 1, changes: { country: 'FR' } })
  await expect(client.vendor.remove({ id: vendor.id, revision: 1 })).rejects.toMatchObject({
    code: 'changed-meanwhile',
    data: { params: { seen: 1, found: 2 } },
  })
  expect(await client.vendor.get({ id: vendor.id })).toMatchObject({ revision: 2 })
})

test('a list is paged without gaps or repeats, in both directions, with undated rows last', async () => {
  const { client } = await openTestStore()
  for (let place = 0; place < 25; place++) {
    await client.vendor.create({
      name: `Vendor ${String.fromCharCode(65 + (place % 5))}`,
      reviewOn: (place % 3 === 0 ? null : `2026-03-${String((place % 9) + 1).padStart(2, '0')}`) as never,
    })
  }
  for (const direction of ['asc', 'desc'] as const) {
    const sort = [
      { column: 'reviewOn' as const, direction },
      { column: 'name' as const, direction: 'asc' as const },
    ]
    const whole = await client.vendor.list({ sort, limit: 100 })
    const paged = []
    let cursor: string | null = null
    do {
      const page = await client.vendor.list({ sort, limit: 4, cursor })
      expect(page.total).toBe(25)
      paged.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(paged.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id))
    expect(new Set(paged.map(({ id }) => id)).size).toBe(25)
    const undated = whole.items.map(({ reviewOn }) => reviewOn === null)
    expect(undated).toEqual(undated.toSorted())
  }
})

test('a list is filtered in SQL by text without accents, by code and by date', async () => {
  const { client } = await openTestStore()
  await client.vendor.create({ name: 'Łódź Analytics', role: 'processor', reviewOn: '2026-02-10' as never })
  await client.vendor.create({ name: 'Straßen-Logistik', role: 'controller' })
  const names = async (filter: object) => (await client.vendor.list({ filter })).items.map(({ name }) => name)
  expect(await names({ search: 'lodz' })).toEqual(['Łódź Analytics'])
  expect(await names({ search: 'strassen' })).toEqual(['Straßen-Logistik'])
  expect(await names({ search: 'ł' })).toHaveLength(2)
  expect(await names({ role: ['controller'] })).toEqual(['Straßen-Logistik'])
  expect(await names({ reviewOnBefore: '2026-02-11' })).toEqual(['Łódź Analytics'])
  expect(await names({ search: '100%_"*' })).toEqual([])
})

test('a cursor that was tampered with is refused', async () => {
  const { client } = await openTestStore()
  await expect(client.vendor.list({ cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'invalid-input' })
})
