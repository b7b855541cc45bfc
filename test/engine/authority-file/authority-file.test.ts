import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const now = '2026-09-01T10:00:00Z'
const receivedOn = Day.parse('2026-08-31')

test('a complaint to a controller in the United Kingdom is to be acknowledged on its thirtieth day, the first being receipt', async () => {
  const { client } = await openTestStore({ now })
  const complaint = { title: 'Late answer', kind: 'complaintToController' as const, receivedOn }
  const file = await client.authorityFile.create({ ...complaint, regime: 'uk' })
  expect(file).toMatchObject({ reference: 'AUT-2026-001', acknowledgeOn: '2026-09-29', dueOn: '2026-09-29' })
  const changes = { acknowledgedOn: Day.parse('2026-09-01') }
  const acknowledged = await client.authorityFile.update({ id: file.id, revision: file.revision, changes })
  expect(acknowledged).toMatchObject({ acknowledgeOn: '2026-09-29', dueOn: null })
  expect(await client.authorityFile.create({ ...complaint, regime: 'eu' })).toMatchObject({
    acknowledgeOn: null,
    dueOn: null,
  })
})

test('a complaint that is an event of a request and a file has one date, on its file, and the request says so', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access', 'art17Erasure'],
    regimes: ['uk'],
    receivedAt: Instant.parse('2026-08-03T09:00:00Z'),
  })
  const event = { event: 'complaintToController', occurredAt: Instant.parse('2026-08-28T09:00:00Z') } as const
  await client.rightsRequest.recordEvent({ id, revision, event })
  const acknowledgements = async () =>
    (await client.calendar.list({})).items
      .filter(({ limit }) => limit === 'acknowledgeComplaint' || limit === 'complaintAcknowledgement')
      .map(({ reference, dueOn }) => [reference, dueOn])
  expect(await acknowledgements()).toEqual([['REQ-2026-001', '2026-09-26']])
  const file = await client.authorityFile.create({
    title: 'Late answer',
    kind: 'complaintToController',
    regime: 'uk',
    receivedOn,
    requestIds: [id],
  })
  // It came in on the earlier of the two days.
  expect(await acknowledgements()).toEqual([['AUT-2026-001', '2026-09-26']])
  const said = async () =>
    (await client.rightsRequest.clock({ id })).clocks.flatMap(({ otherLimits }) => otherLimits)
  expect(await said()).toMatchObject(
    [1, 2].map(() => ({
      dueOn: null,
      message: {
        key: 'rights-request:complaintInFile.open',
        params: { on: '2026-08-28', file: 'AUT-2026-001' },
      },
    })),
  )
  const changes = { acknowledgedOn: Day.parse('2026-09-01') }
  await client.authorityFile.update({ id: file.id, revision: file.revision, changes })
  expect(await acknowledgements()).toEqual([])
  expect((await said())[0]?.message).toMatchObject({
    key: 'rights-request:complaintInFile.done',
    params: { acknowledgedOn: '2026-09-01' },
  })
})

test('each complaint of a request has its own thirty days: a file stands for one of them, and only as long as it has a date', async () => {
  const { client, time } = await openTestStore({ now })
  const { id, revision } = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access', 'art17Erasure'],
    regimes: ['uk'],
    receivedAt: Instant.parse('2026-08-03T09:00:00Z'),
  })
  const complain = async (occurredAt: string, at = revision) =>
    client.rightsRequest.recordEvent({
      id,
      revision: at,
      event: { event: 'complaintToController', occurredAt: Instant.parse(occurredAt) },
    })
  const acknowledgements = async () =>
    (await client.calendar.list({})).items
      .filter(({ limit }) => limit === 'acknowledgeComplaint' || limit === 'complaintAcknowledgement')
      .map(({ reference, dueOn }) => [reference, dueOn])
  const said = async () =>
    (await client.rightsRequest.clock({ id })).clocks
      .find(({ right }) => right === 'art17Erasure')
      ?.otherLimits.map(({ dueOn, message }) => [dueOn, message.params.acknowledgedOn])
  const first = await complain('2026-08-28T09:00:00Z')
  const file = await client.authorityFile.create({
    title: 'Late answer',
    kind: 'complaintToController',
    regime: 'uk',
    receivedOn: Day.parse('2026-08-29'),
    acknowledgedOn: Day.parse('2026-08-29'),
    requestIds: [id],
  })
  time.set('2026-11-20T10:00:00Z')
  const second = await complain('2026-11-19T09:00:00Z', first.revision)
  expect(await acknowledgements()).toEqual([['REQ-2026-001', '2026-12-18']])
  expect(await said()).toEqual([
    [null, '2026-08-29'],
    ['2026-12-18', undefined],
  ])
  await complain('2026-11-20T09:00:00Z', second.revision)
  const later = {
    title: 'Still late',
    kind: 'complaintToController',
    regime: 'uk',
    requestIds: [id],
  } as const
  const other = await client.authorityFile.create({
    ...later,
    receivedOn: Day.parse('2026-11-20'),
    requestIds: [id],
  })
  expect(await acknowledgements()).toEqual([
    ['REQ-2026-001', '2026-12-18'],
    ['AUT-2026-002', '2026-12-19'],
  ])
  // Closed without being acknowledged, a file has no date, and the law's stays with the request.
  const closing = { id: other.id, revision: other.revision, changes: { status: 'closed' as const } }
  await client.authorityFile.update(closing)
  expect(await acknowledgements()).toEqual([
    ['REQ-2026-001', '2026-12-18'],
    ['REQ-2026-001', '2026-12-19'],
  ])
  expect(file.dueOn).toBe(null)
})

