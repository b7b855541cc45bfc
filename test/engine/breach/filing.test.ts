import { describe, expect, test } from 'vitest'
import { standingFilings } from '#engine/features/breach/index.ts'
import { FrozenEdpbForm } from '#shared/contract/edpb-form.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient, type TestStore } from '../../support/open-test-store.ts'
import { makeDocument } from '../document/made-document.ts'

const aware = {
  at: Instant.parse('2026-03-10T08:00:00Z'),
  reason: 'Foreign log-ins are confirmed',
  by: 'Head of IT',
}
const at = (text: string) => Instant.parse(text)

async function encryptedServers(store: TestStore, more: object = {}) {
  return store.client.breach.create({ title: 'Servers encrypted', countries: ['FR'], aware, ...more })
}

async function filed(client: TestClient, input: Parameters<TestClient['breach']['file']>[0]) {
  await client.breach.file(input)
  return latest(client, input.id)
}

/** The filing of a breach that was sent last. */
async function latest(client: TestClient, id: Parameters<TestClient['breach']['notifications']>[0]['id']) {
  const { standings } = await client.breach.notifications({ id })
  const [last] = standings
    .flatMap(({ filings }) => filings)
    .toSorted((one, other) => other.filedAt.localeCompare(one.filedAt))
  if (last === undefined) throw new Error('nothing was filed')
  return last
}

