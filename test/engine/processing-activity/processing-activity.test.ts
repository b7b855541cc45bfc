import { expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'

const full = {
  name: 'Newsletter',
  purposes: [
    {
      id: 'purpose_01jd3k00000000000000000000' as never,
      name: 'Advertising',
      legalBasis: 'art6_1_a' as const,
    },
  ],
  dataSubjects: [{ category: 'subscriber' as const }],
  dataItems: [{ category: 'contactDetails' as const }],
  recipients: [{ name: 'Postbridge Mailing' }],
  retention: [{ period: 2, unit: 'year' as const, startEvent: 'Last click' }],
  measures: [{ kind: 'technicalMeasure' as const, text: 'Encryption in transit' }],
}

test('an entry that fills every cell of Art. 30 that applies is complete', async () => {
  const { client } = await openTestStore()
  const activity = await client.processingActivity.create(full)
  expect(activity.completeness).toBe(100)
  expect((await client.processingActivity.missing({ id: activity.id })).missing).toEqual([])
})

test('an entry with a name alone says which cells are missing, with their articles', async () => {
  const { client } = await openTestStore()
  const activity = await client.processingActivity.create({ name: 'Newsletter' })
  expect(activity.completeness).toBe(0)
  const { missing } = await client.processingActivity.missing({ id: activity.id })
  expect(missing.map(({ article }) => article)).toEqual([
    'GDPR Art. 30(1)(b)',
    'GDPR Art. 6(1)',
    'GDPR Art. 30(1)(c)',
    'GDPR Art. 30(1)(c)',
    'GDPR Art. 30(1)(d)',
    'GDPR Art. 30(1)(f)',
    'GDPR Art. 30(1)(g), 32(1)',
  ])
})

test('a special category without an Art. 9 condition leaves the entry incomplete', async () => {
  const { client } = await openTestStore()
  const dataItems = [{ category: 'healthDetails' as const, specialCategory: 'healthData' as const }]
  const activity = await client.processingActivity.create({ ...full, dataItems })
  const { missing } = await client.processingActivity.missing({ id: activity.id })
  expect(missing).toMatchObject([{ key: 'activity:missing.art9Condition', article: 'GDPR Art. 9(2)' }])
})

test("a processor's entry is measured against Art. 30(2)", async () => {
  const { client } = await openTestStore()
  const activity = await client.processingActivity.create({
    name: 'Hosting for customers',
    kind: 'processor',
  })
  const { missing } = await client.processingActivity.missing({ id: activity.id })
  expect(missing.map(({ article }) => article)).toEqual([
    'GDPR Art. 30(2)(a)',
    'GDPR Art. 30(2)(b)',
    'GDPR Art. 30(1)(g), 32(1)',
  ])
})

test("the controller's named decision approves an entry; editing it afterwards makes it a draft again", async () => {
  const { client } = await openTestStore()
  const activity = await client.processingActivity.create(full)
  const decision = {
    byName: 'Paul Chef',
    function: 'Managing director',
    on: Day.parse('2026-02-01'),
    outcome: 'Approved',
    evidence: 'Minutes',
  }
  const approved = await client.processingActivity.approve({ id: activity.id, revision: 1, decision })
  expect(approved).toMatchObject({ status: 'approved', approval: { byName: 'Paul Chef' } })
  const edited = await client.processingActivity.update({
    id: activity.id,
    revision: 2,
    changes: { description: 'Now weekly' },
  })
  expect(edited).toMatchObject({ status: 'draft', approval: null })
})

test('nobody approves an entry by writing the status', async () => {
  const { client } = await openTestStore()
  const created = await client.processingActivity.create({ ...full, status: 'approved' })
  expect(created.status).toBe('draft')
  await expect(
    client.processingActivity.update({ id: created.id, revision: 1, changes: { status: 'approved' } }),
  ).rejects.toMatchObject({ code: 'decision-needs-decider' })
})

test('a duplicate is a new draft with purposes of its own', async () => {
  const { client } = await openTestStore()
  const activity = await client.processingActivity.create(full)
  const copy = await client.processingActivity.duplicate({ id: activity.id, name: 'Newsletter in France' })
  expect(copy).toMatchObject({ name: 'Newsletter in France', status: 'draft', revision: 1 })
  expect(copy.purposes[0]?.name).toBe('Advertising')
  expect(copy.purposes[0]?.id).not.toBe(activity.purposes[0]?.id)
})