test('before the duty was in force no complaint has to be acknowledged', async () => {
  const { client } = await openTestStore({ now })
  const file = await client.authorityFile.create({
    title: 'Old complaint',
    kind: 'complaintToController',
    regime: 'uk',
    receivedOn: Day.parse('2026-06-18'),
  })
  expect(file.acknowledgeOn).toBe(null)
})

test('the authority’s own deadline is due, its extension takes its place, the reply ends it', async () => {
  const { client } = await openTestStore({ now })
  let file = await client.authorityFile.create({
    title: 'Inquiry on retention',
    kind: 'inquiry',
    authority: 'CNIL',
    authorityReference: 'MED-2026-044',
    receivedOn,
    deadlineOn: Day.parse('2026-09-15'),
  })
  const change = async (changes: Parameters<typeof client.authorityFile.update>[0]['changes']) => {
    file = await client.authorityFile.update({ id: file.id, revision: file.revision, changes })
  }
  expect(file.dueOn).toBe('2026-09-15')
  await change({ extendedTo: Day.parse('2026-09-30') })
  expect(file.dueOn).toBe('2026-09-30')
  const dates = await client.calendar.list({ kinds: ['authority'] })
  expect(dates.items.map(({ limit, dueOn }) => [limit, dueOn])).toEqual([['authorityReply', '2026-09-30']])
  await change({ repliedOn: Day.parse('2026-09-01'), status: 'replied' })
  expect(file.dueOn).toBe(null)
  expect((await client.calendar.list({ kinds: ['authority'] })).items).toEqual([])
})

test('an overdue reply stands on Today beside the request’s own overdue', async () => {
  const { client, time } = await openTestStore({ now: '2026-06-01T10:00:00Z' })
  const request = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-06-01T09:00:00Z'),
  })
  time.set('2026-09-20T10:00:00Z')
  await client.authorityFile.create({
    title: 'Complaint of I. M.',
    receivedOn,
    deadlineOn: Day.parse('2026-09-15'),
    requestIds: [request.id],
  })
  const { due } = await client.dashboard.today({})
  expect(due.overdue.items.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
    ['request', '2026-07-01'],
    ['authority', '2026-09-15'],
  ])
  const { items } = await client.authorityFile.list({ filter: { requestIds: [request.id] } })
  expect(items).toHaveLength(1)
})

test('a file received in the future is refused', async () => {
  const { client } = await openTestStore({ now })
  const future = client.authorityFile.create({ title: 'Soon', receivedOn: Day.parse('2026-09-02') })
  await expect(future).rejects.toMatchObject({ code: 'invalid-input' })
})

test('a closed file has no date that is open', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.authorityFile.create({
    title: 'Audit',
    receivedOn,
    deadlineOn: Day.parse('2026-09-15'),
  })
  expect(await client.authorityFile.update({ id, revision, changes: { status: 'closed' } })).toMatchObject({
    dueOn: null,
  })
})

test('nothing is acknowledged, set or done before the receipt, nor done in the future', async () => {
  const { client } = await openTestStore({ now })
  const refused = (field: string, key: string) => ({
    code: 'invalid-input',
    data: { issues: [{ path: [field], key }] },
  })
  const { id, revision } = await client.authorityFile.create({ title: 'Inquiry', receivedOn })
  const change = (changes: object) => client.authorityFile.update({ id, revision, changes })
  for (const field of ['acknowledgedOn', 'deadlineOn', 'extendedTo', 'repliedOn', 'closedOn'] as const) {
    const early = { [field]: Day.parse('2026-08-30') }
    const made = client.authorityFile.create({ title: 'Inquiry', receivedOn, ...early })
    await expect(made).rejects.toMatchObject(refused(field, 'beforeReceipt'))
    await expect(change(early)).rejects.toMatchObject(refused(field, 'beforeReceipt'))
  }
  for (const field of ['acknowledgedOn', 'repliedOn', 'closedOn'])
    await expect(change({ [field]: '2026-09-02' })).rejects.toMatchObject(refused(field, 'inFuture'))
  const acknowledged = await change({ acknowledgedOn: receivedOn, deadlineOn: '2026-09-15' })
  const later = { receivedOn: Day.parse('2026-09-01') }
  await expect(
    client.authorityFile.update({ id, revision: acknowledged.revision, changes: later }),
  ).rejects.toMatchObject(refused('acknowledgedOn', 'beforeReceipt'))
})
