import { describe, expect, test } from 'vitest'
import { loadLaw } from '#engine/law/index.ts'
import { Right } from '#shared/contract/codes.ts'
import { contentLimitsFor, outcomesFor, refusalGroundsFor } from '#shared/contract/grounds.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import delayGrounds from '../../../resources/law/codes/delay-ground.json' with { type: 'json' }
import { openTestStore, resourcesDir, type TestClient } from '../../support/open-test-store.ts'

const occurredAt = Instant.parse('2026-03-04T09:00:00Z')
const decision = {
  byName: 'Paul Chef',
  function: 'Managing director',
  on: Day.parse('2026-03-04'),
  outcome: 'Refused',
  evidence: 'Minutes',
}

describe('the lists by right', () => {
  test('the exceptions of erasure fit erasure alone', () => {
    expect(refusalGroundsFor(['art17Erasure'])).toContain('art17_3_b')
    for (const right of Right.options.filter((right) => right !== 'art17Erasure'))
      expect(refusalGroundsFor([right])).not.toContain('art17_3_b')
  })

  test('rights of others limit a copy and refuse nothing', () => {
    expect(contentLimitsFor(Right.options)).toEqual(['art15_4', 'art20_4'])
    expect(contentLimitsFor(['art17Erasure'])).toEqual([])
    expect(refusalGroundsFor(Right.options)).not.toContain('art15_4')
  })

  test('a withdrawal of consent can be neither refused nor found to concern nobody', () => {
    expect(refusalGroundsFor(['art7_3WithdrawConsent'])).toEqual([])
    expect(outcomesFor(['art7_3WithdrawConsent'])).not.toContain('refused')
    expect(outcomesFor(['art7_3WithdrawConsent'])).not.toContain('notIdentifiable')
    expect(outcomesFor(['art15Access'])).toContain('noDataFound')
  })

  test('identity can be doubted under the rights under which the clock lets it be doubted', () => {
    const { rights } = loadLaw(resourcesDir)
    const doubted = Right.options.filter((right) => rights[right].identityDoubt)
    expect(delayGrounds.identity.rights).toEqual(doubted)
  })
})

test('a refusal names grounds that fit the rights refused; another right’s ground is not taken', async () => {
  const { client, record } = await made(['art15Access', 'art17Erasure'])
  const { id, revision } = record
  const wrong = client.rightsRequest.refuse({
    id,
    revision,
    event: { occurredAt, rights: ['art15Access'] },
    refusalGrounds: ['art17_3_b'],
    decision,
  })
  await expect(wrong).rejects.toMatchObject({ code: 'invalid-input' })
  await client.rightsRequest.refuse({
    id,
    revision,
    event: { occurredAt, rights: ['art17Erasure'] },
    refusalGrounds: ['art17_3_b'],
    decision,
  })
  const { events, findings } = await client.rightsRequest.clock({ id })
  expect(events.find(({ event }) => event === 'refusalSent')?.facts).toEqual({
    refusalGrounds: ['art17_3_b'],
  })
  expect(findings).toEqual([])
})

test('a refusal without a ground stands in the file, and the record says that the ground is missing', async () => {
  const { client, record } = await made(['art15Access'])
  await client.rightsRequest.refuse({
    id: record.id,
    revision: record.revision,
    event: { occurredAt },
    decision,
  })
  expect(await findingsOf(client, record.id)).toEqual(['refusalWithoutGround'])
})

test('one ground does not carry the refusal of two rights', async () => {
  const { client, record } = await made(['art15Access', 'art17Erasure'])
  const { id, revision } = record
  const event = { occurredAt }
  await client.rightsRequest.refuse({ id, revision, event, refusalGrounds: ['art17_3_b'], decision })
  expect(await findingsOf(client, id)).toEqual(['refusalWithoutGround'])
})

test('a limit of content belongs to an answer, never to a refusal or to another right', async () => {
  const { client, record } = await made(['art15Access'])
  const { id, revision } = record
  const contentLimits = ['art15_4' as const]
  const limited = (event: 'answerSent' | 'identityAsked', limits: ('art15_4' | 'art20_4')[]) =>
    client.rightsRequest.recordEvent({
      id,
      revision,
      event: { event, occurredAt, facts: { contentLimits: limits } },
    })
  await expect(limited('identityAsked', contentLimits)).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(limited('answerSent', ['art20_4'])).rejects.toMatchObject({ code: 'invalid-input' })
  const answered = await limited('answerSent', contentLimits)
  expect(answered.status).toBe('fulfilled')
  const changes = { outcome: 'refused' as const }
  await expect(
    client.rightsRequest.update({ id, revision: answered.revision, changes }),
  ).rejects.toMatchObject({ code: 'decision-needs-decider' })
})

test('what was refused in part is not called refused', async () => {
  const { client, record } = await made(['art15Access', 'art17Erasure'])
  const refused = await client.rightsRequest.refuse({
    id: record.id,
    revision: record.revision,
    event: { occurredAt, rights: ['art17Erasure'] },
    refusalGrounds: ['art17_3_e'],
    decision,
  })
  const end = (outcome: 'refused' | 'partlyFulfilled') =>
    client.rightsRequest.update({ id: record.id, revision: refused.revision, changes: { outcome } })
  await expect(end('refused')).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['outcome'], key: 'refusedInPart' }] },
  })
  expect(await end('partlyFulfilled')).toMatchObject({ outcome: 'partlyFulfilled' })
})

test('an outcome that fits none of the rights is not taken', async () => {
  const { client, record } = await made(['art22AutomatedDecision'])
  const changes = { outcome: 'noDataFound' as const }
  await expect(
    client.rightsRequest.update({ id: record.id, revision: record.revision, changes }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
})

async function made(rights: Right[]) {
  const { client } = await openTestStore({ now: '2026-03-05T10:00:00Z' })
  const record = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights,
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
  })
  return { client, record }
}

async function findingsOf(client: TestClient, id: string): Promise<string[]> {
  const { findings } = await client.rightsRequest.clock({ id })
  return findings.map(({ key }) => key.replace('rights-request:finding.', ''))
}
