import { expect, test } from 'vitest'
import type { Deadline } from '#shared/contract/calendar.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'

const day = (text: string) => Day.parse(text)
const at = (text: string) => Instant.parse(text)
const inShort = (items: readonly Deadline[]) => items.map(({ limit, dueOn }) => `${dueOn} ${limit}`)

async function request({ client }: TestStore, receivedAt = '2026-02-02T09:00:00Z') {
  return client.rightsRequest.create({
    subjectName: 'Iris Example',
    rights: ['art15Access', 'art17Erasure'],
    receivedAt: at(receivedAt),
  })
}

async function tell(
  { client }: TestStore,
  id: Awaited<ReturnType<typeof request>>['id'],
  event: ClockEventName,
  occurredAt: string,
  facts = {},
) {
  const { revision } = await client.rightsRequest.get({ id })
  await client.rightsRequest.recordEvent({
    id,
    revision,
    event: { event, occurredAt: at(occurredAt), facts },
  })
}

test('a new store has no dates', async () => {
  const { client } = await openTestStore()
  expect(await client.calendar.list()).toMatchObject({ items: [], total: 0, nextCursor: null })
})

test('tasks, reviews and ends of agreements stand in one order, and what is done does not', async () => {
  const { client } = await openTestStore({ now: '2026-02-02T09:00:00Z' })
  const task = await client.task.create({ title: 'Done', dueOn: day('2026-02-03') })
  await client.task.update({ id: task.id, revision: task.revision, changes: { status: 'done' } })
  await client.task.create({ title: 'Overdue', dueOn: day('2026-02-01') })
  await client.task.create({ title: 'Without a day' })
  await client.vendor.create({
    name: 'Parcelway',
    reviewOn: day('2026-02-09'),
    agreement: { validUntil: day('2026-02-10') },
  })
  await client.processingActivity.create({ name: 'Newsletter', reviewOn: day('2026-02-02') })
  const { items, counts } = await client.calendar.list()
  expect(items.map(({ kind, title, urgency }) => [kind, title, urgency])).toEqual([
    ['task', 'Overdue', 'overdue'],
    ['review', 'Newsletter', 'today'],
    ['review', 'Parcelway', 'thisWeek'],
    ['contract', 'Parcelway', 'later'],
  ])
  expect(counts).toEqual({
    request: 0,
    incident: 0,
    breach: 0,
    authority: 0,
    task: 1,
    review: 2,
    contract: 1,
  })
})

test('a request has one date for rights that end together, with what can be done until then', async () => {
  const store = await openTestStore({ now: '2026-02-02T12:00:00Z' })
  const { reference } = await request(store)
  const { items } = await store.client.calendar.list()
  expect(items).toMatchObject([
    {
      reference,
      limit: 'answer',
      dueOn: '2026-03-02',
      rights: ['art15Access', 'art17Erasure'],
      also: ['refusal', 'extensionNotice'],
      title: '',
    },
  ])
})

test('an extension moves the answer and leaves the last day to refuse where it is', async () => {
  const store = await openTestStore({ now: '2026-02-12T12:00:00Z' })
  const { id } = await request(store)
  const [before] = (await store.client.calendar.list()).items
  await tell(store, id, 'extensionNoticeSent', '2026-02-12T10:00:00Z')
  const { items } = await store.client.calendar.list()
  expect(inShort(items)).toEqual(['2026-03-02 refusal', '2026-05-04 answer'])
  expect(items[1]?.uid).toBe(before?.uid)
})

test('the last day to refuse passes without being late', async () => {
  const store = await openTestStore({ now: '2026-02-12T12:00:00Z' })
  const { id } = await request(store)
  await tell(store, id, 'extensionNoticeSent', '2026-02-12T10:00:00Z')
  store.time.set('2026-03-03T09:00:00Z')
  const { items } = await store.client.calendar.list()
  expect(items.map(({ limit, urgency }) => [limit, urgency])).toEqual([
    ['refusal', 'passed'],
    ['answer', 'later'],
  ])
})

test('a suspended request stays visible at its work target', async () => {
  const store = await openTestStore({ now: '2026-02-03T12:00:00Z' })
  const { id } = await request(store)
  await tell(store, id, 'identityAsked', '2026-02-03T10:00:00Z', { reasonedDoubt: true })
  const { items } = await store.client.calendar.list()
  expect(items).toMatchObject([{ limit: 'workTarget', state: 'suspended', dueOn: '2026-03-02' }])
})

test('an answered request leaves, and a duty that begins afterwards comes', async () => {
  const store = await openTestStore({ now: '2026-02-20T12:00:00Z' })
  const { id } = await request(store)
  await tell(store, id, 'answerSent', '2026-02-10T10:00:00Z')
  expect((await store.client.calendar.list()).items).toEqual([])
  await tell(store, id, 'recipientsAsked', '2026-02-20T10:00:00Z')
  expect(inShort((await store.client.calendar.list()).items)).toEqual(['2026-03-20 nameRecipients'])
})

test('a limit that an event starts stands in the calendar at once, also where the record shows nothing of it', async () => {
  const store = await openTestStore({ now: '2026-02-20T12:00:00Z' })
  const { id } = await request(store)
  await store.client.calendar.list()
  await tell(store, id, 'recipientsAsked', '2026-02-20T10:00:00Z')
  expect(inShort((await store.client.calendar.list()).items)).toEqual([
    '2026-03-02 answer',
    '2026-03-20 nameRecipients',
  ])
})

