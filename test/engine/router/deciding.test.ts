import { describe, expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import type { Role } from '#shared/kernel/roles.ts'
import { openTestStore, type TestClient, type TestStore } from '../../support/open-test-store.ts'
import { addPerson, reopenAs } from '../../support/people.ts'

const now = '2026-03-02T10:00:00Z'
const occurredAt = Instant.parse('2026-03-02T09:00:00Z')
const decision = {
  byName: 'Paul Chef',
  function: 'Managing director',
  on: Day.parse('2026-03-02'),
  outcome: 'Decided',
  evidence: 'Minutes of 2 March',
}

type Record = Readonly<{ id: string; revision: number }>
interface Act {
  readonly make: (client: TestClient) => Promise<Record>
  readonly decide: (client: TestClient, record: never, taken: typeof decision) => Promise<unknown>
}

const makeRequest = (client: TestClient) =>
  client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access', 'art17Erasure'],
    receivedAt: occurredAt,
  })
const makeBreach = (client: TestClient) =>
  client.breach.create({ title: 'Lost laptop', aware: { at: occurredAt, reason: 'Log', by: 'Head of IT' } })

/** Everything that is a decision in the controller's name (GDPR Art. 24, 38(6)). */
const acts: { readonly [what: string]: Act } = {
  'the refusal of a request': act(makeRequest, (client, { id, revision }, taken) =>
    client.rightsRequest.refuse({ id, revision, event: { occurredAt }, decision: taken }),
  ),
  'that a breach is notified': act(makeBreach, (client, { id, revision }, taken) =>
    client.breach.decide({ id, revision, ...verdicts('required'), decision: taken }),
  ),
  'that a breach is not notified': act(makeBreach, (client, { id, revision }, taken) =>
    client.breach.decide({ id, revision, ...verdicts('notRequired'), decision: taken }),
  ),
  'the approval of a processing activity': act(
    (client) => client.processingActivity.create({ name: 'Shipping', status: 'inReview' }),
    (client, { id, revision }, taken) => client.processingActivity.approve({ id, revision, decision: taken }),
  ),
}

describe.each(Object.entries(acts))('%s', (_what, { make, decide }) => {
  test.each([
    ['dpo', decision, 'done'],
    ['dpo', { ...decision, evidence: '' }, 'invalid-input'],
    ['dpo', { ...decision, byName: 'ana dpo' }, 'decision-needs-decider'],
    ['decider', decision, 'done'],
    ['decider', { ...decision, evidence: '', byName: 'Other' }, 'done'],
    ['contributor', decision, 'forbidden'],
    ['auditor', decision, 'forbidden'],
    ['dpo', { ...decision, byName: '' }, 'invalid-input'],
    ['decider', { ...decision, followsAdvice: false }, 'invalid-input'],
    ['decider', { ...decision, on: Day.parse('2026-03-03') }, 'invalid-input'],
  ] as const)('recorded by a %s (%o): %s', async (role, taken, expected) => {
    const store = await openTestStore({ now })
    const record = (await make(store.client)) as never
    await become(store, role)
    expect(await outcomeOf(decide(store.client, record, taken))).toBe(expected)
  })
})

const tomorrow = { issues: [{ path: ['decision', 'on'], key: 'inFuture' }] }

test.each(Object.entries(acts))('%s is not decided tomorrow', async (_what, { make, decide }) => {
  // In Berlin it is the third already.
  const { client } = await openTestStore({ now: '2026-03-02T23:30:00Z' })
  const record = (await make(client)) as never
  const on = (day: string) => decide(client, record, { ...decision, on: Day.parse(day) })
  await expect(on('2026-03-04')).rejects.toMatchObject({ code: 'invalid-input', data: tomorrow })
  await on('2026-03-03')
})

test.each([
  ['request', makeRequest, 'rightsRequest'],
  ['breach', makeBreach, 'breach'],
] as const)('advice on a %s is not given tomorrow', async (_what, make, feature) => {
  const { client, call } = await openTestStore({ now })
  const { id, revision } = await make(client)
  const advise = (on: string) =>
    call(`${feature}.advise`, { id, revision, advice: { by: 'Ana DPO', on, text: 'Wait.' } })
  await expect(advise('2026-03-03')).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['advice', 'on'], key: 'inFuture' }] },
  })
  expect(await advise('2026-03-02')).toMatchObject({ advice: { on: '2026-03-02' } })
})

test.each(['dpo', 'contributor'] as const)('as %s a refusal is no mere event', async (role) => {
  const store = await openTestStore({ now })
  const { id, revision } = await makeRequest(store.client)
  await become(store, role)
  const event = { event: 'refusalSent', occurredAt, decidedBy: 'Paul Chef' } as const
  const { rightsRequest } = store.client
  expect(await outcomeOf(rightsRequest.recordEvent({ id, revision, event }))).toBe('decision-needs-decider')
  const changes = { outcome: 'refused' } as const
  expect(await outcomeOf(rightsRequest.update({ id, revision, changes }))).toBe('decision-needs-decider')
  const { subjectName, rights } = { subjectName: 'Bo', rights: ['art15Access' as const] }
  const created = rightsRequest.create({ subjectName, rights, receivedAt: occurredAt, outcome: 'refused' })
  expect(await outcomeOf(created)).toBe('decision-needs-decider')
})

