import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'

test('a new store has nothing due and shows what to set up', async () => {
  const { client } = await openTestStore()
  const today = await client.dashboard.today()
  expect(today).toMatchObject({
    today: '2026-02-01',
    clocks: [],
    due: { overdue: { items: [], count: 0 } },
    completeness: { average: 0 },
  })
  expect(today.setUp.every(({ done }) => !done)).toBe(true)
})

test("what is due is sorted into overdue, today and this week, in the organisation's own day", async () => {
  // 23:30 UTC is half past midnight of the next day in Berlin.
  const { client } = await openTestStore({ now: '2026-02-01T23:30:00Z' })
  for (const dueOn of ['2026-02-01', '2026-02-02', '2026-02-09', '2026-02-10']) {
    await client.task.create({ title: `Due ${dueOn}`, dueOn: Day.parse(dueOn) })
  }
  const { today, due } = await client.dashboard.today()
  expect(today).toBe('2026-02-02')
  expect(due.overdue.items.map(({ title }) => title)).toEqual(['Due 2026-02-01'])
  expect(due.today.items.map(({ title }) => title)).toEqual(['Due 2026-02-02'])
  expect(due.thisWeek.items.map(({ title }) => title)).toEqual(['Due 2026-02-09'])
})

test('lists hold the most urgent, and numbers count what is not listed too', async () => {
  const { client } = await openTestStore({ now: '2026-02-10T09:00:00Z' })
  for (let place = 0; place < 52; place++) {
    await client.task.create({ title: `Task ${place}`, dueOn: Day.parse('2026-02-01') })
    await client.breach.create({ title: `Mail ${place}` })
  }
  const { due, clocks, clockCounts } = await client.dashboard.today()
  expect(due.overdue.items).toHaveLength(50)
  expect(due.overdue.count).toBe(52)
  expect(clocks).toHaveLength(50)
  expect(clockCounts).toEqual({ breach: 52, request: 0 })
})

test('running clocks stand first, breaches by the hour, and a suspended request stays visible', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const at = Instant.parse('2026-03-27T17:30:00Z')
  await client.rightsRequest.create({ subjectName: 'Iris', rights: ['art15Access'], receivedAt: at })
  await client.breach.create({ title: 'Mailbox', aware: { at, reason: 'Logs', by: 'IT' } })
  const suspended = await client.rightsRequest.create({
    subjectName: 'Jan',
    rights: ['art17Erasure'],
    receivedAt: at,
  })
  await client.rightsRequest.recordEvent({
    id: suspended.id,
    revision: suspended.revision,
    event: { event: 'identityAsked', occurredAt: at, facts: { reasonedDoubt: true } },
  })
  const { clocks, due } = await client.dashboard.today()
  expect(clocks.map(({ kind, state }) => [kind, state])).toEqual([
    ['breach', 'running'],
    ['request', 'running'],
    ['request', 'suspended'],
  ])
  expect(due.overdue.items).toEqual([])
})

test('a request that is overdue stands before a breach that is not', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const aware = { at: Instant.parse('2026-03-27T17:30:00Z'), reason: 'Logs', by: 'IT' }
  await client.breach.create({ title: 'Mailbox', aware })
  await client.rightsRequest.create({
    subjectName: 'Iris',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-02-02T09:00:00Z'),
  })
  expect((await client.dashboard.today()).clocks.map(({ kind }) => kind)).toEqual(['request', 'breach'])
})

test('the median is of the days from receipt to closing, over the requests that were closed in twelve months', async () => {
  const { client, time } = await openTestStore({ now: '2026-01-02T12:00:00Z' })
  const answered = async (receivedAt: string, answeredAt: string) => {
    time.set(`${answeredAt}T12:00:00Z`)
    const { id, revision } = await client.rightsRequest.create({
      subjectName: 'Iris',
      rights: ['art15Access'],
      receivedAt: Instant.parse(`${receivedAt}T09:00:00Z`),
    })
    await client.rightsRequest.recordEvent({
      id,
      revision,
      event: { event: 'answerSent', occurredAt: Instant.parse(`${answeredAt}T10:00:00Z`) },
    })
  }
  expect((await client.dashboard.today()).medianDays).toBeNull()
  await answered('2026-01-01', '2026-01-11')
  await answered('2026-02-01', '2026-02-05')
  await answered('2026-03-01', '2026-03-31')
  expect((await client.dashboard.today()).medianDays).toBe(10)
  time.set('2027-01-15T12:00:00Z')
  // Of the two that are left, the shorter: no half days.
  expect((await client.dashboard.today()).medianDays).toBe(4)
})
