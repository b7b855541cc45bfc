import { expect, test } from 'vitest'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const request = {
  subjectName: 'Iris Muster',
  rights: ['art15Access' as const],
  receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
}

const refused = {
  byName: 'Paul Chef',
  function: 'Managing director',
  on: Day.parse('2026-03-20'),
  outcome: 'Refused',
  evidence: 'Minutes of 20 March',
}

test('a request is due one month after receipt, moved behind a weekend', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create({
    ...request,
    receivedAt: Instant.parse('2026-01-31T09:00:00Z'),
  })
  expect(created).toMatchObject({
    receivedOn: '2026-01-31',
    dueOn: '2026-03-02',
    clockState: 'running',
    status: 'initiated',
  })
})

test('received at half past midnight in Berlin is received on that day in Berlin, not in UTC', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create({
    ...request,
    receivedAt: Instant.parse('2026-02-27T23:30:00Z'),
  })
  expect(created.receivedOn).toBe('2026-02-28')
})

test('a request that turns out to be the client’s leaves the open ones when it is forwarded', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  let record = await client.rightsRequest.create(request)
  time.set('2026-03-06T10:00:00Z')
  record = await add(client, record, 'weAreProcessor', '2026-03-03T09:00:00Z')
  expect(record).toMatchObject({ clockState: 'notStarted', dueOn: null, closedOn: null })
  record = await add(client, record, 'forwardedToController', '2026-03-04T09:00:00Z')
  expect(record).toMatchObject({ clockState: 'closed', status: 'unfulfilled', closedOn: '2026-03-04' })
})

test('asking for proof of identity suspends, proof resumes, an extension in time adds two months', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  let record = await client.rightsRequest.create(request)
  expect(record.dueOn).toBe('2026-04-02')
  time.set('2026-06-20T10:00:00Z')
  record = await add(client, record, 'identityDoubtRaised', '2026-03-03T09:00:00Z')
  record = await add(client, record, 'identityAsked', '2026-03-03T09:00:00Z')
  expect(record).toMatchObject({
    clockState: 'suspended',
    dueOn: null,
    cautiousOn: '2026-04-02',
    status: 'requiresAction',
  })
  record = await add(client, record, 'identityProved', '2026-03-13T09:00:00Z')
  record = await add(client, record, 'extensionNoticeSent', '2026-03-30T09:00:00Z')
  expect(record).toMatchObject({
    clockState: 'running',
    dueOn: '2026-06-12',
    cautiousOn: '2026-06-02',
    refusalDueOn: '2026-04-13',
    status: 'actionDelayed',
  })
  record = await add(client, record, 'answerSent', '2026-06-11T09:00:00Z')
  expect(record).toMatchObject({
    clockState: 'closed',
    status: 'fulfilled',
    closedOn: '2026-06-11',
    answeredInTime: true,
  })
})

test('the clock explains each of its dates with an article', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const { id } = await client.rightsRequest.create(request)
  const { clocks, events } = await client.rightsRequest.clock({ id })
  expect(events).toMatchObject([{ event: 'receivedByController', recordedBy: 'Ana DPO' }])
  expect(clocks[0]?.steps.length).toBeGreaterThan(2)
  expect(clocks[0]?.steps.map(({ article }) => article).join()).toContain('Reg. 1182/71')
})

test('each right of a request has its own clock and the earliest date leads', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  let record = await client.rightsRequest.create({ ...request, rights: ['art15Access', 'art17Erasure'] })
  time.set('2026-04-01T10:00:00Z')
  record = await client.rightsRequest.recordEvent({
    id: record.id,
    revision: record.revision,
    event: {
      event: 'answerSent',
      occurredAt: Instant.parse('2026-03-20T09:00:00Z'),
      rights: ['art15Access'],
    },
  })
  expect(record).toMatchObject({ clockState: 'running', dueOn: '2026-04-02', status: 'initiated' })
  const { clocks } = await client.rightsRequest.clock({ id: record.id })
  expect(clocks.map(({ right, state }) => [right, state])).toEqual([
    ['art15Access', 'closed'],
    ['art17Erasure', 'running'],
  ])
})

