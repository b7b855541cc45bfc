import { expect, test } from 'vitest'
import { medianOf } from '#engine/features/request-statistics/statistics.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { ended } from '../connection/support.ts'
import { compared } from './support.ts'

const year = { from: Day.parse('2026-01-01'), to: Day.parse('2026-12-31') }

async function requested(
  { client, time }: TestStore,
  receivedAt: string,
  rights: readonly ('art15Access' | 'art17Erasure')[],
  events: readonly {
    readonly event: 'answerSent' | 'extensionNoticeSent' | 'identityAsked' | 'identityProved'
    readonly at: string
    readonly rights?: never[]
  }[],
) {
  time.set(`${receivedAt}T12:00:00Z`)
  const created = await client.rightsRequest.create({
    subjectName: 'Iris',
    rights: [...rights],
    channel: rights.length > 1 ? 'post' : 'email',
    receivedAt: Instant.parse(`${receivedAt}T09:00:00Z`),
  })
  for (const { event, at, rights: only = [] } of events) {
    time.set(`${at}T12:00:00Z`)
    const { revision } = await client.rightsRequest.get({ id: created.id })
    await client.rightsRequest.recordEvent({
      id: created.id,
      revision,
      event: { event, occurredAt: Instant.parse(`${at}T10:00:00Z`), rights: only },
    })
  }
  return created.id
}

test('where nothing is closed there is no median, and no rate could be taken', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T12:00:00Z' })
  const told = await client.requestStatistics.get(year)
  expect(told.all).toMatchObject({ closed: { count: 0 }, inTime: { count: 0 }, medianDays: null })
  expect(Object.values(told.groups).flat()).toEqual([])
  await expect(client.requestStatistics.get({ from: year.to, to: year.from })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('a request is in time by its own clocks: a late right makes the request late, and not the right beside it', async () => {
  const store = await openTestStore({ now: '2026-01-02T12:00:00Z' })
  const { client, time } = store
  await requested(store, '2026-01-05', ['art15Access'], [{ event: 'answerSent', at: '2026-01-15' }])
  await requested(
    store,
    '2026-02-02',
    ['art15Access', 'art17Erasure'],
    [
      { event: 'answerSent', at: '2026-02-10', rights: ['art15Access' as never] },
      { event: 'answerSent', at: '2026-03-20', rights: ['art17Erasure' as never] },
    ],
  )
  await requested(
    store,
    '2026-03-02',
    ['art15Access'],
    [
      { event: 'extensionNoticeSent', at: '2026-03-20' },
      { event: 'answerSent', at: '2026-04-30' },
    ],
  )
  await requested(store, '2026-04-01', ['art15Access'], [])
  time.set('2026-06-02T12:00:00Z')
  const told = await client.requestStatistics.get(year)
  expect(told).toMatchObject({
    asOf: '2026-06-02',
    received: { count: 4 },
    open: { count: 1 },
    overdue: { count: 1 },
    extended: { count: 1 },
    refused: { count: 0 },
    all: { closed: { count: 3 }, inTime: { count: 2 }, late: { count: 1 }, medianDays: 46 },
  })
  expect(told.groups.right).toMatchObject([
    { key: 'art15Access', closed: { count: 3 }, inTime: { count: 3 }, medianDays: 10 },
    { key: 'art17Erasure', closed: { count: 1 }, inTime: { count: 0 }, late: { count: 1 }, medianDays: 46 },
  ])
  expect(told.groups.month.map(({ key, closed }) => [key, closed.count])).toEqual([
    ['2026-01', 1],
    ['2026-03', 1],
    ['2026-04', 1],
  ])
  for (const [name, count, total, listed] of await compared(client, told))
    expect([name, total, listed]).toEqual([name, count, count])
  const earlier = await client.requestStatistics.get({ from: year.from, to: Day.parse('2026-03-10') })
  expect(earlier).toMatchObject({ open: { count: 2 }, overdue: { count: 1 }, all: { closed: { count: 1 } } })
})

test('a period takes in its first and its last day, a month ends with it, and a limit is over on the day after', {
  timeout: 90_000,
}, async () => {
  const store = await openTestStore({ now: '2026-01-02T12:00:00Z' })
  const { client, time } = store
  await requested(store, '2026-01-05', ['art15Access'], [{ event: 'answerSent', at: '2026-01-08' }])
  await requested(
    store,
    '2026-01-08',
    ['art15Access'],
    [
      { event: 'identityAsked', at: '2026-01-09' },
      { event: 'identityProved', at: '2026-01-14' },
      { event: 'answerSent', at: '2026-01-20' },
    ],
  )
  // Due on 6 February.
  await requested(store, '2026-01-06', ['art15Access'], [])
  time.set('2026-02-10T12:00:00Z')
  const told = (from: string, to: string) =>
    client.requestStatistics.get({ from: Day.parse(from), to: Day.parse(to) })
  expect(await told('2026-01-05', '2026-01-06')).toMatchObject({ received: { count: 2 } })
  expect(await told('2026-01-08', '2026-01-20')).toMatchObject({
    ...{ all: { closed: { count: 2 } }, suspended: { count: 1 }, extended: { count: 0 } },
  })
  const part = await told('2026-01-10', '2026-01-25')
  expect(part.groups.month).toMatchObject([{ key: '2026-01', closed: { count: 1 } }])
  for (const [name, count, total, listed] of await compared(client, part))
    expect([name, total, listed]).toEqual([name, count, count])
  expect((await told('2026-01-01', '2026-02-06')).overdue.count).toBe(0)
  expect((await told('2026-01-01', '2026-02-07')).overdue.count).toBe(1)
})

test('the median is the middle one, of an even number the lower', () => {
  expect(medianOf([])).toBeNull()
  expect(medianOf([9])).toBe(9)
  expect(medianOf([30, 1, 2])).toBe(2)
  expect(medianOf([30, 1, 2, 9])).toBe(2)
})

test('the document says the figures, how many they are of and how they are counted, and names nobody', async () => {
  const store = await openTestStore({ now: '2026-01-02T12:00:00Z' })
  const { client, time } = store
  await requested(store, '2026-01-05', ['art15Access'], [{ event: 'answerSent', at: '2026-01-15' }])
  time.set('2026-02-02T12:00:00Z')
  const made = async (period: { readonly from: Day; readonly to: Day }) => {
    const wanted = { kind: 'rights-request-statistics', format: 'json', language: 'en', ...period } as const
    const { result } = await ended(client, client.document.create(wanted))
    const { artifact } = result as { artifact: { id: never } }
    const file = await client.document.content({ id: artifact.id })
    return file.text()
  }
  const told = await made(year)
  expect(told).toContain('["All requests",1,1,0,100,10]')
  expect(told).toContain('a refusal by its own limit')
  expect(told).not.toContain('Iris')
  const empty = await made({ from: Day.parse('2025-01-01'), to: Day.parse('2025-12-31') })
  expect(empty).toContain('No request was closed in this period.')
  expect(empty).not.toMatch(/NaN|0 %/)
})