test('the hours of a breach end at a moment, on the day of its own zone', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  await client.breach.create({ title: 'Not decided yet' })
  await client.breach.create({
    title: 'Mailbox',
    timeZone: TimeZone.parse('Asia/Tokyo'),
    aware: { at: at('2026-03-27T17:30:00Z'), reason: 'Logs', by: 'IT' },
  })
  const { items } = await client.calendar.list()
  expect(items).toMatchObject([
    {
      limit: 'notification',
      title: 'Mailbox',
      dueAt: '2026-03-30T17:30:00.000Z',
      dueOn: '2026-03-31',
      zone: 'Asia/Tokyo',
      urgency: 'thisWeek',
    },
  ])
})

test('told by a processor and not decided yet, a breach stands at the end of the hours that are presumed', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-27T12:00:00Z' })
  const { id, revision } = await client.breach.create({
    title: 'Mailing service',
    timeZone: TimeZone.parse('Europe/Berlin'),
  })
  const record = (event: Parameters<typeof client.breach.recordEvent>[0]['event'], at: number) =>
    client.breach.recordEvent({ id, revision: at, event })
  const told = await record({ event: 'processorNotified', occurredAt: at('2026-03-27T10:00:00Z') }, revision)
  expect(told).toMatchObject({ clockState: 'notStarted', dueAt: null, ruleVersion: '' })
  const clocks = async () => (await client.breach.clock({ id })).clocks
  const presumed = { dueAt: null, cautiousAt: '2026-03-30T10:00:00.000Z', ruleVersion: '' }
  expect(await clocks()).toMatchObject([presumed])
  const standing = async () => (await client.calendar.list({})).items
  const [before] = await standing()
  expect(before).toMatchObject({
    limit: 'presumedNotification',
    state: 'running',
    dueAt: '2026-03-30T10:00:00.000Z',
    dueOn: '2026-03-30',
    urgency: 'thisWeek',
  })
  const file = await client.calendar.export({ language: 'en' })
  expect((await file.text()).replaceAll('\r\n ', '')).toContain(
    'SUMMARY:BR-2026-001: presumed end of the 72 hours\\, from the processor’s notice',
  )
  expect(await client.dashboard.today({})).toMatchObject({
    clocks: [{ dueAt: null, cautiousOn: '2026-03-30' }],
    due: { thisWeek: { items: [{ limit: 'presumedNotification' }] } },
  })
  time.set('2026-03-30T10:01:00Z')
  expect(await standing()).toMatchObject([{ urgency: 'overdue' }])
  const aware = { event: 'controllerAware', occurredAt: at('2026-03-27T18:00:00Z') } as const
  await record({ ...aware, reason: 'Read in the evening', decidedBy: 'Head of IT' }, told.revision)
  expect(await standing()).toMatchObject([
    { uid: before?.uid, limit: 'proposedNotification', dueAt: '2026-03-30T18:00:00.000Z' },
  ])
  expect(await clocks()).toMatchObject([
    { cautiousAt: presumed.cautiousAt, ruleVersion: expect.stringMatching(/./) },
  ])
})

test('a breach whose hours are presumed stands on Today before a request that is due after them', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T12:00:00Z' })
  await client.rightsRequest.create({
    subjectName: 'Ana Novak',
    rights: ['art15Access'],
    receivedAt: at('2026-03-20T09:00:00Z'),
  })
  const { id, revision } = await client.breach.create({ title: 'Mailing service' })
  const event = { event: 'processorNotified', occurredAt: at('2026-03-27T10:00:00Z') } as const
  await client.breach.recordEvent({ id, revision, event })
  const { clocks } = await client.dashboard.today({})
  expect(clocks.map(({ kind }) => kind)).toEqual(['breach', 'request'])
})

test('a range holds its first and its last day, and kinds narrow it', async () => {
  const { client } = await openTestStore()
  for (const dueOn of ['2026-02-01', '2026-02-02', '2026-02-08', '2026-02-09'])
    await client.task.create({ title: dueOn, dueOn: day(dueOn) })
  await client.vendor.create({ name: 'Parcelway', reviewOn: day('2026-02-05') })
  const week = { from: day('2026-02-02'), until: day('2026-02-08') }
  expect(inShort((await client.calendar.list(week)).items)).toEqual([
    '2026-02-02 task',
    '2026-02-05 review',
    '2026-02-08 task',
  ])
  const tasks = await client.calendar.list({ ...week, kinds: ['task'] })
  expect(tasks).toMatchObject({ total: 2, counts: { task: 2, review: 1 } })
})

test('dates come in pages, each once', async () => {
  const { client } = await openTestStore()
  for (let place = 0; place < 110; place++)
    await client.task.create({ title: `Task ${place}`, dueOn: day(`2026-03-${10 + (place % 3)}`) })
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof client.calendar.list>> = await client.calendar.list({
      limit: 50,
      cursor,
    })
    expect(page.total).toBe(110)
    seen.push(...page.items.map(({ uid }) => uid))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toHaveLength(110)
  expect(new Set(seen).size).toBe(110)
})

test('how near narrows the calendar as the kinds do, and the counts say what there is', async () => {
  const { client } = await openTestStore({ now: '2026-02-02T09:00:00Z' })
  for (const dueOn of ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-09', '2026-02-10'])
    await client.task.create({ title: dueOn, dueOn: day(dueOn) })
  await client.vendor.create({ name: 'Parcelway', reviewOn: day('2026-02-05') })
  const near = await client.calendar.list({ urgency: 'thisWeek', kinds: ['task'] })
  expect(inShort(near.items)).toEqual(['2026-02-03 task', '2026-02-09 task'])
  expect(near).toMatchObject({
    total: 2,
    urgencies: { overdue: 1, today: 1, thisWeek: 2, later: 1, passed: 0 },
  })
})
