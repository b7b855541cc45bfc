import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { answers, makeLetter, requestWith } from './written.ts'

const at = (moment: string) => Instant.parse(moment)

async function sentAnswer() {
  const { client, time } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const made = await makeLetter(client, { subjectId: request.id, kind: 'completion', answers })
  await client.rightsRequest.recordEvent({
    id: request.id,
    revision: request.revision,
    event: { event: 'answerSent', occurredAt: at('2026-03-20T10:00:00Z') },
  })
  const letter = await client.letter.dispatch({
    id: made.id,
    revision: made.revision,
    delivery: {
      channel: 'encryptedEmail',
      to: 'ana@example.com',
      dispatchedAt: at('2026-03-20T10:00:00Z'),
      passwordBy: 'Text message',
      evidence: 'Sent mail 4711',
    },
  })
  return { client, time, letter, request }
}

test('a letter keeps how it went out and that the password went another way', async () => {
  const { letter } = await sentAnswer()
  expect(letter.deliveries).toEqual([
    {
      channel: 'encryptedEmail',
      to: 'ana@example.com',
      dispatchedAt: '2026-03-20T10:00:00.000Z',
      passwordBy: 'Text message',
      evidence: 'Sent mail 4711',
      outcome: 'pending',
      outcomeAt: null,
      outcomeEvidence: '',
      incidentId: null,
    },
  ])
})

test('an answer that bounces opens the clock again with its original date', async () => {
  const { client, time, letter, request } = await sentAnswer()
  expect(await client.rightsRequest.get({ id: request.id })).toMatchObject({ clockState: 'closed' })
  time.set('2026-03-24T10:00:00Z')
  const { id, revision } = letter
  const after = await client.letter.settle({
    id,
    revision,
    delivery: 0,
    outcome: 'bounced',
    at: at('2026-03-23T08:00:00Z'),
    evidence: 'Mailbox full',
  })
  expect(after.deliveries[0]).toMatchObject({ outcome: 'bounced', outcomeEvidence: 'Mailbox full' })
  expect(await client.rightsRequest.get({ id: request.id })).toMatchObject({
    clockState: 'running',
    dueOn: '2026-04-02',
  })
  const { events } = await client.rightsRequest.clock({ id: request.id })
  expect(events.find(({ event }) => event === 'answerBounced')?.evidence).toBe('LTR-2026-001: Mailbox full')
})

test('a letter that went to somebody else opens an incident, which is no breach yet, and the clock', async () => {
  const { client, time, letter, request } = await sentAnswer()
  time.set('2026-03-24T10:00:00Z')
  const { id, revision } = letter
  const after = await client.letter.settle({
    id,
    revision,
    delivery: 0,
    outcome: 'misdelivered',
    at: at('2026-03-24T08:00:00Z'),
    evidence: 'Call of the neighbour',
  })
  const { items } = await client.securityIncident.list({})
  expect(items).toMatchObject([
    {
      title: 'Letter LTR-2026-001 went to somebody else',
      outcome: 'open',
      detectedAt: '2026-03-24T08:00:00.000Z',
      description: expect.stringContaining('REQ-2026-001'),
    },
  ])
  expect(items[0]?.description).toContain('Call of the neighbour')
  expect(after.deliveries[0]?.incidentId).toBe(items[0]?.id)
  expect((await client.breach.list({})).total).toBe(0)
  const { letters } = await client.letter.ofIncident({ incidentId: items[0]?.id ?? ('' as never) })
  expect(letters.map((one) => [one.reference, one.subjectId])).toEqual([['LTR-2026-001', request.id]])
  // The person has not had the answer.
  expect(await client.rightsRequest.get({ id: request.id })).toMatchObject({
    clockState: 'running',
    dueOn: '2026-04-02',
  })
})

test('the arrival of an answer is noted in the file', async () => {
  const { client, letter, request } = await sentAnswer()
  const { id, revision } = letter
  await client.letter.settle({
    id,
    revision,
    delivery: 0,
    outcome: 'arrived',
    at: at('2026-03-20T10:00:00Z'),
  })
  const { events } = await client.rightsRequest.clock({ id: request.id })
  expect(events.map(({ event }) => event)).toContain('answerArrived')
})

test('a question that bounces is no answer that bounced', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const { id, revision } = await makeLetter(client, { subjectId: request.id, kind: 'acknowledgement' })
  const moment = at('2026-03-20T10:00:00Z')
  const sent = await client.letter.dispatch({
    id,
    revision,
    delivery: { channel: 'post', to: 'Ana', dispatchedAt: moment },
  })
  await client.letter.settle({ id, revision: sent.revision, delivery: 0, outcome: 'bounced', at: moment })
  const { events } = await client.rightsRequest.clock({ id: request.id })
  expect(events.map(({ event }) => event)).toEqual(['receivedByController'])
})

test('what lies in the future or before the dispatch is refused', async () => {
  const { client, letter } = await sentAnswer()
  const { id, revision } = letter
  const settled = { id, revision, delivery: 0, outcome: 'arrived' } as const
  await expect(client.letter.settle({ ...settled, at: at('2026-04-01T00:00:00Z') })).rejects.toMatchObject({
    data: { issues: [{ path: ['at'], key: 'inFuture' }] },
  })
  await expect(client.letter.settle({ ...settled, at: at('2026-03-19T00:00:00Z') })).rejects.toMatchObject({
    data: { issues: [{ path: ['at'], key: 'beforeDispatch' }] },
  })
  await expect(
    client.letter.settle({ ...settled, delivery: 1, at: at('2026-03-20T10:00:00Z') }),
  ).rejects.toMatchObject({ data: { issues: [{ path: ['delivery'], key: 'notOneOf' }] } })
})

test('a refusal in part stands with its decider, and its letter carries the remedies', async () => {
  const { client } = await openTestStore({ now: '2026-03-20T10:00:00Z' })
  const request = await requestWith(client)
  const letter = await makeLetter(client, { subjectId: request.id, kind: 'partialAnswer', answers })
  expect(letter.text).toContain('GDPR Art. 77')
  expect(letter.text).toContain('GDPR Art. 79')
  const refusal = {
    id: request.id,
    revision: request.revision,
    event: { occurredAt: at('2026-03-20T10:00:00Z'), reason: answers.reasons, evidence: letter.reference },
  }
  const decision = {
    byName: 'Nora Vogt',
    function: 'Managing director',
    on: Day.parse('2026-03-20'),
    outcome: 'Invoices stay',
    evidence: 'Mail of 20 March',
  }
  await expect(
    client.rightsRequest.refuse({ ...refusal, decision: { ...decision, byName: 'Ana DPO' } }),
  ).rejects.toMatchObject({ code: 'decision-needs-decider' })
  await client.rightsRequest.refuse({ ...refusal, decision })
  const { events } = await client.rightsRequest.clock({ id: request.id })
  expect(events.find(({ event }) => event === 'refusalSent')).toMatchObject({
    decidedBy: 'Nora Vogt',
    evidence: 'LTR-2026-001',
  })
})
