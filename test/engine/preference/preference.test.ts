import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'

test('a draft is kept until it is forgotten, and leaves no audit entry', async () => {
  const { client } = await openTestStore()
  const before = (await client.audit.list()).total
  await client.preference.set({ key: 'draft:vendor:new', value: { name: 'Half typed' } })
  expect(await client.preference.all()).toEqual({ 'draft:vendor:new': { name: 'Half typed' } })
  await client.preference.set({ key: 'draft:vendor:new', value: null })
  expect(await client.preference.all()).toEqual({})
  expect((await client.audit.list()).total).toBe(before)
})

test('a preference of more than 256 KiB is refused', async () => {
  const { client } = await openTestStore()
  await expect(client.preference.set({ key: 'big', value: 'x'.repeat(300_000) })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