test('a refusal stands in the file with who decided it and lets the outcome say so', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await makeRequest(client)
  const refused = await client.rightsRequest.refuse({ id, revision, event: { occurredAt }, decision })
  expect(refused).toMatchObject({ status: 'rejected', clockState: 'closed' })
  const { events } = await client.rightsRequest.clock({ id })
  expect(events).toContainEqual(
    expect.objectContaining({
      event: 'refusalSent',
      decidedBy: 'Paul Chef',
      decision: expect.objectContaining(decision),
    }),
  )
  const changes = { outcome: 'refused' } as const
  expect(await client.rightsRequest.update({ id, revision: refused.revision, changes })).toMatchObject(
    changes,
  )
})

test.each([
  ['dpo', 'done'],
  ['contributor', 'decision-needs-decider'],
] as const)('a refusal is taken out of the file by a %s: %s', async (role, expected) => {
  const store = await openTestStore({ now })
  const { client } = store
  const { id, revision } = await makeRequest(client)
  const refused = await client.rightsRequest.refuse({ id, revision, event: { occurredAt }, decision })
  const { events } = await client.rightsRequest.clock({ id })
  const correctionOf = events.find(({ event }) => event === 'refusalSent')?.id ?? null
  await become(store, role)
  const event = { event: 'requestEventVoided', occurredAt, correctionOf, reason: 'Wrong file' } as const
  expect(await outcomeOf(client.rightsRequest.recordEvent({ id, revision: refused.revision, event }))).toBe(
    expected,
  )
})

describe('what ends a duty without its being done rests on a decision', () => {
  test.each([
    ['closed', null, 'decision-needs-decider'],
    ['closed', 'undetermined', 'decision-needs-decider'],
    ['closed', 'required', 'decision-needs-decider'],
    ['closed', 'notRequired', 'done'],
    ['art34Exempt', null, 'decision-needs-decider'],
    ['art34Exempt', 'required', 'done'],
  ] as const)('%s after the decision %s: %s', async (event, verdict, expected) => {
    const { client } = await openTestStore({ now })
    let breach = await makeBreach(client)
    if (verdict !== null) breach = await client.breach.decide({ ...breach, ...verdicts(verdict), decision })
    const { id, revision } = breach
    const facts = event === 'art34Exempt' ? ({ exemption: 'protected' } as const) : {}
    const call = client.breach.recordEvent({ id, revision, event: { event, occurredAt, facts } })
    expect(await outcomeOf(call)).toBe(expected)
  })

  test('an exemption from telling the people says which of the three it is', async () => {
    const { client } = await openTestStore({ now })
    const breach = await makeBreach(client)
    const { id, revision } = await client.breach.decide({ ...breach, ...verdicts('required'), decision })
    await expect(
      client.breach.recordEvent({ id, revision, event: { event: 'art34Exempt', occurredAt } }),
    ).rejects.toMatchObject({
      data: { issues: [{ path: ['event', 'facts', 'exemption'], key: 'required' }] },
    })
    const facts = { exemption: 'publicCommunication' } as const
    await client.breach.recordEvent({ id, revision, event: { event: 'art34Exempt', occurredAt, facts } })
    // The EDPB's template asks the same in its field 100.
    expect((await client.breach.form({ id })).proposed).toMatchObject({ field_97: 'e', field_100: 'c' })
  })

  test('a breach that was notified, or of which nobody is aware, closes without one', async () => {
    const { client } = await openTestStore({ now })
    const closed = { event: { event: 'closed', occurredAt } } as const
    const unaware = await client.breach.create({ title: 'Rumour' })
    expect(await outcomeOf(client.breach.recordEvent({ ...unaware, ...closed }))).toBe('done')
    const filed = await client.breach.recordEvent({
      ...(await makeBreach(client)),
      event: { event: 'initialFiled', occurredAt, evidence: 'Receipt 7' },
    })
    expect(await outcomeOf(client.breach.recordEvent({ ...filed, ...closed }))).toBe('done')
  })
})

test.each([
  ['decidedBy', { reason: 'Log' }],
  ['reason', { decidedBy: 'Head of IT' }],
] as const)('awareness is refused without %s', async (field, given) => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({ title: 'Lost laptop' })
  const event = { event: 'controllerAware', occurredAt, ...given } as const
  await expect(client.breach.recordEvent({ id, revision, event })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['event', field], key: 'required' }] },
  })
})

function act<R extends Record>(
  make: (client: TestClient) => Promise<R>,
  decide: (client: TestClient, record: R, taken: typeof decision) => Promise<unknown>,
): Act {
  return { make, decide }
}

function verdicts<V extends string>(verdict: V) {
  return { authorityNotification: verdict, dataSubjectNotification: verdict }
}

async function become(store: TestStore, role: Role): Promise<void> {
  if (role === 'dpo') return
  const { temporaryPassphrase } = await addPerson(store, 'Other', role)
  await reopenAs(store, 'Other', temporaryPassphrase)
}

async function outcomeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  }
}
