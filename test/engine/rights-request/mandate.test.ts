import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const request = {
  subjectName: 'Iris Muster',
  rights: ['art15Access' as const],
  receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
}

const mandate = {
  scope: 'Access, answer to the lawyer',
  from: Day.parse('2026-02-01'),
  until: Day.parse('2026-03-31'),
  seenOn: Day.parse('2026-03-03'),
  evidence: 'Scan in the file',
}

test('whoever writes for themselves needs no mandate', async () => {
  expect(await findingsOf({})).toEqual([])
})

test('a lawyer without a mandate is told of, and that the answer would go to them', async () => {
  expect(await findingsOf({ contactRole: 'lawyer' })).toEqual(['mandateMissing.proxy'])
  expect(await findingsOf({ contactRole: 'lawyer', answerTo: 'contact' })).toEqual([
    'mandateMissing.proxy',
    'answerWithoutMandate',
  ])
})

test('parents show another proof than representatives, and heirs another law', async () => {
  expect(await findingsOf({ contactRole: 'parent' })).toEqual(['mandateMissing.custody'])
  expect(await findingsOf({ contactRole: 'heir' })).toEqual(['deceased', 'mandateMissing.standing'])
})

test('a mandate that was seen, covers the request and is valid today lets the answer go to the lawyer', async () => {
  expect(await findingsOf({ contactRole: 'lawyer', answerTo: 'contact', mandate })).toEqual([])
})

test('a mandate has its last day in it and has ended on the day after', async () => {
  const given = { contactRole: 'lawyer', answerTo: 'both', mandate } as const
  expect(await findingsOf(given, '2026-03-31T10:00:00Z')).toEqual([])
  expect(await findingsOf(given, '2026-04-01T10:00:00Z')).toEqual(['mandateExpired', 'answerWithoutMandate'])
})

test('a mandate that nobody saw, that begins later or does not say how far it goes is told of', async () => {
  const doubtful = { ...mandate, seenOn: null, from: Day.parse('2026-03-20'), scope: '' }
  expect(await findingsOf({ contactRole: 'lawyer', mandate: doubtful })).toEqual([
    'mandateNotSeen',
    'mandateNotYet',
    'mandateWithoutScope',
  ])
})

test('nothing stands in the way of an answer that was given', async () => {
  const { client } = await openTestStore({ now: '2026-03-05T10:00:00Z' })
  const { id, revision } = await client.rightsRequest.create({ ...request, contactRole: 'lawyer' })
  const occurredAt = Instant.parse('2026-03-04T09:00:00Z')
  await client.rightsRequest.recordEvent({ id, revision, event: { event: 'answerSent', occurredAt } })
  expect((await client.rightsRequest.clock({ id })).findings).toEqual([])
})

type Given = Partial<Parameters<TestClient['rightsRequest']['create']>[0]>

async function findingsOf(given: Given, now = '2026-03-05T10:00:00Z'): Promise<string[]> {
  const { client } = await openTestStore({ now })
  const { id } = await client.rightsRequest.create({ ...request, ...given })
  const { findings } = await client.rightsRequest.clock({ id })
  return findings.map(({ key }) => key.replace('rights-request:finding.', ''))
}
