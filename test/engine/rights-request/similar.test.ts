import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const first = {
  subjectName: 'Iris Muster',
  subjectEmail: 'iris@example.org',
  subjectPhone: '+49 30 1234567',
  identifiers: ['K-0088231'],
  rights: ['art15Access' as const],
  receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
}
const nobody = { subjectName: 'I.', subjectEmail: '', subjectPhone: '', identifiers: [] }
const later = Instant.parse('2026-03-10T09:00:00Z')

test.each([
  ['the e-mail address, however it is written', { subjectEmail: 'IRIS@example.org' }, 'email'],
  ['the telephone number', { subjectPhone: '0049 30 123 4567' }, 'phone'],
  ['an identifier', { identifiers: ['x', 'k-0088231'] }, 'identifier'],
  ['the name', { subjectName: 'iris muster' }, 'name'],
])('a request that shares %s and a right is proposed', async (_what, shared, reason) => {
  const items = await similarTo({ ...nobody, ...shared })
  expect(items).toMatchObject([{ reasons: [reason], daysApart: 8, proposed: 'duplicate' }])
})

test('without a right in common, without anything in common, or a year apart nothing is proposed', async () => {
  expect(await similarTo({ ...first, rights: ['art17Erasure'] })).toEqual([])
  expect(await similarTo(nobody)).toEqual([])
  expect(await similarTo({ ...first, receivedAt: Instant.parse('2027-03-03T09:00:00Z') })).toEqual([])
})

test('a request is not proposed to itself', async () => {
  const { client, record } = await made()
  const { items } = await client.rightsRequest.similar({ ...asked(first), exceptId: record.id })
  expect(items).toEqual([])
})

test('after the answer it is a repeat, and so it is when more than a month has passed', async () => {
  const { client, record } = await made()
  const month = await client.rightsRequest.similar({
    ...asked(first),
    receivedAt: Instant.parse('2026-04-10T09:00:00Z'),
  })
  expect(month.items).toMatchObject([{ proposed: 'repeat' }])
  const event = { event: 'answerSent' as const, occurredAt: Instant.parse('2026-03-04T09:00:00Z') }
  await client.rightsRequest.recordEvent({ id: record.id, revision: record.revision, event })
  const answered = await client.rightsRequest.similar({ ...asked(first), receivedAt: later })
  expect(answered.items).toMatchObject([{ proposed: 'repeat' }])
})

test('the earlier of two linked requests does not propose the link once more, before it is taken back', async () => {
  const { client, record } = await made()
  const receivedAt = Instant.parse('2026-03-05T09:00:00Z')
  const second = await client.rightsRequest.create({ ...first, receivedAt })
  const ofEarlier = () => client.rightsRequest.similar({ ...asked(first), exceptId: record.id })
  expect((await ofEarlier()).items).toMatchObject([{ id: second.id }])
  const relation = { requestId: record.id, kind: 'duplicate' as const }
  const { id, revision } = second
  const linked = await client.rightsRequest.update({ id, revision, changes: { relation } })
  expect((await ofEarlier()).items).toEqual([])
  await client.rightsRequest.update({ id, revision: linked.revision, changes: { relation: null } })
  expect((await ofEarlier()).items).toMatchObject([{ id: second.id }])
})

test('a duplicate is linked and neither merged nor closed; a request is no duplicate of itself', async () => {
  const { client, record } = await made()
  const second = await client.rightsRequest.create({
    ...first,
    receivedAt: Instant.parse('2026-03-05T09:00:00Z'),
  })
  const { id, revision, dueOn } = second
  const relation = { requestId: record.id, kind: 'duplicate' as const }
  expect(await client.rightsRequest.update({ id, revision, changes: { relation } })).toMatchObject({
    relation,
    clockState: 'running',
    dueOn,
  })
  const itself = { relation: { requestId: id, kind: 'repeat' as const } }
  await expect(client.rightsRequest.update({ id, revision: 2, changes: itself })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

type Asked = Partial<Parameters<TestClient['rightsRequest']['similar']>[0]>

async function similarTo(of: Asked) {
  const { client } = await made()
  const { items } = await client.rightsRequest.similar({ ...asked(of), ...of })
  return items
}

async function made() {
  const { client } = await openTestStore({ now: '2026-03-05T10:00:00Z' })
  return { client, record: await client.rightsRequest.create(first) }
}

function asked(of: Asked) {
  const { subjectName, subjectEmail, subjectPhone, identifiers, rights } = { ...first, ...of }
  return { subjectName, subjectEmail, subjectPhone, identifiers, rights, receivedAt: of.receivedAt ?? later }
}
