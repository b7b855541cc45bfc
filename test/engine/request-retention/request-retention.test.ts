import { describe, expect, test } from 'vitest'
import { keptUntil, pastRetentionBefore } from '#shared/contract/request-retention.ts'
import { addDays, Day, Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'
import { connected, ended } from '../connection/support.ts'

async function answered({ client, time }: TestStore, receivedAt: string, subjectName = 'Ana Novak') {
  time.set(`${receivedAt}T12:00:00Z`)
  const created = await client.rightsRequest.create({
    subjectName,
    subjectEmail: 'ana@example.org',
    rights: ['art15Access'],
    receivedAt: Instant.parse(`${receivedAt}T09:00:00Z`),
  })
  return client.rightsRequest.recordEvent({
    id: created.id,
    revision: created.revision,
    event: { event: 'answerSent', occurredAt: Instant.parse(`${receivedAt}T10:00:00Z`) },
  })
}

describe('a retention date', () => {
  test('is so many months after the closing, on the last day of a month that has no such day', () => {
    expect(keptUntil(Day.parse('2024-02-29'), 36)).toBe('2027-02-28')
    expect(keptUntil(Day.parse('2026-01-31'), 1)).toBe('2026-02-28')
    expect(keptUntil(null, 36)).toBeNull()
  })

  test('has passed exactly for the files that were closed before the day that the lists ask for', () => {
    for (const months of [1, 6, 36, 240])
      for (let today = Day.parse('2027-12-20'); today < '2028-04-05'; today = addDays(today, 1)) {
        const before = pastRetentionBefore(today, months)
        expect(keptUntil(addDays(before, -1), months)?.localeCompare(today)).toBe(-1)
        expect(keptUntil(before, months)?.localeCompare(today)).not.toBe(-1)
      }
  })
})

describe('files of requests', { timeout: 60_000 }, () => {
  test('are kept for three years unless the DPO decides otherwise with a reason, and earlier decisions stay known', async () => {
    const { client, time } = await openTestStore({ now: '2026-03-02T09:00:00Z' })
    expect(await client.requestRetention.policy()).toMatchObject({
      current: { monthsAfterClosing: 36, by: null },
      earlier: [],
    })
    await client.requestRetention.change({ monthsAfterClosing: 24, reason: 'Board of 1 March' })
    time.forward({ days: 1 })
    const changed = await client.requestRetention.change({ monthsAfterClosing: 12, reason: 'Audit' })
    expect(changed.current).toMatchObject({ monthsAfterClosing: 12, reason: 'Audit', by: 'Ana DPO' })
    expect(changed.earlier.map(({ monthsAfterClosing }) => monthsAfterClosing)).toEqual([24, 36])
    await expect(
      client.requestRetention.change({ monthsAfterClosing: 12, reason: 'Again' }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('take along what passed from one of them to another, in whatever order they are blanked', async () => {
    for (const inOrder of [true, false]) {
      const store = await openTestStore()
      const { client, time } = store
      const one = await answered(store, '2020-03-02')
      const task = await client.task.create({ title: 'Call Mrs Canary', subjectId: one.id })
      const other = await answered(store, '2020-03-03')
      const { id, revision } = task
      const passed = await client.task.update({ id, revision, changes: { subjectId: other.id } })
      await client.task.update({ id, revision: passed.revision, changes: { status: 'done' } })
      time.set('2026-03-02T09:00:00Z')
      const ids = inOrder ? [one.id, other.id] : [other.id, one.id]
      await client.requestRetention.blank({ ids, passphrase })
      expect((await client.task.list({})).items).toEqual([])
      expect(await client.search.find({ text: 'Canary' })).toEqual([])
      const { items } = await client.audit.list({ filter: { entityId: [id] } })
      expect(JSON.stringify(items)).not.toContain('Canary')
    }
  })

  test('come up when their date has passed, and not while they are open or open again', async () => {
    const store = await openTestStore()
    const { client, time } = store
    const closed = await answered(store, '2023-03-02')
    const reopened = await answered(store, '2023-03-03')
    await client.rightsRequest.recordEvent({
      id: reopened.id,
      revision: reopened.revision,
      event: { event: 'reopened', occurredAt: Instant.parse('2023-03-03T11:00:00Z') },
    })
    time.set('2026-03-02T12:00:00Z')
    expect((await client.dashboard.today()).requestsPastRetention).toBe(0)
    // Its last day is still one of those on which it is kept.
    await expect(client.requestRetention.blank({ ids: [closed.id], passphrase })).rejects.toMatchObject({
      code: 'request-kept',
      data: { params: { context: 'retention', until: '2026-03-02' } },
    })
    time.set('2026-03-03T12:00:00Z')
    expect((await client.dashboard.today()).requestsPastRetention).toBe(1)
    const { items, total } = await client.rightsRequest.list({ filter: { pastRetention: true } })
    expect([total, items.map(({ id }) => id)]).toEqual([1, [closed.id]])
    const preview = await client.requestRetention.preview()
    expect(preview).toMatchObject({
      total: 1,
      files: [{ id: closed.id, keptUntilOn: '2026-03-02', kept: [] }],
    })
    await client.requestRetention.change({ monthsAfterClosing: 37, reason: 'A longer limitation' })
    expect((await client.dashboard.today()).requestsPastRetention).toBe(0)
    await expect(client.requestRetention.blank({ ids: [closed.id], passphrase })).rejects.toMatchObject({
      code: 'request-kept',
      data: { params: { context: 'retention', until: '2026-04-02' } },
    })
    await expect(client.requestRetention.blank({ ids: [reopened.id], passphrase })).rejects.toMatchObject({
      code: 'request-kept',
      data: { params: { context: 'open' } },
    })
    await expect(
      client.requestRetention.blank({ ids: [closed.id], passphrase: 'not the one of Ana' }),
    ).rejects.toMatchObject({ code: 'wrong-passphrase' })
  })

  test('are kept by a hold, an open file of an authority or an open action, and the preview says by which', async () => {
    const store = await openTestStore()
    const { client, time } = store
    const activity = await client.processingActivity.create({ name: 'Customer care' })
    const { id } = await answered(store, '2020-03-02')
    const { revision } = await client.rightsRequest.get({ id })
    await client.rightsRequest.update({ id, revision, changes: { activityIds: [activity.id] } })
    time.set('2026-03-02T12:00:00Z')
    const kept = async () => (await client.requestRetention.preview()).files[0]?.kept ?? []
    const refused = async (code: string) =>
      expect(client.requestRetention.blank({ ids: [id], passphrase })).rejects.toMatchObject({ code })
    const hold = await client.legalHold.place({ subjectId: activity.id, reason: 'Claim' })
    expect(await kept()).toMatchObject([
      { because: 'hold', reference: hold.reference, recordId: activity.id },
    ])
    await refused('under-legal-hold')
    await client.legalHold.lift({ id: hold.id, revision: hold.revision, reason: 'Settled' })
    const file = await client.authorityFile.create({
      title: 'Complaint',
      receivedOn: Day.parse('2026-02-02'),
      requestIds: [id],
    })
    expect(await kept()).toMatchObject([{ because: 'authorityFile', reference: file.reference }])
    await refused('request-kept')
    await client.authorityFile.update({ id: file.id, revision: file.revision, changes: { status: 'closed' } })
    const task = await client.task.create({ title: 'Erase in the archive', subjectId: id })
    expect(await kept()).toMatchObject([{ because: 'openAction', recordId: task.id }])
    await refused('request-kept')
    await client.task.update({ id: task.id, revision: task.revision, changes: { status: 'done' } })
    expect(await kept()).toEqual([])
    expect((await client.requestRetention.blank({ ids: [id], passphrase })).blanked).toEqual(['REQ-2020-001'])
  })
  test('are kept by a hold on the person, known by the e-mail address or by the review of the packages', async () => {
    const { client, connection } = await connected({ contacts: 3 })
    await ended(client, client.connection.sync({ id: connection.id }))
    const [{ id: personId } = {}] = (await client.person.list({})).items
    if (personId === undefined) throw new Error('nobody was read')
    const { person } = await client.person.reveal({ id: personId })
    const ask = async (subjectEmail: string) => {
      const receivedAt = Instant.parse('2020-03-02T09:00:00Z')
      const { id, revision } = await client.rightsRequest.create({
        ...{ subjectName: 'Ana', subjectEmail, rights: ['art15Access'], receivedAt },
      })
      const event = { event: 'answerSent', occurredAt: Instant.parse('2020-03-02T10:00:00Z') } as const
      return client.rightsRequest.recordEvent({ id, revision, event })
    }
    const byMail = await ask(person.email)
    const reviewed = await ask('other@example.org')
    await client.rightsRequest.saveDisclosure({
      ...{ id: reviewed.id, revision: reviewed.revision, disclosure: { people: [{ personId }] } },
    })
    const other = await ask('')
    await client.legalHold.place({ subjectId: personId, reason: 'Claim' })
    const { files } = await client.requestRetention.preview()
    // Received in the same moment, they stand in no order of their own.
    const keptBy = files.map(({ id, kept }) => [id, kept.map(({ recordId }) => recordId)] as const)
    expect(Object.fromEntries(keptBy)).toEqual({
      [byMail.id]: [personId],
      [reviewed.id]: [personId],
      [other.id]: [],
    })
    await expect(
      client.requestRetention.blank({ ids: [byMail.id, reviewed.id], passphrase }),
    ).rejects.toMatchObject({ code: 'under-legal-hold' })
  })
})
