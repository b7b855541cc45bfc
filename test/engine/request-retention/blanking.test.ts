import { describe, expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { ended } from '../connection/support.ts'
import { cleansed } from '../person/support.ts'
import { answeredAt, canary, places, traces, wholeFile } from './whole-file.ts'

async function figures(client: TestClient) {
  const { onTime, medianDays, requestsByMonth, requestsByStatus, counts } = await client.dashboard.today()
  return { onTime, medianDays, requestsByMonth, requestsByStatus, requests: counts.rightsRequest }
}

describe('blanking the file of a request', { timeout: 120_000 }, () => {
  test('leaves nothing of the person in any page, index, log or file, and every figure as it was', async () => {
    const { client, folder, id } = await wholeFile()
    expect(await traces(folder)).toEqual(places)
    const before = { figures: await figures(client), clock: await client.rightsRequest.clock({ id }) }
    const { reference } = await client.rightsRequest.get({ id })
    const preview = await client.requestRetention.preview({ ids: [id] })
    expect(preview).toMatchObject({
      files: [{ id, reference, kept: [] }],
      removes: { events: 3, letters: 1, attachments: 1, actions: 1, documents: 2 },
    })
    await client.requestRetention.blank({ ids: [id], passphrase })
    await cleansed(client)
    expect(await traces(folder)).toEqual([])
    expect(await figures(client)).toEqual(before.figures)
    const after = await client.rightsRequest.clock({ id })
    expect(after.clocks).toEqual(before.clock.clocks)
    expect(after.events.map(({ event, occurredAt, facts }) => ({ event, occurredAt, facts }))).toEqual(
      before.clock.events.map(({ event, occurredAt, facts }) => ({ event, occurredAt, facts })),
    )
    expect(await client.rightsRequest.get({ id })).toMatchObject({
      ...{ reference, subjectName: '', subjectEmail: '', blankedOn: '2026-03-02', closedOn: '2020-03-20' },
      ...{ rights: ['art15Access', 'art17Erasure'], answeredInTime: true, contactRole: 'lawyer' },
    })
    expect((await client.letter.list({ filter: { subjectId: [id] } })).items).toMatchObject([
      {
        kind: 'acknowledgement',
        text: '',
        deliveries: [{ channel: 'post', to: '', dispatchedAt: answeredAt }],
      },
    ])
    expect(await client.search.find({ text: canary('name') })).toEqual([])
    expect(await client.store.verify({})).toMatchObject({ ok: true })
    expect((await client.audit.verify()).problems).toEqual([])
    expect((await client.rightsRequest.list({ filter: { isBlanked: true } })).total).toBe(1)
    // The tables were written anew while others wrote: everything else is found as before.
    expect((await client.search.find({ text: 'Neighbour 7' })).map(({ title }) => title)).toContain(
      'Neighbour 7',
    )
    expect((await client.rightsRequest.list({ filter: { search: 'Later 11' } })).total).toBe(1)
    // What belongs to somebody else now, or says nothing of the person, stays.
    expect((await client.task.list({})).items.map(({ title }) => title)).toEqual(['Ask for the receipt'])
    expect((await client.preference.all({}))['views:rightsRequest']).toMatchObject([{ name: 'Neighbour' }])
  })

  test('cannot be undone or written over: events, letters, files, actions and changes are refused', async () => {
    const { client, id, call } = await wholeFile()
    const other = await client.rightsRequest.list({ filter: { search: 'Later 11' } })
    const [later] = other.items
    if (!later) throw new Error('there is another request')
    const repeat = { relation: { requestId: id, kind: 'repeat' } } as const
    await client.rightsRequest.update({ id: later.id, revision: later.revision, changes: repeat })
    await client.requestRetention.blank({ ids: [id], passphrase })
    expect(await client.rightsRequest.get({ id: later.id })).toMatchObject({ relation: null })
    const { revision, reference } = await client.rightsRequest.get({ id })
    const event = { event: 'reopened', occurredAt: Instant.parse('2026-03-01T09:00:00Z') } as const
    const [letter] = (await client.letter.list({ filter: { subjectId: [id] } })).items
    const attempts: readonly (readonly [string, unknown])[] = [
      ['rightsRequest.update', { id, revision, changes: { subjectName: 'Ana' } }],
      ['rightsRequest.recordEvent', { id, revision, event }],
      ['rightsRequest.advise', { id, revision, advice: { by: 'Ana', on: '2026-03-01', text: 'No' } }],
      ['rightsRequest.findSubject', { id }],
      ['rightsRequest.saveDisclosure', { id, revision, disclosure: { people: [] } }],
      ['rightsRequest.makeTasks', { id, keys: ['x'], language: 'en', dueOn: null, chaseOn: null }],
      ['rightsRequest.update', { id: later.id, revision: later.revision + 2, changes: repeat }],
      ['letter.draft', { subjectId: id, kind: 'acknowledgement' }],
      ['letter.settle', { ...letter, delivery: 0, outcome: 'arrived', at: event.occurredAt }],
      ['attachment.add', { subjectId: id, file: new File(['Ana'], 'ana.txt') }],
      ['task.create', { title: 'Call Ana', subjectId: id }],
      ['legalHold.place', { subjectId: id, reason: 'Ana sues' }],
      ['requestRetention.blank', { ids: [id], passphrase }],
    ]
    for (const [name, input] of attempts)
      await expect(call(name, input), name).rejects.toMatchObject({
        code: 'request-blanked',
        data: { params: { reference, on: '2026-03-02' } },
      })
    const { items } = await client.audit.list({
      filter: { entityId: [id], action: ['requestRetention.blank'] },
    })
    expect(JSON.stringify(items)).not.toContain('canary')
    for (const { seq } of items)
      await expect(client.audit.revert({ seq }), String(seq)).rejects.toMatchObject({
        code: expect.stringMatching(/^(request-blanked|not-found)$/),
      })
  })

  test('still stands in the register and on the clock sheet, which say when it was blanked', async () => {
    const { client, id } = await wholeFile()
    await client.requestRetention.blank({ ids: [id], passphrase })
    const made = async (kind: 'rights-request-register' | 'clock-sheet') => {
      const { result } = await ended(
        client,
        client.document.create({ kind, format: 'json', language: 'en', recordId: id }),
      )
      const { artifact } = result as { artifact: { id: never } }
      return (await client.document.content({ id: artifact.id })).text()
    }
    expect(await made('rights-request-register')).toContain('2026-03-02')
    expect(await made('clock-sheet')).toContain('2 March 2026')
  })

  test('takes the name of a table away with the last of its requests, and not before', async () => {
    const { client, folder, time } = await openTestStore({ now: '2020-03-03T12:00:00Z' })
    const rows = `Name,Received,Right\n${canary('name')},2020-03-02,15\n${canary('mail')},2020-03-02,15\n`
    const file = new File([rows], `${canary('file')}.csv`)
    const { requests } = await client.requestImport.run({ file })
    const event = { event: 'answerSent', occurredAt: Instant.parse('2020-03-03T10:00:00Z') } as const
    for (const { requestId: id, revision } of requests)
      await client.rightsRequest.recordEvent({ id, revision, event })
    time.set('2026-03-02T12:00:00Z')
    const nameOf = async () => (await client.requestImport.list({})).items.map(({ fileName }) => fileName)
    const [first, second] = requests.map(({ requestId }) => requestId)
    if (first === undefined || second === undefined) throw new Error('two rows became requests')
    await client.requestRetention.blank({ ids: [first], passphrase })
    expect(await nameOf()).toEqual([file.name])
    await client.requestRetention.blank({ ids: [second], passphrase })
    expect(await nameOf()).toEqual([''])
    await cleansed(client)
    expect(await traces(folder)).toEqual([])
    expect((await client.audit.verify()).problems).toEqual([])
  })

  test('leaves the incident of a misdelivery, which says where the letter went and never whose it was', async () => {
    const { client, folder, id } = await wholeFile()
    const [letter] = (await client.letter.list({ filter: { subjectId: [id] } })).items
    if (letter === undefined) throw new Error('a letter went out')
    await client.letter.settle({
      ...{ id: letter.id, revision: letter.revision, delivery: 0, outcome: 'misdelivered' },
      ...{ at: Instant.parse('2026-03-01T09:00:00Z'), evidence: 'The neighbour called' },
    })
    // Until it is known what the incident was, the letter has to say what went to somebody else.
    await expect(client.requestRetention.blank({ ids: [id], passphrase })).rejects.toMatchObject({
      code: 'request-kept',
      data: { params: { context: 'openIncident', by: 'INC-2026-001' } },
    })
    const [incident] = (await client.securityIncident.list({})).items
    if (incident === undefined) throw new Error('the misdelivery opened an incident')
    await client.securityIncident.triage({
      ...{ id: incident.id, revision: incident.revision, outcome: 'nearMiss', breaches: [] },
      ...{ reason: 'It came back unopened', decidedBy: 'Managing director' },
    })
    await client.requestRetention.blank({ ids: [id], passphrase })
    await cleansed(client)
    expect(await traces(folder)).toEqual(['delivery'])
    const { description } = await client.securityIncident.get({ id: incident.id })
    expect(description).toContain(canary('delivery'))
    expect((await client.letter.ofIncident({ incidentId: incident.id })).letters).toMatchObject([
      { text: '', deliveries: [{ to: '', outcome: 'misdelivered' }] },
    ])
  })
})