test('a right that the person adds later joins the request and counts from the day of the widening', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create(request)
  time.set('2026-03-20T10:00:00Z')
  const widened = await client.rightsRequest.recordEvent({
    id: created.id,
    revision: created.revision,
    event: {
      event: 'scopeExtendedByRequester',
      occurredAt: Instant.parse('2026-03-20T09:00:00Z'),
      rights: ['art17Erasure'],
    },
  })
  expect(widened.rights).toEqual(['art15Access', 'art17Erasure'])
  const { clocks, events } = await client.rightsRequest.clock({ id: created.id })
  expect(events[0]?.rights).toEqual(['art15Access'])
  expect(clocks.map(({ right, dueOn }) => [right, dueOn])).toEqual([
    ['art15Access', '2026-04-02'],
    ['art17Erasure', '2026-04-20'],
  ])
})

test('a clock names the position behind each other date and the limits beside its own', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  let record = await client.rightsRequest.create({ ...request, rights: ['art17Erasure'] })
  time.set('2026-03-20T10:00:00Z')
  record = await add(client, record, 'authorityOfRepresentativeAsked', '2026-03-03T09:00:00Z')
  record = await add(client, record, 'authorityOfRepresentativeProved', '2026-03-13T09:00:00Z')
  record = await add(client, record, 'recipientsAsked', '2026-03-16T09:00:00Z')
  const { clocks } = await client.rightsRequest.clock({ id: record.id })
  expect(clocks[0]?.alternatives).toContainEqual({
    dispute: 'D8',
    position: 'doesNotSuspend',
    due: '2026-04-02',
  })
  expect(clocks[0]?.otherLimits).toMatchObject([{ duty: 'nameRecipients', dueOn: '2026-04-16' }])
})

test('what was closed in a time is found by the day of closing', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const answered = await client.rightsRequest.create(request)
  await client.rightsRequest.create(request)
  time.set('2026-03-21T10:00:00Z')
  await add(client, answered, 'answerSent', '2026-03-20T09:00:00Z')
  const closed = async (filter: object) =>
    (await client.rightsRequest.list({ filter, sort: [{ column: 'closedOn', direction: 'desc' }] })).items
  expect(await closed({ closedOnAfter: '2026-03-19', closedOnBefore: '2026-03-21' })).toMatchObject([
    { id: answered.id, closedOn: '2026-03-20' },
  ])
  expect(await closed({ closedOnAfter: '2026-03-20' })).toEqual([])
  expect(await closed({ answeredInTime: true })).toHaveLength(1)
  expect(await closed({ answeredInTime: false })).toEqual([])
})

test.each([
  { event: 'answerSent', facts: {} },
  { event: 'partialAnswerSent', facts: { completes: true } },
] as const)(
  'a request of which one right was refused and another answered is fulfilled, in part ($event)',
  async (answer) => {
    const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
    let record = await client.rightsRequest.create({ ...request, rights: ['art15Access', 'art17Erasure'] })
    time.set('2026-04-01T10:00:00Z')
    const occurredAt = Instant.parse('2026-03-20T09:00:00Z')
    record = await client.rightsRequest.recordEvent({
      id: record.id,
      revision: record.revision,
      event: { ...answer, occurredAt, rights: ['art15Access'] },
    })
    record = await client.rightsRequest.refuse({
      id: record.id,
      revision: record.revision,
      event: { occurredAt, rights: ['art17Erasure'] },
      decision: refused,
    })
    expect(record).toMatchObject({ clockState: 'closed', status: 'fulfilled', answeredInTime: true })
  },
)