describe('what is filed with an authority', () => {
  test('stays as it was filed, and the next filing says what changed', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client, time } = store
    const { id, revision } = await encryptedServers(store)
    const first = await filed(client, {
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
      receipt: { at: at('2026-03-11T08:31:00Z'), number: 'N-17' },
    })
    expect(first).toMatchObject({ state: 'received', receivedAt: '2026-03-11T08:31:00.000Z', formerId: null })
    expect(first.contentHash).toMatch(/^[0-9a-f]{64}$/)
    time.set('2026-03-20T09:00:00Z')
    const { revision: known } = await client.breach.get({ id })
    const { revision: later } = await client.breach.update({
      id,
      revision: known,
      changes: { peopleCount: { kind: 'approximate', value: 2300 }, handler: 'Somebody else' },
    })
    const second = await filed(client, {
      id,
      revision: later,
      kind: 'supplement',
      authority: 'de-by',
      filedAt: at('2026-03-20T08:30:00Z'),
      receipt: { at: at('2026-03-20T08:30:00Z'), number: 'N-17/2' },
    })
    // Who handles it is nothing that the authority is told.
    expect(second).toMatchObject({ formerId: first.id, changed: ['peopleCount', 'edpbForm'] })
    const { standings } = await client.breach.notifications({ id })
    const filings = standings.find(({ authority }) => authority === 'de-by')?.filings ?? []
    expect(filings[0]?.content.peopleCount).toEqual({ kind: 'unknown', value: null })
    expect(filings[0]?.contentHash).toBe(first.contentHash)
  })

  test('keeps the filled form as it was exported, written out, whatever the facts say later', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client, time } = store
    const created = await encryptedServers(store, { description: 'Encrypted overnight' })
    const { id } = created
    const answered = await client.breach.answerForm({
      id,
      revision: created.revision,
      own: { field_55: ['a'], field_62: 'Encrypted by somebody' },
    })
    const { bytes } = await makeDocument(client, { kind: 'breach-notification', recordId: id }, 'json')
    const exported = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
    const { template } = exported
    const answers = Object.fromEntries(Object.entries(exported).filter(([name]) => name.startsWith('field_')))
    const first = await filed(client, {
      id,
      revision: answered.revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
    })
    const form = FrozenEdpbForm.parse(first.content.edpbForm)
    expect(form).toMatchObject({ template, language: 'en' })
    expect(form.answers).toEqual(answers)
    expect(template).toBe('edpb-breach-notification 1.0')
    const said = Object.fromEntries(form.written.map((answer) => [answer.field, answer.said]))
    expect(said).toMatchObject({
      field_3: [expect.stringMatching(/\(a\)$/)],
      field_48: ['10 Mar 2026, 09:00'],
      field_62: ['Encrypted by somebody'],
    })
    expect(first.content).not.toHaveProperty('edpbAnswers')
    time.set('2026-03-12T09:00:00Z')
    const { revision } = await client.breach.get({ id })
    await client.breach.answerForm({ id, revision, own: { field_62: 'By a known group' } })
    expect((await latest(client, id)).content.edpbForm).toEqual(first.content.edpbForm)
    const { revision: later } = await client.breach.get({ id })
    const second = await filed(client, {
      id,
      revision: later,
      kind: 'supplement',
      authority: 'de-by',
      filedAt: at('2026-03-12T08:30:00Z'),
    })
    expect(second.changed).toEqual(['edpbForm'])
    const { revision: last } = await client.breach.get({ id })
    const third = await filed(client, {
      id,
      revision: last,
      kind: 'supplement',
      authority: 'de-by',
      filedAt: at('2026-03-12T08:45:00Z'),
    })
    // That it follows another one is nothing new.
    expect(third.changed).toEqual([])
    // A filing from before forms were kept opens as it was, and is compared in what both keep.
    const { edpbForm: _form, ...content } = first.content
    const older = { ...first, content: { ...content, edpbAnswers: { field_62: 'x' } } }
    const { events } = await client.breach.clock({ id })
    expect(standingFilings([older, second], events).map(({ changed }) => changed)).toEqual([[], []])
  })

  test('holds the form of the Union only where it went to an authority of the Union', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client } = store
    const { id } = await encryptedServers(store, { regimes: ['eu', 'uk', 'ch'] })
    const contents = []
    for (const [minute, authority] of (['de-by', 'uk', 'ch'] as const).entries()) {
      const { revision } = await client.breach.get({ id })
      const filedAt = at(`2026-03-11T08:3${minute}:00Z`)
      contents.push((await filed(client, { id, revision, kind: 'initial', authority, filedAt })).content)
    }
    expect(contents.map((content) => 'edpbForm' in content)).toEqual([true, false, false])
    expect(contents[1]).toMatchObject({ title: 'Servers encrypted' })
    const { revision } = await client.breach.get({ id })
    const { revision: known } = await client.breach.update({
      id,
      revision,
      changes: { description: 'By a known group' },
    })
    const filedAt = at('2026-03-11T08:45:00Z')
    const more = { kind: 'supplement', authority: 'uk', reason: 'Who it was' } as const
    const second = await filed(client, { id, revision: known, ...more, filedAt })
    expect(second.changed).toEqual(['description'])
    const answered = await client.breach.get({ id })
    const own = { field_62: 'Encrypted by somebody' }
    const { revision: last } = await client.breach.answerForm({ id, revision: answered.revision, own })
    const third = await filed(client, {
      id,
      revision: last,
      ...more,
      filedAt: at('2026-03-11T08:50:00Z'),
    })
    // The sheet of the authority's own portal is filled from them too.
    expect(third).toMatchObject({ content: { edpbAnswers: own }, changed: ['edpbAnswers'] })
  })

  test('is told without advice, decision and assessment', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { id, revision } = await encryptedServers(store)
    const { content } = await filed(store.client, {
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
    })
    expect(Object.keys(content)).toEqual(
      expect.arrayContaining(['description', 'nature', 'awareAt', 'measuresTaken']),
    )
    for (const name of ['advice', 'decision', 'assessment', 'handler'])
      expect(content).not.toHaveProperty(name)
  })

  test('does not close the 72 hours before the authority’s receipt, which leaves both moments in the file', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client, time } = store
    const { id, revision } = await encryptedServers(store)
    const sent = await filed(client, {
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      channel: 'post',
      filedAt: at('2026-03-11T08:30:00Z'),
    })
    expect(sent.state).toBe('sent')
    expect(await client.breach.get({ id })).toMatchObject({ clockState: 'running', notifiedAt: null })
    time.set('2026-03-12T15:00:00Z')
    await client.breach.addReceipt({
      id: sent.id,
      revision: sent.revision,
      receipt: { at: at('2026-03-12T10:00:00Z'), number: 'A 4711' },
    })
    const received = await latest(client, id)
    expect(received).toMatchObject({ state: 'received', receivedAt: '2026-03-12T10:00:00.000Z' })
    expect(await client.breach.get({ id })).toMatchObject({
      clockState: 'closed',
      notifiedAt: '2026-03-12T10:00:00.000Z',
    })
    const { events } = await client.breach.clock({ id })
    expect(
      events.filter(({ event }) => event === 'initialFiled').map(({ occurredAt }) => occurredAt),
    ).toEqual(['2026-03-11T08:30:00.000Z', '2026-03-12T10:00:00.000Z'])
    await expect(
      client.breach.addReceipt({
        id: sent.id,
        revision: received.revision,
        receipt: { at: at('2026-03-12T11:00:00Z'), number: 'again' },
      }),
    ).rejects.toMatchObject({ code: 'invalid-input' })
  })

  test('is not received by a time alone: it takes a number or a confirmation', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { id, revision } = await encryptedServers(store)
    await expect(
      store.client.breach.file({
        id,
        revision,
        kind: 'initial',
        authority: 'de-by',
        filedAt: at('2026-03-11T08:30:00Z'),
        receipt: { at: at('2026-03-11T08:31:00Z') },
      }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['receipt', 'number'], key: 'required' }] } })
  })

  test('owes its reasons when it is late', async () => {
    const store = await openTestStore({ now: '2026-03-14T09:00:00Z' })
    const { id, revision } = await encryptedServers(store)
    const late = {
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-14T08:30:00Z'),
      receipt: { at: at('2026-03-14T08:31:00Z'), number: 'N-1' },
    } as const
    await expect(store.client.breach.file(late)).rejects.toMatchObject({
      data: { issues: [{ path: ['reason'], key: 'required' }] },
    })
    // What lies in the future is no delay.
    const future = { ...late, filedAt: at('2027-03-11T10:00:00Z') }
    await expect(store.client.breach.file(future)).rejects.toMatchObject({
      data: { issues: [{ path: ['filedAt'], key: 'inFuture' }] },
    })
    const told = await filed(store.client, { ...late, reason: 'The log was only readable today' })
    expect(told.reason).toBe('The log was only readable today')
  })

  test.each([
    ['a receipt from before it was sent', { receipt: { at: at('2026-03-11T08:00:00Z'), number: 'N' } }, 'at'],
    ['a moment in the future', { filedAt: at('2026-03-11T10:00:00Z') }, 'filedAt'],
    ['an authority of a law that does not apply', { authority: 'uk' }, 'authority'],
    ['a withdrawal without reason', { kind: 'withdrawal' }, 'reason'],
  ] as const)('is refused with %s', async (_what, wrong, field) => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { id, revision } = await encryptedServers(store)
    await expect(
      store.client.breach.file({
        id,
        revision,
        kind: 'initial',
        authority: 'de-by',
        filedAt: at('2026-03-11T08:30:00Z'),
        ...wrong,
      }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      data: { issues: [{ path: expect.arrayContaining([field]) }] },
    })
  })

  test('counts for nothing once its entry was taken out of the file', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client } = store
    const { id, revision } = await encryptedServers(store)
    const filing = await filed(client, {
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
      receipt: { at: at('2026-03-11T08:31:00Z'), number: 'N-17' },
    })
    const { revision: known } = await client.breach.get({ id })
    await client.breach.recordEvent({
      id,
      revision: known,
      event: {
        event: 'breachEventVoided',
        occurredAt: at('2026-03-11T08:50:00Z'),
        correctionOf: filing.eventId,
        reason: 'Entered in the wrong case',
      },
    })
    const { standings } = await client.breach.notifications({ id })
    expect(standings[0]).toMatchObject({ next: 'decide', filings: [{ state: 'voided' }] })
    expect(await client.breach.get({ id })).toMatchObject({ clockState: 'running' })
  })

  test('cannot be undone: it is part of the legal file', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { id, revision } = await encryptedServers(store)
    await store.client.breach.file({
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
    })
    const { items } = await store.client.audit.list({ filter: { entity: ['breachFiling'] } })
    await expect(store.client.audit.revert({ seq: items[0]?.seq ?? 0 })).rejects.toMatchObject({
      code: 'legal-event-stays',
    })
  })

  test('goes with the whole breach', async () => {
    const store = await openTestStore({ now: '2026-03-11T09:00:00Z' })
    const { client } = store
    const { id, revision } = await encryptedServers(store)
    await client.breach.file({
      id,
      revision,
      kind: 'initial',
      authority: 'de-by',
      filedAt: at('2026-03-11T08:30:00Z'),
    })
    const known = await client.breach.get({ id })
    await client.breach.remove({ id, revision: known.revision })
    await expect(client.breach.get({ id })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the authorities of a breach', () => {
  async function storeOf(changes: object, now = '2026-03-11T09:00:00Z') {
    const store = await openTestStore({ now })
    const { id, revision } = await store.client.organisation.get()
    await store.client.organisation.update({ id, revision, changes })
    return store
  }

  test('are the lead authority alone where the controller is established in the EEA', async () => {
    const store = await storeOf({ country: 'FR', calendarCountry: null, region: null })
    const { id } = await encryptedServers(store, { countries: ['FR', 'IT', 'US'] })
    const { proposed } = await store.client.breach.notifications({ id })
    expect(proposed.authorities).toEqual(['fr'])
    expect(proposed.reasons).toEqual([
      { key: 'breach:authority.reason.lead', params: {}, article: 'GDPR Art. 56(1)' },
    ])
  })

  test.each([
    ['BY', 'privateCompany', ['de-by']],
    ['BY', 'publicAuthority', ['de-by-public']],
    ['NW', 'privateCompany', ['de-nw']],
    [null, 'privateCompany', ['de']],
  ])('in Germany are that of the Land: %s, %s', async (region, sector, expected) => {
    const store = await storeOf({ country: 'DE', calendarCountry: null, region, sector })
    const { id } = await encryptedServers(store)
    const { standings } = await store.client.breach.notifications({ id })
    expect(standings.map(({ authority }) => authority)).toEqual(expected)
  })

  test('without an establishment in the EEA are those of every country with people, each with its own receipt', async () => {
    const store = await storeOf({
      country: 'US',
      calendarCountry: 'FR',
      region: null,
      representative: { name: 'Representative SARL' },
    })
    const { client } = store
    const { id, revision } = await encryptedServers(store, { countries: ['FR', 'IT', 'US'] })
    const file = async (authority: 'fr' | 'it', known: number) =>
      client.breach.file({
        id,
        revision: known,
        kind: 'initial',
        authority,
        filedAt: at('2026-03-11T08:30:00Z'),
        receipt: { at: at('2026-03-11T08:31:00Z'), number: authority },
      })
    await file('fr', revision)
    const half = await client.breach.get({ id })
    expect(half.authorities).toEqual(['fr', 'it'])
    expect(half).toMatchObject({ clockState: 'running', notifiedAt: '2026-03-11T08:31:00.000Z' })
    const { standings } = await client.breach.notifications({ id })
    expect(standings.map(({ authority, next }) => [authority, next])).toEqual([
      ['fr', 'supplement'],
      ['it', 'decide'],
    ])
    await file('it', half.revision)
    expect(await client.breach.get({ id })).toMatchObject({ clockState: 'closed', dueAt: null })
  })

  test('follow the countries until somebody chooses them with a reason', async () => {
    const store = await storeOf({ country: 'US', calendarCountry: 'FR', region: null })
    const { client } = store
    const { id, revision } = await encryptedServers(store)
    await client.breach.file({
      id,
      revision,
      kind: 'initial',
      authority: 'fr',
      filedAt: at('2026-03-11T08:30:00Z'),
      receipt: { at: at('2026-03-11T08:31:00Z'), number: 'N-17' },
    })
    const notified = await client.breach.get({ id })
    expect(notified.clockState).toBe('closed')
    // People in one more country: one more authority, and what was closed runs on.
    const more = await client.breach.update({
      id,
      revision: notified.revision,
      changes: { countries: ['FR', 'ES'] },
    })
    expect(more).toMatchObject({ authorities: ['fr', 'es'], clockState: 'running' })
    await expect(
      client.breach.chooseAuthorities({ id, revision: more.revision, authorities: ['ie'] }),
    ).rejects.toMatchObject({ data: { issues: [{ path: ['reason'] }] } })
    const chosen = await client.breach.chooseAuthorities({
      id,
      revision: more.revision,
      authorities: ['ie'],
      reason: 'The branch in Cork decides on this processing',
    })
    const kept = await client.breach.update({
      id,
      revision: chosen.revision,
      changes: { countries: ['FR', 'ES', 'PL'] },
    })
    expect(kept.authorities).toEqual(['ie'])
    const back = await client.breach.chooseAuthorities({ id, revision: kept.revision, authorities: null })
    expect(back).toMatchObject({ authorities: ['fr', 'es', 'pl'], authoritiesReason: '' })
  })

  test('of the United Kingdom and Switzerland stand apart, each under its own law', async () => {
    const store = await storeOf({ country: 'FR', calendarCountry: null, region: null })
    const { client } = store
    const { id, revision } = await encryptedServers(store, { regimes: ['eu', 'uk', 'ch'] })
    await client.breach.file({
      id,
      revision,
      kind: 'initial',
      authority: 'uk',
      filedAt: at('2026-03-11T08:30:00Z'),
      receipt: { at: at('2026-03-11T08:31:00Z'), number: 'IC-1' },
    })
    const { clocks } = await client.breach.clock({ id })
    expect((await client.breach.get({ id })).authorities).toEqual(['fr', 'uk', 'ch'])
    expect(clocks.map(({ regime, state, dueAt }) => [regime, state, dueAt])).toEqual([
      ['eu', 'running', '2026-03-13T08:00:00.000Z'],
      ['uk', 'closed', '2026-03-13T08:00:00.000Z'],
      ['ch', 'running', null],
    ])
  })

  test('from 48 hours on are better notified in part than waited with', async () => {
    const store = await storeOf(
      { country: 'FR', calendarCountry: null, region: null },
      '2026-03-12T07:59:00Z',
    )
    const { id } = await encryptedServers(store)
    const next = async () => (await store.client.breach.notifications({ id })).standings[0]?.next
    expect(await next()).toBe('decide')
    store.time.set('2026-03-12T08:00:00Z')
    expect(await next()).toBe('fileInitial')
    store.time.set('2026-03-13T08:00:01Z')
    expect(await next()).toBe('fileAtOnce')
  })
})
