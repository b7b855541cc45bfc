import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestClient, type TestStore } from '../../support/open-test-store.ts'
import { plainPages } from '../../support/plain-pages.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { backUp } from '../backup/support.ts'
import { ended } from '../connection/support.ts'
import { cleansed } from '../person/support.ts'

/** A word that stands nowhere else, for each place where a person may be named. */
const canary = (place: string) => `canary${place}`
const places = [
  ...[
    'name',
    'mail',
    'ticket',
    'phone',
    'number',
    'contact',
    'mandate',
    'scope',
    'assignee',
    'reason',
    'evidence',
    'decided',
  ],
  ...['advice', 'recipient', 'delivery', 'file', 'attached', 'action', 'answer', 'draft', 'hold'],
]
const answeredAt = Instant.parse('2020-03-20T10:00:00Z')

/** The file of a request with a word of the person in every place, closed on 20 March 2020, and others around it. */
async function wholeFile() {
  const store = await openTestStore({ now: '2020-03-02T12:00:00Z' })
  const { client, time } = store
  // Rows before and after it, so that its rows are moved within their pages.
  for (let place = 0; place < 12; place++) await neighbour(store, `Neighbour ${place}`)
  const file = new File([`From: Ana\n\n${canary('attached')} `.repeat(400)], `${canary('file')}.txt`)
  const { id } = await client.rightsRequest.createFromMail({
    subjectName: `Ana ${canary('name')}`,
    subjectEmail: `${canary('mail')}@example.org`,
    subjectPhone: canary('phone'),
    identifiers: [canary('number')],
    contactRole: 'lawyer',
    contactName: canary('contact'),
    mandate: { scope: canary('mandate'), from: null, until: null, seenOn: null, evidence: '' },
    rights: ['art15Access', 'art17Erasure'],
    scope: canary('scope'),
    externalReference: canary('ticket'),
    assignee: canary('assignee'),
    receivedAt: Instant.parse('2020-03-02T09:00:00Z'),
    file,
  })
  const revision = async () => (await client.rightsRequest.get({ id })).revision
  await client.preference.set({ key: `draft:rightsRequest:${id}`, value: { scope: canary('draft') } })
  const advice = { by: 'Ana DPO', on: Day.parse('2020-03-05'), text: canary('advice') }
  await client.rightsRequest.advise({ id, revision: await revision(), advice })
  const task = await client.task.create({ title: canary('action'), subjectId: id, answer: canary('answer') })
  await client.task.update({ id: task.id, revision: task.revision, changes: { status: 'done' } })
  const hold = await client.legalHold.place({ subjectId: id, reason: canary('hold') })
  await client.legalHold.lift({ id: hold.id, revision: hold.revision, reason: 'Settled' })
  const { result } = await ended(
    client,
    client.letter.make({ subjectId: id, kind: 'acknowledgement', recipientName: canary('recipient') }),
  )
  const letter = await client.letter.get(result as { id: never })
  const sent = {
    channel: 'post',
    to: canary('delivery'),
    dispatchedAt: answeredAt,
    passwordBy: '',
    evidence: '',
  } as const
  time.set('2020-03-20T12:00:00Z')
  await client.letter.dispatch({ id: letter.id, revision: letter.revision, delivery: sent })
  await client.rightsRequest.recordEvent({
    id,
    revision: await revision(),
    event: {
      event: 'answerSent',
      occurredAt: answeredAt,
      rights: ['art15Access'],
      evidence: canary('evidence'),
    },
  })
  await client.rightsRequest.refuse({
    id,
    revision: await revision(),
    event: { occurredAt: answeredAt, rights: ['art17Erasure'], reason: canary('reason') },
    refusalGrounds: ['art17_3_b'],
    decision: {
      ...{ byName: canary('decided'), function: 'Managing director', on: Day.parse('2020-03-19') },
      ...{ outcome: 'Refused', evidence: 'Minutes', followsAdvice: true },
    },
  })
  for (let place = 0; place < 12; place++) await neighbour(store, `Later ${place}`)
  time.set('2026-03-02T12:00:00Z')
  return { ...store, id }
}

async function neighbour({ client }: Pick<TestStore, 'client'>, subjectName: string): Promise<void> {
  const created = await client.rightsRequest.create({
    subjectName,
    rights: ['art15Access'],
    scope: 'Everything that you keep of me. '.repeat(20),
    receivedAt: Instant.parse('2020-03-02T09:00:00Z'),
  })
  const event = { event: 'answerSent', occurredAt: Instant.parse('2020-03-02T10:00:00Z') } as const
  await client.rightsRequest.recordEvent({ id: created.id, revision: created.revision, event })
}

/** In which places of the store a word of the person is still found, by the place where it was typed. */
async function traces(folder: string): Promise<readonly string[]> {
  const keyring = await openKeyring(readKeyringFile(folder).bytes, { user: 'Ana DPO', passphrase })
  const { pages, log } = plainPages(folder, keyring.keys.databaseKey())
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path))
  return places.filter((place) => [pages, log, ...files].some((bytes) => bytes.includes(canary(place))))
}

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
      removes: { events: 3, letters: 1, attachments: 1, actions: 1, documents: 1 },
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

  test('names the backups that still have the words, and one of them brings the file back past its date', async () => {
    const { client, folder, id, engine, time } = await wholeFile()
    const path = await backUp(client)
    time.forward({ minutes: 5 })
    expect((await client.requestRetention.blank({ ids: [id], passphrase })).copies).toMatchObject([{ path }])
    const past = (await client.dashboard.today()).requestsPastRetention
    await engine.close()
    const restored = await client.backup.restore({
      path,
      to: join(temporaryFolder(), 'Restored'),
      passphrase,
    })
    expect(restored.path).not.toBe(folder)
    await client.store.unlock({ path: restored.path, passphrase })
    expect((await client.dashboard.today()).requestsPastRetention).toBe(past + 1)
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
})
