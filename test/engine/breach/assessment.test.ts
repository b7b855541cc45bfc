import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const aware = {
  at: Instant.parse('2026-03-27T17:30:00Z'),
  reason: 'Logs show foreign access',
  by: 'Head of IT',
}
const stolenCredentials = {
  nature: ['confidentiality'],
  unauthorisedAccess: 'certain',
  intent: 'malicious',
  credentials: 'usable',
}

test('an assessment is kept with its facts and versions, and its verdict stands in the file', async () => {
  const { client } = await openTestStore({ now: '2026-03-28T18:00:00Z' })
  const { id, revision } = await client.breach.create({ title: 'Passwords copied', aware })
  const breach = await client.breach.assess({
    id,
    revision,
    facts: stolenCredentials,
    note: 'Found on a forum',
  })
  expect(breach.assessment).toMatchObject({
    facts: stolenCredentials,
    verdicts: [{ regime: 'eu', authority: 'required', people: 'required' }],
    assessedAt: '2026-03-28T18:00:00.000Z',
  })
  // Advice only: nothing is decided by it.
  expect(breach).toMatchObject({ authorityNotification: 'undetermined', decision: null })
  const { events } = await client.breach.clock({ id })
  expect(events.find(({ event }) => event === 'riskAssessed')).toMatchObject({
    facts: { verdict: 'required' },
    reason: 'Found on a forum',
  })
})

test('with several regimes each has its verdicts, and the file keeps the gravest', async () => {
  const { client } = await openTestStore({ now: '2026-03-28T18:00:00Z' })
  const { id, revision } = await client.breach.create({
    title: 'Letter astray',
    aware,
    regimes: ['ch', 'eu'],
  })
  const facts = {
    nature: ['confidentiality'],
    unauthorisedAccess: 'certain',
    intent: 'accidental',
    recipient: 'identified',
    identityData: 'civil',
    specialCategories: 'none',
    financialData: 'none',
    credentials: 'none',
    privateLife: 'none',
    vulnerablePeople: 'none',
    volume: 1,
  }
  const { assessment } = await client.breach.assess({ id, revision, facts })
  expect(assessment?.verdicts).toEqual([
    { regime: 'ch', authority: 'notRequired', people: 'notRequired' },
    { regime: 'eu', authority: 'required', people: 'notRequired' },
  ])
  const { events } = await client.breach.clock({ id })
  expect(events.find(({ event }) => event === 'riskAssessed')?.facts.verdict).toBe('required')
})

test('before the first assessment the record itself lets expect facts, to be confirmed', async () => {
  const { client } = await openTestStore()
  const { id } = await client.breach.create({
    title: 'Letter astray',
    nature: ['confidentiality'],
    incidentType: 'misdirectedPost',
    cause: 'internalHumanError',
    dataCategories: ['contactDetails', 'bankAccount'],
    peopleCount: { kind: 'exact', value: 213 },
  })
  const { facts, suggested, regimes } = await client.breach.assessment({ id })
  expect(facts).toEqual({
    nature: ['confidentiality'],
    unauthorisedAccess: 'certain',
    intent: 'accidental',
    recipient: 'identified',
    identityData: 'contact',
    financialData: 'detailed',
    volume: 'many',
  })
  expect(suggested.toSorted()).toEqual(Object.keys(facts).toSorted())
  expect(regimes[0]?.authority).toBe('required')
})

test('what facts would come to is shown without keeping anything', async () => {
  const { client } = await openTestStore()
  const { id, revision } = await client.breach.create({ title: 'Lost laptop' })
  const tried = await client.breach.assessment({
    id,
    facts: { ...stolenCredentials, encryption: 'strong', key: 'safe' },
  })
  expect(tried.regimes[0]).toMatchObject({ authority: 'notRequired', people: 'notRequired' })
  expect(await client.breach.get({ id })).toMatchObject({ revision, assessment: null })
})

test('a factor of the severity that is set otherwise needs its reason', async () => {
  const { client } = await openTestStore()
  const { id, revision } = await client.breach.create({ title: 'Lost laptop' })
  const enisa = { dpc: { value: 2, reason: '' } }
  await expect(client.breach.assess({ id, revision, facts: {}, enisa })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

test('facts that the rules do not know are refused, and nothing is kept', async () => {
  const { client } = await openTestStore()
  const { id, revision } = await client.breach.create({ title: 'Lost laptop' })
  await expect(client.breach.assess({ id, revision, facts: { encrypton: 'strong' } })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['facts', 'encrypton'], key: 'unknownFact' }] },
  })
  expect(await client.breach.get({ id })).toMatchObject({ revision, assessment: null })
  expect((await client.breach.clock({ id })).events).toEqual([])
})
