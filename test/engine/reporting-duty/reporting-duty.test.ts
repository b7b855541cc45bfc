import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const at = (text: string) => Instant.parse(text)
const aware = { start: 'processorAware', at: at('2026-03-10T08:00:00Z'), evidence: 'Ticket 4711' } as const

async function processorBreach(client: TestClient) {
  const { id } = await client.breach.create({ title: 'Host broken into' })
  const add = (owedTo: string, more: object = {}) =>
    client.reportingDuty.add({ subjectId: id, kind: 'controllerNotice', owedTo, starts: [aware], ...more })
  return { id, add }
}

const limitsOf = async (client: TestClient) =>
  (await client.calendar.list({})).items.map(({ limit, title, dueAt, urgency }) => ({
    limit,
    title,
    dueAt,
    urgency,
  }))

describe('a breach in which the organisation is the processor', () => {
  test('tells each controller apart, from one legal event, and needs no assessment first', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { id, add } = await processorBreach(client)
    await add('Alder AG', { agreed: { value: 4, unit: 'hour', evidence: 'Contract clause 9' } })
    await add('Birch GmbH')
    const { events } = await client.breach.clock({ id })
    expect(events.map(({ event, evidence }) => [event, evidence])).toEqual([
      ['weAsProcessorAware', 'Ticket 4711'],
    ])
    const { duties } = await client.reportingDuty.of({ subjectId: id })
    expect(duties.map(({ duty, steps }) => [duty.owedTo, steps[0]?.dueAt, steps[0]?.state])).toEqual([
      ['Alder AG', '2026-03-10T12:00:00.000Z', 'running'],
      ['Birch GmbH', null, 'running'],
    ])
    // The one with hours is overdue, the one without is due today, each day anew.
    expect(await limitsOf(client)).toEqual([
      {
        limit: 'controllerNotice',
        title: 'Alder AG · Host broken into',
        dueAt: '2026-03-10T12:00:00.000Z',
        urgency: 'overdue',
      },
      { limit: 'controllerNotice', title: 'Birch GmbH · Host broken into', dueAt: null, urgency: 'today' },
    ])
  })

  test('keeps a notice on Today until it is done with its proof', async () => {
    const { client, time } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id, add } = await processorBreach(client)
    const { id: dutyId, revision } = await add('Birch GmbH')
    time.set('2026-03-12T09:00:00Z')
    expect((await client.dashboard.today({})).due.today.items).toMatchObject([{ recordId: id }])
    const entry = {
      what: 'done',
      of: 'notice',
      at: at('2026-03-12T08:00:00Z'),
      channel: 'email',
    } as const
    await expect(client.reportingDuty.enter({ id: dutyId, revision, entry })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: ['evidence'], key: 'required' }] },
    })
    const done = await client.reportingDuty.enter({
      id: dutyId,
      revision,
      entry: { ...entry, receipt: 'Read receipt 12' },
    })
    expect(done).toMatchObject({ status: 'done', entries: [{ number: 1, recordedBy: 'Ana DPO' }] })
    expect(await limitsOf(client)).toEqual([])
  })

  test('asks for its controllers as long as none is named', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { id, revision } = await client.breach.create({ title: 'Host broken into' })
    await client.breach.recordEvent({
      id,
      revision,
      event: { event: 'weAsProcessorAware', occurredAt: aware.at },
    })
    expect(await limitsOf(client)).toMatchObject([{ limit: 'notifyController', urgency: 'today' }])
  })

  test('moves with the legal event when that is corrected', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { id, add } = await processorBreach(client)
    await add('Alder AG', { agreed: { value: 4, unit: 'hour', evidence: 'Contract clause 9' } })
    const { events } = await client.breach.clock({ id })
    const { revision } = await client.breach.get({ id })
    await client.breach.recordEvent({
      id,
      revision,
      event: {
        event: 'weAsProcessorAware',
        occurredAt: at('2026-03-10T10:00:00Z'),
        correctionOf: events[0]?.id ?? null,
        reason: 'The log says so',
      },
    })
    const { duties } = await client.reportingDuty.of({ subjectId: id })
    expect(duties[0]?.steps[0]?.dueAt).toBe('2026-03-10T14:00:00.000Z')
  })

  test('is taken away with its duties', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { id, add } = await processorBreach(client)
    await add('Alder AG')
    const { revision } = await client.breach.get({ id })
    await client.breach.remove({ id, revision })
    expect((await client.reportingDuty.list({})).total).toBe(0)
  })
})

