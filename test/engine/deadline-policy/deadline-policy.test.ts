import { expect, test } from 'vitest'
import { openWords } from '#engine/language/index.ts'
import type { DeadlinePolicy } from '#shared/contract/deadline-policy.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { type Language, languages } from '#shared/kernel/message.ts'
import { openTestStore, resourcesDir, type TestClient } from '../../support/open-test-store.ts'

const usual: DeadlinePolicy = {
  positions: {},
  askWithinWorkingDays: 5,
  warnOfRefusalAfterDays: 20,
  stopMarketingWithinHours: 24,
  processorNoticeHours: null,
}
const anew = { ...usual, positions: { D5: 'startAnew' } }

const request = {
  subjectName: 'Iris Muster',
  rights: ['art15Access' as const],
  receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
}

/** A store in which a request's identity was asked for on 5 March and proved on the 17th. */
async function withProvedIdentity() {
  const store = await openTestStore({ now: '2026-03-18T10:00:00Z' })
  const { client } = store
  const asked = await record(
    client,
    await client.rightsRequest.create(request),
    'identityAsked',
    '2026-03-05',
  )
  const proved = await record(client, asked, 'identityProved', '2026-03-17')
  return { ...store, proved }
}

async function record(
  client: TestClient,
  { id, revision }: { readonly id: string; readonly revision: number },
  event: 'identityAsked' | 'identityProved' | 'answerSent' | 'answerBounced',
  on: string,
) {
  const occurredAt = Instant.parse(`${on}T09:00:00Z`)
  return client.rightsRequest.recordEvent({ id, revision, event: { event, occurredAt } })
}

test('a store that decided nothing takes the default in every dispute', async () => {
  const { client } = await openTestStore()
  const { policy, default: fallback, disputes } = await client.deadlinePolicy.get()
  expect(policy).toEqual(usual)
  expect(fallback).toEqual(usual)
  expect(disputes.find(({ id }) => id === 'D5')).toMatchObject({
    clock: 'request',
    regimes: ['eu'],
    default: 'shift',
    cautious: 'shift',
    positions: ['shift', 'startAnew'],
  })
})

test('the default is the cautious reading, and the page says where it is not', async () => {
  const { client } = await openTestStore()
  const { disputes } = await client.deadlinePolicy.get()
  const others = disputes.filter((dispute) => dispute.cautious !== dispute.default).map(({ id }) => id)
  // D7 and D8 follow an authority; D4 and D6 have no reading that is always earlier; D10 asks when an answer is given.
  expect(others).toEqual(['D4', 'D6', 'D7', 'D8', 'D10'])
  const wordsOf = openWords(resourcesDir)
  const said: Readonly<Record<Language, readonly string[]>> = {
    en: ['marked as cautious', 'an authority holds another', 'when an answer is given', 'shows both'],
    de: [
      'als vorsichtig bezeichnete',
      'keine Behörde eine andere',
      'wann eine Antwort erteilt',
      'zeigt jede Frist beide',
    ],
    fr: [
      'marquée comme prudente',
      'une autorité en soutient une autre',
      'quand une réponse',
      'montre les deux',
    ],
  }
  for (const language of languages) {
    const lead = (await wordsOf(language)).text('deadline-policy:disputesLead')
    for (const part of said[language]) expect(lead).toContain(part)
  }
})

test('what another position would move is shown before, and nothing has moved', async () => {
  const { client, proved } = await withProvedIdentity()
  expect(proved.dueOn).toBe('2026-04-14')
  const preview = await client.deadlinePolicy.preview(anew)
  expect(preview).toMatchObject({ openClocks: 1, movedClocks: 1 })
  expect(preview.dates).toContainEqual({
    subject: 'rightsRequest',
    subjectId: proved.id,
    reference: proved.reference,
    right: 'art15Access',
    regime: 'eu',
    limit: 'due',
    before: '2026-04-14',
    after: '2026-04-17',
  })
  expect((await client.rightsRequest.get({ id: proved.id })).dueOn).toBe('2026-04-14')
  expect((await client.deadlinePolicy.get()).policy).toEqual(usual)
})

test('a position that is taken moves the open clocks, which say so and warn of the earlier date', async () => {
  const { client, proved, reopen } = await withProvedIdentity()
  const { dates } = await client.deadlinePolicy.preview(anew)
  expect(await client.deadlinePolicy.change(anew)).toMatchObject({ policy: anew, movedClocks: 1, dates })
  expect((await client.rightsRequest.get({ id: proved.id })).dueOn).toBe('2026-04-17')
  const { clocks } = await client.rightsRequest.clock({ id: proved.id })
  expect(clocks[0]?.steps).toContainEqual({
    key: 'deadline:step.positionTaken',
    params: { dispute: 'D5', position: 'startAnew', usual: 'shift' },
    article: 'GDPR Art. 12(6), EDPB 01/2022 para. 159',
  })
  expect(clocks[0]?.alternatives).toContainEqual({ dispute: 'D5', position: 'shift', due: '2026-04-14' })
  expect(clocks[0]?.warnings).toContainEqual({
    key: 'deadline:warning.earlierReading',
    params: { dispute: 'D5', position: 'shift', due: '2026-04-14' },
    article: null,
  })
  const { items } = await client.audit.list({ limit: 1 })
  expect(items[0]).toMatchObject({
    action: 'deadlinePolicy.change',
    change: { note: { before: usual, after: anew, movedClocks: 1 } },
  })
  const { client: again } = await reopen()
  expect((await again.deadlinePolicy.get()).policy).toEqual(anew)
})

