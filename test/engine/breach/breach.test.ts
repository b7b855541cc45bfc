import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const aware = {
  at: Instant.parse('2026-03-27T17:30:00Z'),
  reason: 'Logs show foreign access',
  by: 'Head of IT',
}

const notNotified = {
  authorityNotification: 'notRequired',
  dataSubjectNotification: 'notRequired',
  decision: {
    byName: 'Paul Chef',
    function: 'Managing director',
    on: Day.parse('2026-03-28'),
    outcome: 'No notification',
    evidence: 'Minutes',
  },
} as const

test('the 72 hours are elapsed hours, across the change to summer time', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const breach = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  expect(breach).toMatchObject({
    awareAt: aware.at,
    dueAt: '2026-03-30T17:30:00.000Z',
    clockState: 'running',
  })
})

test('a breach without a decision on awareness has no running clock', async () => {
  const { client } = await openTestStore()
  const breach = await client.breach.create({ title: 'Lost laptop' })
  expect(breach).toMatchObject({
    awareAt: null,
    dueAt: null,
    clockState: 'notStarted',
    authorityNotification: 'undetermined',
  })
})

test("the authority's receipt closes the clock", async () => {
  const { client, time } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const breach = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  time.forward({ days: 2 })
  const filed = await client.breach.recordEvent({
    id: breach.id,
    revision: breach.revision,
    event: {
      event: 'initialFiled',
      occurredAt: Instant.parse('2026-03-29T08:00:00Z'),
      evidence: 'Receipt 2026-113',
    },
  })
  expect(filed).toMatchObject({ clockState: 'closed', dueAt: null, notifiedAt: '2026-03-29T08:00:00.000Z' })
})

test('a breach that is closed without a notification was never notified', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const breach = await client.breach.create({ title: 'Lost laptop, encrypted', aware })
  time.forward({ days: 1 })
  const decided = await client.breach.decide({ ...breach, ...notNotified })
  const closed = await client.breach.recordEvent({
    id: breach.id,
    revision: decided.revision,
    event: { event: 'closed', occurredAt: Instant.parse('2026-03-28T08:00:00Z') },
  })
  expect(closed).toMatchObject({ clockState: 'closed', notifiedAt: null })
})

test('the named person who decided on awareness has a field apart from the evidence', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const breach = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  const { events } = await client.breach.clock({ id: breach.id })
  expect(events).toMatchObject([{ event: 'controllerAware', decidedBy: 'Head of IT', evidence: '' }])
})

test('a breach whose file was closed is found by the time of closing, one that was only notified is not', async () => {
  const { client, time } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const [closed, notified] = [
    await client.breach.create({ title: 'Lost laptop, encrypted', aware }),
    await client.breach.create({ title: 'Mailbox opened by a stranger', aware }),
  ]
  time.forward({ days: 2 })
  const at = Instant.parse('2026-03-28T08:00:00Z')
  const decided = await client.breach.decide({ ...closed, ...notNotified })
  for (const [{ id, revision }, event, evidence] of [
    [decided, 'closed', ''],
    [notified, 'initialFiled', 'Receipt 2026-113'],
  ] as const)
    await client.breach.recordEvent({ id, revision, event: { event, occurredAt: at, evidence } })
  const found = async (filter: object) =>
    (await client.breach.list({ filter, sort: [{ column: 'closedAt', direction: 'desc' }] })).items.map(
      ({ id, closedAt }) => [id, closedAt],
    )
  expect(await found({ closedAtAfter: '2026-03-28T00:00:00.000Z' })).toEqual([[closed.id, at]])
  expect(await found({ closedAtBefore: '2026-03-28T00:00:00.000Z' })).toEqual([])
})

test('advice and decision stand beside each other with the names of who gave them', async () => {
  const { client } = await openTestStore()
  const breach = await client.breach.create({ title: 'Lost laptop' })
  const advised = await client.breach.advise({
    id: breach.id,
    revision: 1,
    advice: { by: 'Ana DPO', on: Day.parse('2026-02-01'), text: 'Encrypted, key safe: no notification.' },
  })
  const decided = await client.breach.decide({
    id: breach.id,
    revision: advised.revision,
    authorityNotification: 'notRequired',
    dataSubjectNotification: 'notRequired',
    decision: {
      byName: 'Paul Chef',
      function: 'Managing director',
      on: Day.parse('2026-02-01'),
      outcome: 'No notification',
      evidence: 'Minutes',
      followsAdvice: true,
    },
  })
  expect(decided).toMatchObject({
    advice: { by: 'Ana DPO' },
    decision: { byName: 'Paul Chef', followsAdvice: true },
    authorityNotification: 'notRequired',
  })
})

test('a decision against the advice is refused without its reason', async () => {
  const { client } = await openTestStore()
  const breach = await client.breach.create({ title: 'Lost laptop' })
  const decision = {
    byName: 'Paul Chef',
    function: 'Managing director',
    on: Day.parse('2026-02-01'),
    outcome: 'No notification',
    followsAdvice: false,
  }
  await expect(
    client.breach.decide({
      id: breach.id,
      revision: 1,
      authorityNotification: 'notRequired',
      dataSubjectNotification: 'notRequired',
      decision,
    }),
  ).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['decision', 'reasonIfNot'], key: 'required' }] },
  })
})

test('the times of a breach are over, and it does not end before it began', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const [yesterday, today, tomorrow] = ['26', '27', '28'].map((day) =>
    Instant.parse(`2026-03-${day}T09:00:00Z`),
  ) as [Instant, Instant, Instant]
  const refusing = (field: string, key: string) => ({
    code: 'invalid-input',
    data: { issues: [{ path: [field], key }] },
  })
  // It may be detected before it began, and a clock that runs ahead a little is no mistake.
  const ahead = Instant.parse('2026-03-27T18:04:00Z')
  const times = { detectedAt: yesterday, begunAt: today, endedAt: ahead }
  const { id, revision } = await client.breach.create({ title: 'Lost laptop', ...times })
  const change = (changes: object) => client.breach.update({ id, revision, changes })
  for (const field of ['begunAt', 'endedAt', 'detectedAt']) {
    const future = { [field]: tomorrow }
    await expect(client.breach.create({ title: 'Lost key', ...future })).rejects.toMatchObject(
      refusing(field, 'inFuture'),
    )
    await expect(change(future)).rejects.toMatchObject(refusing(field, 'inFuture'))
  }
  await expect(change({ endedAt: yesterday })).rejects.toMatchObject(refusing('endedAt', 'beforeStart'))
  const reversed = { begunAt: today, endedAt: yesterday }
  await expect(client.breach.create({ title: 'Lost key', ...reversed })).rejects.toMatchObject(
    refusing('endedAt', 'beforeStart'),
  )
  expect(await change({ endedAt: null })).toMatchObject({ begunAt: today, endedAt: null })
})

test('a number of people that is called exact or approximate is refused without the number', async () => {
  const { client } = await openTestStore()
  const title = 'Lost laptop'
  for (const kind of ['exact', 'approximate'] as const) {
    await expect(client.breach.create({ title, peopleCount: { kind } })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['peopleCount', 'value'], key: 'required' }] },
    })
  }
  const { id, revision, peopleCount } = await client.breach.create({
    title,
    peopleCount: { kind: 'unknown' },
  })
  expect(peopleCount).toEqual({ kind: 'unknown', value: null })
  const changes = { recordsCount: { kind: 'exact' } } as const
  await expect(client.breach.update({ id, revision, changes })).rejects.toMatchObject({
    data: { issues: [{ path: ['changes', 'recordsCount', 'value'], key: 'required' }] },
  })
})