test('an answer that was recorded in error leaves neither status nor date behind', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  let record = await client.rightsRequest.create(request)
  time.set('2026-03-21T10:00:00Z')
  record = await add(client, record, 'answerSent', '2026-03-20T09:00:00Z')
  expect(record.status).toBe('fulfilled')
  const { events } = await client.rightsRequest.clock({ id: record.id })
  const wrong = events.find(({ event }) => event === 'answerSent')
  record = await client.rightsRequest.recordEvent({
    id: record.id,
    revision: record.revision,
    event: {
      event: 'requestEventVoided',
      occurredAt: Instant.parse('2026-03-21T09:00:00Z'),
      correctionOf: wrong?.id ?? null,
    },
  })
  expect(record).toMatchObject({
    clockState: 'running',
    status: 'initiated',
    closedOn: null,
    dueOn: '2026-04-02',
  })
})

test('moving the organisation to another country moves no promised date', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create(request)
  const organisation = await client.organisation.get()
  await client.organisation.update({
    id: organisation.id,
    revision: 1,
    changes: { country: 'FR', region: null },
  })
  expect(await client.rightsRequest.get({ id: created.id })).toMatchObject({
    country: 'DE',
    region: 'BY',
    dueOn: created.dueOn,
  })
})

test.each([
  ['in the future', { event: 'answerSent', occurredAt: '2026-03-09T09:00:00Z' }, 'inFuture'],
  ['of a breach', { event: 'controllerAware', occurredAt: '2026-03-02T09:00:00Z' }, 'notForThisRecord'],
])('an event %s is refused and the clock stays', async (_what, event, key) => {
  const { client, call } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create(request)
  await expect(
    call('rightsRequest.recordEvent', { id: created.id, revision: created.revision, event }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ key }] },
  })
  expect((await client.rightsRequest.clock({ id: created.id })).events).toHaveLength(1)
})

test('a country whose calendar is not known is refused before anything is written', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  await expect(client.rightsRequest.create({ ...request, country: 'BR' })).rejects.toMatchObject({
    code: 'calendar-unknown',
  })
  expect((await client.rightsRequest.list()).items).toEqual([])
})

test('the entry of a legal event cannot be undone, only corrected', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  await client.rightsRequest.create(request)
  const { items } = await client.audit.list({ filter: { entity: ['clockEvent'] } })
  await expect(client.audit.revert({ seq: items[0]?.seq ?? 0 })).rejects.toMatchObject({
    code: 'legal-event-stays',
  })
})

test('what an event made of its request is not undone while the event stays', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create(request)
  await client.rightsRequest.recordEvent({
    id: created.id,
    revision: created.revision,
    event: {
      event: 'scopeExtendedByRequester',
      occurredAt: '2026-03-02T09:30:00Z',
      rights: ['art17Erasure'],
    },
  })
  const { items } = await client.audit.list({ filter: { entityId: [created.id] } })
  await expect(client.audit.revert({ seq: items[0]?.seq ?? 0 })).rejects.toMatchObject({
    code: 'legal-event-stays',
  })
  const { rights } = await client.rightsRequest.get({ id: created.id })
  expect(rights).toEqual(['art15Access', 'art17Erasure'])
})

test('undo of an edit keeps the dates that follow from events recorded since', async () => {
  const { client } = await openTestStore({ now: '2026-03-02T10:00:00Z' })
  const created = await client.rightsRequest.create(request)
  const edited = await client.rightsRequest.update({
    id: created.id,
    revision: created.revision,
    changes: { rights: ['art15Access', 'art17Erasure'] },
  })
  const { items } = await client.audit.list({ filter: { entityId: [created.id] } })
  const last = items.find(({ change }) => change?.after?.revision === edited.revision)
  await client.audit.revert({ seq: last?.seq ?? 0 })
  const restored = await client.rightsRequest.get({ id: created.id })
  expect(restored).toMatchObject({ rights: ['art15Access'], dueOn: '2026-04-02', clockState: 'running' })
  expect((await client.audit.verify()).problems).toEqual([])
})

async function add(
  client: TestClient,
  { id, revision }: { id: Awaited<ReturnType<TestClient['rightsRequest']['get']>>['id']; revision: number },
  event: ClockEventName,
  occurredAt: string,
) {
  return client.rightsRequest.recordEvent({
    id,
    revision,
    event: { event, occurredAt: Instant.parse(occurredAt) },
  })
}