test('a clock that closed before the change keeps its dates, its rules and its steps', async () => {
  const { client, time, proved } = await withProvedIdentity()
  time.set('2026-04-13T10:00:00Z')
  const closed = await record(client, proved, 'answerSent', '2026-04-13')
  const before = await client.rightsRequest.clock({ id: closed.id })
  expect(before.clocks[0]).toMatchObject({ state: 'closed', inTime: true })
  time.set('2026-05-01T10:00:00Z')
  const arrival = { ...anew, positions: { D5: 'startAnew', D8: 'doesNotSuspend', D10: 'arrival' } }
  expect(await client.deadlinePolicy.preview(arrival)).toMatchObject({ openClocks: 0, movedClocks: 0 })
  await client.deadlinePolicy.change(arrival)
  expect(await client.rightsRequest.get({ id: closed.id })).toEqual(closed)
  expect((await client.rightsRequest.clock({ id: closed.id })).clocks).toEqual(before.clocks)
})

test('a clock that is open again is counted under the policy of today', async () => {
  const { client, time, proved } = await withProvedIdentity()
  time.set('2026-04-09T10:00:00Z')
  const closed = await record(client, proved, 'answerSent', '2026-04-08')
  await client.deadlinePolicy.change(anew)
  const bounced = await record(client, closed, 'answerBounced', '2026-04-09')
  expect(bounced).toMatchObject({ clockState: 'running', dueOn: '2026-04-17' })
})

test('a position of breaches moves the 72 hours of an open breach alone', async () => {
  const { client, proved } = await withProvedIdentity()
  const aware = { at: Instant.parse('2026-03-16T09:20:00Z'), reason: 'Logs', by: 'Head of IT' }
  const breach = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  const changed = await client.deadlinePolicy.change({ ...usual, positions: { D1: 'hourNotCounted' } })
  expect(changed.dates).toEqual([
    {
      subject: 'breach',
      subjectId: breach.id,
      reference: breach.reference,
      right: null,
      regime: 'eu',
      limit: 'due',
      before: '2026-03-19T09:20:00.000Z',
      after: '2026-03-19T10:00:00.000Z',
    },
  ])
  expect((await client.breach.get({ id: breach.id })).dueAt).toBe('2026-03-19T10:00:00.000Z')
  expect(await client.rightsRequest.get({ id: proved.id })).toEqual(proved)
  const { clocks } = await client.breach.clock({ id: breach.id })
  expect(clocks[0]?.steps.map(({ key }) => key)).toContain('deadline:step.positionTaken')
  expect(clocks[0]?.warnings.map(({ key }) => key)).toContain('deadline:warning.earlierReading')
})

test('the figures of the organisation count: working days to ask, hours to stop marketing, hours of a contract', async () => {
  const { client, proved } = await withProvedIdentity()
  const objection = await client.rightsRequest.create({
    ...request,
    rights: ['art21Objection'],
  })
  await client.rightsRequest.recordEvent({
    id: objection.id,
    revision: objection.revision,
    event: { event: 'marketingObjection', occurredAt: request.receivedAt },
  })
  const breach = await client.breach.create({ title: 'Mailbox of our customer' })
  const at = Instant.parse('2026-03-16T09:00:00Z')
  const event = { event: 'weAsProcessorAware' as const, occurredAt: at }
  await client.breach.recordEvent({ id: breach.id, revision: breach.revision, event })
  const own = { ...usual, stopMarketingWithinHours: 48, processorNoticeHours: 12 }
  const { dates } = await client.deadlinePolicy.preview(own)
  expect(dates.map(({ subjectId, limit, before, after }) => [subjectId, limit, before, after])).toEqual([
    [objection.id, 'stopMarketing', '2026-03-03T09:00:00.000Z', '2026-03-04T09:00:00.000Z'],
    [breach.id, 'notifyController', null, '2026-03-16T21:00:00.000Z'],
  ])
  await client.deadlinePolicy.change({ ...own, askWithinWorkingDays: 1 })
  expect((await client.rightsRequest.get({ id: proved.id })).dueOn).toBe('2026-04-02')
})

test('back to the defaults, nothing is left of the choice but its history', async () => {
  const { client, proved } = await withProvedIdentity()
  await client.deadlinePolicy.change(anew)
  const { policy } = await client.deadlinePolicy.change({ ...usual, positions: { D5: 'shift' } })
  expect(policy).toEqual(usual)
  const reset = await client.rightsRequest.get({ id: proved.id })
  expect(reset.dueOn).toBe('2026-04-14')
  const { items } = await client.audit.list({ filter: { action: ['deadlinePolicy.change'] } })
  expect(items).toHaveLength(2)
})

test.each<Partial<DeadlinePolicy>>([
  { positions: { D5: 'elapsed' } },
  { positions: { D99: 'shift' } },
  { positions: { toString: 'shift' } },
  { askWithinWorkingDays: 0 },
  { stopMarketingWithinHours: 1.5 },
  { processorNoticeHours: 1000 },
])('%j is no policy', async (changes) => {
  const { client } = await openTestStore()
  await expect(client.deadlinePolicy.change({ ...usual, ...changes })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})
