import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const now = '2026-03-05T10:00:00Z'

async function newest(client: TestClient, id: string): Promise<number> {
  const { items } = await client.audit.list({ filter: { entityId: [id] }, limit: 1 })
  return items[0]?.seq ?? 0
}

test('a request whose removal is undone comes back with its legal events, letters and dates', async () => {
  const { client } = await openTestStore({ now })
  const other = await client.rightsRequest.create({
    subjectName: 'Olga Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-03-01T09:00:00Z'),
  })
  const { id, revision } = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
  })
  const { clocks, events } = await client.rightsRequest.clock({ id })
  await client.rightsRequest.remove({ id: other.id, revision: other.revision })
  await client.rightsRequest.remove({ id, revision })
  await client.audit.revert({ seq: await newest(client, id) })
  const after = await client.rightsRequest.clock({ id })
  expect(after.clocks).toEqual(clocks)
  expect(after.events).toEqual(events)
  await expect(client.rightsRequest.get({ id: other.id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await client.store.verify({})).toMatchObject({ problems: [] })
})

test('so does a breach with what was filed of it', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({
    title: 'Laptop lost',
    aware: { at: Instant.parse('2026-03-04T09:00:00Z'), reason: 'Not encrypted', by: 'Ana' },
  })
  await client.breach.file({
    id,
    revision,
    kind: 'initial',
    authority: 'ie',
    filedAt: Instant.parse('2026-03-04T15:00:00Z'),
    receipt: { at: Instant.parse('2026-03-04T15:01:00Z'), number: 'DPC 1' },
  })
  const before = await client.breach.clock({ id })
  const { standings } = await client.breach.notifications({ id })
  await client.breach.remove({ id, revision: (await client.breach.get({ id })).revision })
  await client.audit.revert({ seq: await newest(client, id) })
  expect(await client.breach.clock({ id })).toEqual(before)
  expect((await client.breach.notifications({ id })).standings.map(({ next }) => next)).toEqual(
    standings.map(({ next }) => next),
  )
})