describe('a duty of another law', () => {
  const nis2 = { kind: 'nis2', owedTo: 'National CSIRT', reason: 'We are an essential entity' } as const
  const start = { start: 'aware', at: at('2026-03-10T08:00:00Z'), evidence: 'Ticket 4711' } as const

  test('is added to an incident that is no breach, with its reason and its start', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id } = await client.securityIncident.create({ title: 'Mail gateway down' })
    await expect(
      client.reportingDuty.add({ ...nis2, subjectId: id, reason: '', starts: [start] }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['reason'], key: 'required' }] } })
    await expect(client.reportingDuty.add({ ...nis2, subjectId: id })).rejects.toMatchObject({
      data: { issues: [{ path: ['starts', 0, 'at'], key: 'required' }] },
    })
    await client.reportingDuty.add({ ...nis2, subjectId: id, starts: [start] })
    expect((await client.calendar.list({})).items).toMatchObject([
      { kind: 'incident', limit: 'nis2EarlyWarning', dueAt: '2026-03-11T08:00:00.000Z', recordId: id },
      { limit: 'nis2Notification', dueAt: '2026-03-13T08:00:00.000Z' },
    ])
    const { offered } = await client.reportingDuty.of({ subjectId: id })
    expect(offered.map(({ kind }) => kind)).not.toContain('controllerNotice')
  })

  test('is corrected by a new entry with its reason, and never edited', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const added = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    const correction = {
      what: 'started',
      of: 'aware',
      at: at('2026-03-10T12:00:00Z'),
      evidence: 'Log of the gateway',
      corrects: 1,
    } as const
    const { id, revision } = added
    await expect(client.reportingDuty.enter({ id, revision, entry: correction })).rejects.toMatchObject({
      data: { issues: [{ path: ['reason'], key: 'required' }] },
    })
    const corrected = await client.reportingDuty.enter({
      id,
      revision,
      entry: { ...correction, reason: 'The first mail was about something else' },
    })
    expect(corrected.entries.map((entry) => [entry.number, entry.at])).toEqual([
      [1, '2026-03-10T08:00:00.000Z'],
      [2, '2026-03-10T12:00:00.000Z'],
    ])
    const { duties } = await client.reportingDuty.of({ subjectId })
    expect(duties[0]?.steps[0]?.dueAt).toBe('2026-03-11T12:00:00.000Z')
    // What was corrected cannot be corrected once more.
    await expect(
      client.reportingDuty.enter({
        id,
        revision: corrected.revision,
        entry: { what: 'voided', corrects: 1, reason: 'Twice' },
      }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['corrects'], key: 'notOneOf' }] } })
  })

  test('leaves Today when it does not apply, with the reason, and comes back', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const { id, revision } = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    const ended = await client.reportingDuty.enter({
      id,
      revision,
      entry: { what: 'notApplicable', reason: 'Not significant: no service was disrupted' },
    })
    expect(ended.status).toBe('notApplicable')
    expect(await limitsOf(client)).toEqual([])
    await client.reportingDuty.enter({
      id,
      revision: ended.revision,
      entry: { what: 'applies', reason: 'It was disrupted after all' },
    })
    expect((await limitsOf(client)).map(({ urgency }) => urgency)).toEqual(['overdue', 'thisWeek'])
  })

  test('keeps the order in which things happened when an earlier entry is corrected', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const { id } = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    const enter = async (entry: Parameters<TestClient['reportingDuty']['enter']>[0]['entry']) =>
      client.reportingDuty.enter({ id, revision: (await client.reportingDuty.get({ id })).revision, entry })
    await enter({ what: 'notApplicable', reason: 'No service was disrpted' })
    await enter({ what: 'applies', reason: 'It was disrupted after all' })
    const corrected = await enter({ what: 'notApplicable', reason: 'No service was disrupted', corrects: 2 })
    expect(corrected.status).toBe('open')
    expect(await limitsOf(client)).toHaveLength(2)
  })

  test('is proved by a file or a letter of its own record alone', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const other = await client.securityIncident.create({ title: 'Badge lost' })
    const { id, revision } = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    const keep = (of: string) =>
      client.attachment.add({ subjectId: of, file: new File(['Receipt'], 'receipt.txt') } as never)
    const [own, foreign] = [await keep(subjectId), await keep(other.id)]
    const done = { what: 'done', of: 'earlyWarning', at: at('2026-03-11T08:00:00Z') } as const
    const gone = `attachment_${'0'.repeat(26)}` as typeof own.id
    for (const attachmentId of [gone, foreign.id])
      await expect(
        client.reportingDuty.enter({ id, revision, entry: { ...done, attachmentId } }),
      ).rejects.toMatchObject({ code: 'invalid-input', data: { issues: [{ path: ['attachmentId'] }] } })
    await client.reportingDuty.enter({ id, revision, entry: { ...done, attachmentId: own.id } })
  })

  test('of a contract takes its hours from the contract alone', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    await client.reportingDuty.add({
      subjectId,
      kind: 'insurer',
      owedTo: 'Harbour Insurance',
      reason: 'Cyber policy',
      starts: [{ start: 'known', at: at('2026-03-10T08:00:00Z'), evidence: 'Ticket 4711' }],
      agreed: { value: 2, unit: 'day', evidence: 'Policy, no. 14' },
    })
    expect((await client.calendar.list({})).items).toMatchObject([
      { limit: 'agreedNotice', dueOn: '2026-03-12', dueAt: null },
    ])
  })

  test('is not undone by the history', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const { id } = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    const { items } = await client.audit.list({ filter: { entityId: [id] } })
    await expect(client.audit.revert({ seq: items[0]?.seq ?? 0 })).rejects.toMatchObject({
      code: 'legal-event-stays',
    })
  })
})
