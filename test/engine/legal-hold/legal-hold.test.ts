import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { connected, ended, notesOf } from '../connection/support.ts'

const now = '2026-03-05T10:00:00Z'
const held = { code: 'under-legal-hold' }

test('what is held is not removed until the hold is lifted, and the refusal names the hold', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
  })
  const hold = await client.legalHold.place({ subjectId: id, reason: 'Claim of March' })
  expect(hold).toMatchObject({ reference: 'HLD-2026-001', from: '2026-03-05', placedBy: 'Ana DPO' })
  await expect(client.rightsRequest.remove({ id, revision })).rejects.toMatchObject({
    ...held,
    data: { params: { hold: 'HLD-2026-001', reason: 'Claim of March', by: 'Ana DPO' } },
  })
  await client.legalHold.lift({ id: hold.id, revision: hold.revision, reason: 'Settled' })
  expect(await client.rightsRequest.remove({ id, revision })).toEqual({})
})

test('a hold with a last day holds on that day and no longer', async () => {
  const { client, time } = await openTestStore({ now })
  const { id, revision } = await client.processingActivity.create({ name: 'Shipping' })
  await client.legalHold.place({ subjectId: id, reason: 'Audit', until: Day.parse('2026-03-31') })
  time.set('2026-03-31T10:00:00Z')
  await expect(client.processingActivity.remove({ id, revision })).rejects.toMatchObject(held)
  time.set('2026-04-02T10:00:00Z')
  expect(await client.processingActivity.remove({ id, revision })).toEqual({})
})

test('the making of what is held is not undone, and neither is the hold', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await client.processingActivity.create({ name: 'Shipping' })
  await client.legalHold.place({ subjectId: id, reason: 'Audit' })
  const { items } = await client.audit.list({})
  const entryOf = (action: string) => items.find((entry) => entry.action === action)?.seq ?? 0
  await expect(client.audit.revert({ seq: entryOf('processingActivity.create') })).rejects.toMatchObject(held)
  await expect(client.audit.revert({ seq: entryOf('legalHold.place') })).rejects.toMatchObject({
    code: 'legal-event-stays',
  })
})

test('a file and a letter of what is held stay, too', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
  })
  const file = new File(['Dear Sirs'], 'letter.txt', { type: 'text/plain' })
  const attachment = await client.attachment.add({ subjectId: id, file })
  await client.legalHold.place({ subjectId: id, reason: 'Claim' })
  const { revision } = attachment
  await expect(client.attachment.remove({ id: attachment.id, revision })).rejects.toMatchObject(held)
  const { items } = await client.audit.list({ filter: { entityId: [attachment.id] } })
  await expect(client.audit.revert({ seq: items[0]?.seq ?? 0 })).rejects.toMatchObject(held)
})

test('people who are held outlive a reading that does not meet them, and their connection is not removed', async () => {
  const { client, connection, twin, store } = await connected({ contacts: 3 })
  await ended(client, client.connection.sync({ id: connection.id }))
  const [first] = (await client.person.list({})).items
  if (first === undefined) throw new Error('nobody was read')
  await client.legalHold.place({ subjectId: first.id, reason: 'Claim' })
  const { revision } = await client.connection.get({ id: connection.id })
  await expect(client.connection.remove({ id: connection.id, revision })).rejects.toMatchObject(held)
  twin.contacts.delete(first.externalId)
  store.time.forward({ days: 7 })
  const job = await ended(client, client.connection.sync({ id: connection.id }))
  expect(notesOf(job)).toEqual(['people-held'])
  expect((await client.person.list({})).items.map(({ id }) => id)).toContain(first.id)
})

test('nothing is held that does not exist, or until a day that has passed', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await client.processingActivity.create({ name: 'Shipping' })
  const past = client.legalHold.place({ subjectId: id, reason: 'Audit', until: Day.parse('2026-03-04') })
  await expect(past).rejects.toMatchObject({ code: 'invalid-input' })
  const nobody = `${id.slice(0, -4)}zzzz` as typeof id
  await expect(client.legalHold.place({ subjectId: nobody, reason: 'Audit' })).rejects.toMatchObject({
    code: 'not-found',
  })
})
