import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyring, readKeyringFile } from '#engine/keyring/index.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore, type TestClient, type TestStore } from '../../support/open-test-store.ts'
import { plainPages } from '../../support/plain-pages.ts'
import { ended } from '../connection/support.ts'

/** A word that stands nowhere else, for each place where a person may be named. */
export const canary = (place: string) => `canary${place}`
export const places = [
  ...[
    'name',
    'mail',
    'ticket',
    'phone',
    'number',
    'contact',
    'mandate',
    'scope',
    'assignee',
    'reason',
    'evidence',
    'decided',
  ],
  ...['advice', 'recipient', 'delivery', 'file', 'attached', 'action', 'answer', 'draft', 'hold'],
  ...['dropped', 'discarded', 'enclosed', 'passed', 'undone', 'view', 'typed'],
]
export const answeredAt = Instant.parse('2020-03-20T10:00:00Z')

/** The file of a request with a word of the person in every place, closed on 20 March 2020, and others around it. */
export async function wholeFile(): Promise<TestStore & { readonly id: Id<'request'> }> {
  const store = await openTestStore({ now: '2020-03-02T12:00:00Z' })
  const { client, time } = store
  // Rows before and after it, so that its rows are moved within their pages.
  for (let place = 0; place < 12; place++) await neighbour(store, `Neighbour ${place}`)
  const file = new File([`From: Ana\n\n${canary('attached')} `.repeat(400)], `${canary('file')}.txt`)
  const { id } = await client.rightsRequest.createFromMail({
    subjectName: `Ana ${canary('name')}`,
    subjectEmail: `${canary('mail')}@example.org`,
    subjectPhone: canary('phone'),
    identifiers: [canary('number')],
    contactRole: 'lawyer',
    contactName: canary('contact'),
    mandate: { scope: canary('mandate'), from: null, until: null, seenOn: null, evidence: '' },
    rights: ['art15Access', 'art17Erasure'],
    scope: `${canary('scope')} ${canary('view')}`,
    externalReference: canary('ticket'),
    assignee: canary('assignee'),
    receivedAt: Instant.parse('2020-03-02T09:00:00Z'),
    file,
  })
  const revision = async () => (await client.rightsRequest.get({ id })).revision
  await client.preference.set({ key: `draft:rightsRequest:${id}`, value: { scope: canary('draft') } })
  const advice = { by: 'Ana DPO', on: Day.parse('2020-03-02'), text: canary('advice') }
  await client.rightsRequest.advise({ id, revision: await revision(), advice })
  const task = await client.task.create({ title: canary('action'), subjectId: id, answer: canary('answer') })
  await client.task.update({ id: task.id, revision: task.revision, changes: { status: 'done' } })
  const dropped = await client.task.create({ title: canary('dropped'), subjectId: id })
  for (const [subjectId, name] of [
    [id, 'discarded'],
    [dropped.id, 'enclosed'],
  ] as const) {
    const thrown = new File(['Nothing'], `${canary(name)}.txt`)
    const { revision: one, ...kept } = await client.attachment.add({ subjectId, file: thrown })
    await client.attachment.remove({ id: kept.id, revision: one })
  }
  await client.task.remove({ id: dropped.id, revision: dropped.revision })
  // An action that was given to another record, under another title.
  const passed = await client.task.create({ title: canary('passed'), subjectId: id })
  const { id: vendorId } = await client.vendor.create({ name: 'Post office' })
  const changes = { title: 'Ask for the receipt', subjectId: vendorId }
  await client.task.update({ id: passed.id, revision: passed.revision, changes })
  const views = [canary('view'), 'Neighbour'].map((search) => ({
    name: search,
    filter: { search },
    sort: [],
  }))
  await client.preference.set({ key: 'views:rightsRequest', value: views })
  const typed = { at: answeredAt, changes: { title: canary('typed'), subjectId: id } }
  await client.preference.set({ key: 'draft:task:new', value: typed })
  const hold = await client.legalHold.place({ subjectId: id, reason: canary('hold') })
  await client.legalHold.lift({ id: hold.id, revision: hold.revision, reason: 'Settled' })
  const { result } = await ended(
    client,
    client.letter.make({ subjectId: id, kind: 'acknowledgement', recipientName: canary('recipient') }),
  )
  const letter = await client.letter.get(result as { id: never })
  await undoneLetter(client, id)
  const sent = {
    channel: 'post',
    to: canary('delivery'),
    dispatchedAt: answeredAt,
    passwordBy: '',
    evidence: '',
  } as const
  time.set('2020-03-20T12:00:00Z')
  await client.letter.dispatch({ id: letter.id, revision: letter.revision, delivery: sent })
  await client.rightsRequest.recordEvent({
    id,
    revision: await revision(),
    event: {
      event: 'answerSent',
      occurredAt: answeredAt,
      rights: ['art15Access'],
      evidence: canary('evidence'),
    },
  })
  await client.rightsRequest.refuse({
    id,
    revision: await revision(),
    event: { occurredAt: answeredAt, rights: ['art17Erasure'], reason: canary('reason') },
    refusalGrounds: ['art17_3_b'],
    decision: {
      ...{ byName: canary('decided'), function: 'Managing director', on: Day.parse('2020-03-19') },
      ...{ outcome: 'Refused', evidence: 'Minutes', followsAdvice: true },
    },
  })
  for (let place = 0; place < 12; place++) await neighbour(store, `Later ${place}`)
  time.set('2026-03-02T12:00:00Z')
  return { ...store, id }
}

/** A letter that was made and taken back by the history. */
async function undoneLetter(client: TestClient, subjectId: Id<'request'>): Promise<void> {
  const made = client.letter.make({ subjectId, kind: 'acknowledgement', recipientName: canary('undone') })
  const { id } = (await ended(client, made)).result as { id: string }
  const { items } = await client.audit.list({ filter: { entityId: [id] } })
  for (const { seq } of items) await client.audit.revert({ seq })
}

async function neighbour({ client }: Pick<TestStore, 'client'>, subjectName: string): Promise<void> {
  const created = await client.rightsRequest.create({
    subjectName,
    rights: ['art15Access'],
    scope: 'Everything that you keep of me. '.repeat(20),
    receivedAt: Instant.parse('2020-03-02T09:00:00Z'),
  })
  const event = { event: 'answerSent', occurredAt: Instant.parse('2020-03-02T10:00:00Z') } as const
  await client.rightsRequest.recordEvent({ id: created.id, revision: created.revision, event })
}

/** In which places of the store a word of the person is still found, by the place where it was typed. */
export async function traces(folder: string): Promise<readonly string[]> {
  const keyring = await openKeyring(readKeyringFile(folder).bytes, { user: 'Ana DPO', passphrase })
  const { pages, log } = plainPages(folder, keyring.keys.databaseKey())
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path))
  return places.filter((place) => [pages, log, ...files].some((bytes) => bytes.includes(canary(place))))
}
