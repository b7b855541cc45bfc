import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { indexDuties, openDatabase, unindexedDuties } from '#engine/storage/index.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
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
    await expect(add('Cedar AG', { kind: 'dora', starts: [] })).rejects.toMatchObject({
      data: { issues: [{ path: ['reason'], key: 'required' }] },
    })
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

  test('owes the notice under the law of the breach where no other is named', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { id } = await client.breach.create({ title: 'Host broken into', regimes: ['uk'] })
    const notice = { subjectId: id, kind: 'controllerNotice' as const, owedTo: 'Alder Ltd', starts: [aware] }
    expect(await client.reportingDuty.add(notice)).toMatchObject({ regime: 'uk' })
    expect(await client.reportingDuty.add({ ...notice, owedTo: 'Birch GmbH', regime: 'eu' })).toMatchObject({
      regime: 'eu',
    })
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

  test('counts by the hours that the organisation sets itself, and takes no start of its own beside the legal event', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T13:30:00Z' })
    const { policy } = await client.deadlinePolicy.get()
    await client.deadlinePolicy.change({ ...policy, processorNoticeHours: 24 })
    const { id, add } = await processorBreach(client)
    const duty = await add('Alder AG')
    const { duties } = await client.reportingDuty.of({ subjectId: id })
    expect(duties[0]?.steps[0]?.dueAt).toBe('2026-03-11T08:00:00.000Z')
    const entry = { what: 'started', of: 'processorAware', at: aware.at, evidence: 'Log' } as const
    await expect(
      client.reportingDuty.enter({ id: duty.id, revision: duty.revision, entry }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['what'], key: 'notOneOf' }] } })
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
    // What is of personal data alone is no duty of an incident.
    for (const kind of ['controllerNotice', 'eprivacy'])
      expect(offered.map((one) => one.kind)).not.toContain(kind)
    const notice = { subjectId: id, kind: 'controllerNotice' as const, owedTo: 'Alder AG', starts: [aware] }
    await expect(client.reportingDuty.add(notice)).rejects.toMatchObject({
      data: { issues: [{ path: ['kind'], key: 'notForThisRecord' }] },
    })
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

  test('takes no entry that lies ahead, proves nothing, says no reason, or is of another duty', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const { id, revision } = await client.reportingDuty.add({ ...nis2, subjectId, starts: [start] })
    type Entry = Parameters<TestClient['reportingDuty']['enter']>[0]['entry']
    const refused = async (entry: Entry) => {
      const fault = await client.reportingDuty.enter({ id, revision, entry }).catch((error: unknown) => error)
      const { data } = fault as { data: { issues: { path: string[]; key: string }[] } }
      return data.issues.map(({ path, key }) => `${path.join('.')} ${key}`).join()
    }
    const done = { what: 'done', of: 'earlyWarning', at: at('2026-03-11T08:00:00Z'), receipt: '1' } as const
    expect(await refused({ ...done, at: at('2026-03-12T09:06:00Z') })).toBe('at inFuture')
    expect(await refused({ ...done, at: null })).toBe('at required')
    expect(await refused({ ...done, receipt: '' })).toBe('evidence required')
    expect(await refused({ ...done, of: 'notice' })).toBe('of notOneOf')
    expect(await refused({ ...done, corrects: 1, reason: 'Mistyped' })).toBe('corrects notForThisRecord')
    const handled = { what: 'started', of: 'handled', at: at('2026-03-11T08:00:00Z') } as const
    expect(await refused(handled)).toBe('evidence required')
    expect(await refused({ ...handled, of: 'classified', evidence: 'Log' })).toBe('of notOneOf')
    const agreed = { what: 'agreed', agreed: { value: 4, unit: 'hour' } } as const
    expect(await refused(agreed)).toBe('evidence required')
    expect(await refused({ ...agreed, agreed: null, evidence: 'Clause 9' })).toBe('agreed required')
    expect(await refused({ what: 'notApplicable' })).toBe('reason required')
    expect(await refused({ what: 'applies' })).toBe('reason required')
    expect(await refused({ what: 'voided', reason: 'Twice' })).toBe('corrects required')
    // A clock that runs ahead by less than five minutes is believed, and a receipt is proof enough.
    const entry = { ...done, at: at('2026-03-12T09:04:00Z') }
    const entered = await client.reportingDuty.enter({ id, revision, entry })
    // The other steps are still open.
    expect(entered.status).toBe('open')
  })

  test('counts from the first start and the first time it was done, and by the last period that was agreed', async () => {
    const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Mail gateway down' })
    const { id } = await client.reportingDuty.add({
      subjectId,
      kind: 'insurer',
      owedTo: 'Harbour Insurance',
      reason: 'Cyber policy',
      starts: [{ start: 'known', at: at('2026-03-10T08:00:00Z'), evidence: 'Ticket 4711' }],
      agreed: { value: 2, unit: 'hour', evidence: 'Policy, no. 14' },
    })
    const enter = async (entry: Parameters<TestClient['reportingDuty']['enter']>[0]['entry']) =>
      client.reportingDuty.enter({ id, revision: (await client.reportingDuty.get({ id })).revision, entry })
    await enter({ what: 'started', of: 'known', at: at('2026-03-11T08:00:00Z'), evidence: 'Second mail' })
    await enter({ what: 'agreed', agreed: { value: 12, unit: 'hour' }, evidence: 'Addendum 2' })
    await enter({ what: 'done', of: 'notice', at: at('2026-03-12T08:00:00Z'), receipt: '2' })
    await enter({ what: 'done', of: 'notice', at: at('2026-03-10T19:00:00Z'), receipt: '1' })
    const { duties } = await client.reportingDuty.of({ subjectId })
    expect(duties[0]?.steps).toMatchObject([
      {
        since: '2026-03-10T08:00:00.000Z',
        dueAt: '2026-03-10T20:00:00.000Z',
        doneAt: '2026-03-10T19:00:00.000Z',
        inTime: true,
      },
    ])
  })

  test('under DORA counts the final report from the latest intermediate one, and is done with its last step', async () => {
    const { client } = await openTestStore({ now: '2026-05-14T09:00:00Z' })
    const { id: subjectId } = await client.securityIncident.create({ title: 'Payments down' })
    const starts = [{ ...start, at: at('2026-05-04T08:00:00Z') }]
    const dora = { ...nis2, kind: 'dora', owedTo: 'Financial supervisor', subjectId, starts } as const
    const { id } = await client.reportingDuty.add(dora)
    const report = async (of: 'initialNotification' | 'intermediateReport' | 'finalReport', day: string) =>
      client.reportingDuty.enter({
        id,
        revision: (await client.reportingDuty.get({ id })).revision,
        entry: { what: 'done', of, at: at(`${day}T12:00:00Z`), receipt: day },
      })
    await report('initialNotification', '2026-05-04')
    await report('intermediateReport', '2026-05-12')
    await report('intermediateReport', '2026-05-07')
    const { duties } = await client.reportingDuty.of({ subjectId })
    expect(duties[0]?.steps.map(({ doneAt, dueOn }) => doneAt ?? dueOn)).toEqual([
      '2026-05-04T12:00:00.000Z',
      '2026-05-07T12:00:00.000Z',
      '2026-06-12',
    ])
    expect((await report('finalReport', '2026-05-13')).status).toBe('done')
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

describe('what stands in the file of a duty', () => {
  const at10 = at('2026-03-10T08:00:00Z')

  async function told(client: TestClient) {
    const incident = await client.securityIncident.create({ title: 'Mail gateway down' })
    const duty = await client.reportingDuty.add({
      subjectId: incident.id,
      kind: 'insurer',
      owedTo: 'Harbour Insurance, Zoë Lindqvist',
      reason: 'Cyber policy',
      starts: [{ start: 'known', at: at10, evidence: 'Ticket 4711' }],
    })
    const { id, revision } = duty
    const entry = { what: 'done', of: 'notice', at: at10, channel: 'email', receipt: 'CLM-99321' } as const
    await client.reportingDuty.enter({ id, revision, entry })
    return { incident, duty }
  }

  test('is found by the search of the store, and leads to the record on which the duty hangs', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { incident, duty } = await told(client)
    for (const text of ['harbour', 'zoe lindqvist', 'CLM-99321', 'ticket 4711', 'cyber pol', duty.reference])
      expect(await client.search.find({ text })).toMatchObject([
        { entity: 'reportingDuty', reference: duty.reference, onPageOf: incident.id },
      ])
    expect(await client.search.find({ text: 'gateway' })).toMatchObject([{ onPageOf: null }])
  })

  test('is found also where it was entered before searches looked at duties', async () => {
    const store = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    await told(store.client)
    await store.engine.close()
    const { bytes } = readKeyringFile(store.folder)
    const { keys } = await openKeyring(bytes, { user: 'Ana DPO', passphrase })
    const database = openDatabase(join(store.folder, 'store.db'), { key: keys.databaseKey() })
    onTestFinished(() => database.close())
    const removed = database.raw.prepare("delete from searchEntry where entity = 'reportingDuty'").run()
    expect(removed.changes).toBe(1)
    await indexDuties(database, unindexedDuties(database))
    expect(unindexedDuties(database)).toEqual([])
    const find = database.raw.prepare('select rowid from search where search match \'"harbour"\'')
    expect(find.all()).toHaveLength(1)
  })

  test('is part of the history of the breach or the incident', async () => {
    const { client } = await openTestStore({ now: '2026-03-10T09:00:00Z' })
    const { incident } = await told(client)
    const { items } = await client.audit.list({ filter: { recordId: [incident.id] } })
    expect(items.map(({ action }) => action)).toEqual([
      'reportingDuty.enter',
      'reportingDuty.add',
      'securityIncident.create',
    ])
  })
})
