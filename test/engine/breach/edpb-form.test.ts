import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const now = '2026-03-28T18:00:00Z'
const aware = {
  at: Instant.parse('2026-03-27T17:30:00Z'),
  reason: 'Logs show foreign access',
  by: 'Head of IT',
}

async function ransomware(client: TestClient) {
  const system = await client.system.create({ name: 'File server', kind: 'other', hostingCountry: 'DE' })
  return client.breach.create({
    title: 'Files encrypted',
    description: 'Extortion software encrypted the file server.',
    nature: ['availability', 'confidentiality'],
    incidentType: 'ransomware',
    cause: 'externalMalicious',
    begunAt: Instant.parse('2026-03-26T22:00:00Z'),
    endedAt: Instant.parse('2026-03-27T16:00:00Z'),
    dataSubjectCategories: ['employee', 'customer'],
    dataCategories: ['contactDetails', 'bankAccount'],
    specialCategories: ['healthData'],
    peopleCount: { kind: 'approximate', value: 1200 },
    countries: ['FR', 'CH', 'DE'],
    systemIds: [system.id],
    measuresTaken: 'Server taken off the network',
    aware,
  })
}

test('the record fills the form: letters from its codes, texts from its texts', async () => {
  const { client } = await openTestStore({ now })
  const breach = await ransomware(client)
  const { answers, issues } = await client.breach.form({ id: breach.id })
  expect(answers).toMatchObject({
    field_3: 'a',
    field_4: 'b',
    field_7: breach.reference,
    field_44: 'b',
    field_46: '2026-03-26T22:00:00.000Z',
    field_48: '2026-03-27T17:30:00.000Z',
    field_55: ['a', 'c'],
    field_60: ['b'],
    field_61: 'd',
    field_62: 'Extortion software encrypted the file server.',
    field_65: ['a', 'b'],
    field_67: 'b',
    field_68: 1200,
    field_70: ['b', 'k', 'q'],
    field_72: 'd',
    field_92: 'Server taken off the network',
  })
  expect(answers.field_63).toContain('File server')
  // Not late, so nobody is asked why; what is not asked is not answered either.
  expect(answers).not.toHaveProperty('field_49')
  expect(answers).not.toHaveProperty('field_73')
  expect(issues.filter(({ rule }) => rule !== 'missing')).toEqual([])
})

test('an own answer takes the place of the record until it is taken back, and an empty one keeps the field empty', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await ransomware(client)
  const own = { field_61: 'f', field_113: 'a', field_92: null }
  const breach = await client.breach.answerForm({ id, revision, own })
  expect(breach).toMatchObject({ edpbAnswers: own, revision: revision + 1 })
  const reading = await client.breach.form({ id })
  expect(reading.answers).toMatchObject({ field_61: 'f', field_116: ['FR', 'DE'] })
  expect(reading.answers).not.toHaveProperty('field_92')
  expect(reading.proposed).toMatchObject({ field_61: 'd', field_92: 'Server taken off the network' })
  const back = await client.breach.answerForm({ id, revision: breach.revision, own: {} })
  expect(back.edpbAnswers).toBeNull()
  expect((await client.breach.form({ id })).answers.field_61).toBe('d')
})

test('answers are tried without being kept, and a question that is no longer asked keeps its answer for later', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await ransomware(client)
  const told = { field_97: 'a', field_102: 'b', field_103: 'Some addresses are unknown' }
  const tried = await client.breach.form({ id, own: told })
  expect(tried.answers).toMatchObject(told)
  const untold = await client.breach.form({ id, own: { ...told, field_97: 'd' } })
  expect(untold.answers).not.toHaveProperty('field_103')
  expect(untold.issues.filter(({ rule }) => rule !== 'missing')).toEqual([])
  expect(await client.breach.get({ id })).toMatchObject({ revision, edpbAnswers: null })
})

test('a letter that stands open for incomplete notifications only is not proposed to a complete one', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await client.breach.create({ title: 'Letter lost', aware })
  expect((await client.breach.form({ id })).answers).toMatchObject({ field_4: 'b', field_67: 'd' })
  const complete = await client.breach.form({ id, own: { field_4: 'a' } })
  expect(complete.answers).not.toHaveProperty('field_67')
  expect(complete.issues.map(({ field }) => field)).toContain('field_67')
  const field = complete.fields.find(({ number }) => number === 67)
  expect(field?.options.map(({ letter }) => letter)).toEqual(['a', 'b', 'c'])
})

test('the reasons for being late are asked once 72 hours have passed', async () => {
  const { client } = await openTestStore({ now: '2026-03-30T17:31:00Z' })
  const { id } = await client.breach.create({ title: 'Letter lost', aware })
  const { fields, issues } = await client.breach.form({ id })
  expect(fields.map(({ number }) => number)).toContain(49)
  expect(issues).toContainEqual(expect.objectContaining({ field: 'field_49', rule: 'missing' }))
})

test('once a notification was filed, the form is a follow-up; what was told to the people stands in it', async () => {
  const { client } = await openTestStore({ now })
  const made = await ransomware(client)
  const filed = await client.breach.recordEvent({
    id: made.id,
    revision: made.revision,
    event: {
      event: 'initialFiled',
      occurredAt: Instant.parse('2026-03-28T09:00:00Z'),
      evidence: 'CNIL 26-0311',
    },
  })
  await client.breach.recordEvent({
    id: made.id,
    revision: filed.revision,
    event: { event: 'art34Sent', occurredAt: Instant.parse('2026-03-28T15:00:00Z') },
  })
  expect((await client.breach.form({ id: made.id })).answers).toMatchObject({
    field_3: 'b',
    field_6: 'CNIL 26-0311',
    field_97: 'a',
    field_98: '2026-03-28',
  })
})

test.each([
  ['a letter that there is not', { field_3: 'z' }, 'notAccepted'],
  ['one letter where a list belongs', { field_55: 'a' }, 'notAccepted'],
  ['a field that the form does not have', { field_8: 'a' }, 'unknownField'],
])('%s is refused and nothing is kept', async (_what, own, key) => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.breach.create({ title: 'Letter lost' })
  await expect(client.breach.answerForm({ id, revision, own })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['own', Object.keys(own)[0]], key }] },
  })
  expect(await client.breach.get({ id })).toMatchObject({ edpbAnswers: null })
})

test('a controller outside the EEA is asked for its representative and not for a lead authority', async () => {
  const { client } = await openTestStore({ now })
  const organisation = await client.organisation.get({})
  await client.organisation.update({
    id: organisation.id,
    revision: organisation.revision,
    changes: { country: 'US', calendarCountry: 'IE', region: null },
  })
  const { id } = await client.breach.create({
    title: 'Letter lost',
    timeZone: organisation.timeZone,
    country: 'IE',
  })
  const numbers = (await client.breach.form({ id })).fields.map(({ number }) => number)
  expect(numbers).toEqual(expect.arrayContaining([18, 120]))
  expect(numbers).not.toContain(113)
})

test('a vendor may be named like a property that every object has', async () => {
  const { client } = await openTestStore({ now })
  const vendor = await client.vendor.create({ name: 'constructor', role: 'processor' })
  const system = await client.system.create({ name: 'Mail', kind: 'other', vendorId: vendor.id })
  const breach = await client.breach.create({ title: 'Mail read by others', systemIds: [system.id], aware })
  expect((await client.breach.form({ id: breach.id })).answers).toMatchObject({ field_40: ['constructor'] })
  expect((await client.breach.filingSheets({ id: breach.id })).sheets.length).toBeGreaterThan(1)
})
