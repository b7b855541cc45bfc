import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { passphrase } from '../../support/credentials.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { addPerson, reopenAs } from '../../support/people.ts'

const day = (text: string) => Day.parse(text)
const references = (list: { readonly items: readonly { readonly reference: string }[] }) =>
  list.items.map(({ reference }) => reference)

async function reopened({ client, folder }: Awaited<ReturnType<typeof openTestStore>>, user = 'Ana DPO') {
  await client.store.lock({})
  await client.store.unlock({ path: folder, user, passphrase })
}

test('the first time there is nothing to compare with, and nothing is told', async () => {
  const store = await openTestStore({ now: '2026-02-01T09:00:00Z' })
  await store.client.task.create({ title: 'Late', dueOn: day('2026-01-01') })
  expect(await store.client.dashboard.digest({})).toEqual({ digest: null })
  await reopened(store)
  expect(await store.client.dashboard.digest({})).toEqual({ digest: null })
})

test('what became overdue or due since the last look is told once the store is open again, until it is dismissed', async () => {
  const store = await openTestStore({ now: '2026-02-01T09:00:00Z' })
  const { client, time } = store
  const known = await client.task.create({ title: 'Known', dueOn: day('2026-01-20') })
  const late = await client.task.create({ title: 'Late', dueOn: day('2026-02-03') })
  const due = await client.task.create({ title: 'Due', dueOn: day('2026-02-10') })
  const near = await client.task.create({ title: 'Near', dueOn: day('2026-02-15') })
  await client.task.create({ title: 'Far', dueOn: day('2026-04-01') })
  await client.dashboard.digest({})
  time.set('2026-02-10T09:00:00Z')
  expect(await client.dashboard.digest({})).toEqual({ digest: null })
  // That look counts as the last: go back to the morning before it.
  time.set('2026-02-01T10:00:00Z')
  await client.dashboard.digest({})
  time.set('2026-02-10T09:00:00Z')
  await reopened(store)
  const { digest } = await client.dashboard.digest({})
  expect(digest?.since).toBe('2026-02-01T10:00:00.000Z')
  expect(digest && [digest.overdue, digest.today, digest.thisWeek].map(references)).toEqual([
    [late.reference],
    [due.reference],
    [near.reference],
  ])
  expect(JSON.stringify(digest)).not.toContain(known.reference)
  expect(await client.dashboard.digest({})).toEqual({ digest })
  await client.dashboard.dismissDigest({})
  expect(await client.dashboard.digest({})).toEqual({ digest: null })
  await reopened(store)
  expect(await client.dashboard.digest({})).toEqual({ digest: null })
})

test('a colleague’s changes are told: a date that moved, an action that names the person', async () => {
  const store = await openTestStore({ now: '2026-02-01T09:00:00Z' })
  const { client } = store
  const { temporaryPassphrase } = await addPerson(store, 'Bo', 'contributor')
  const request = await client.rightsRequest.create({
    subjectName: 'Iris Example',
    rights: ['art15Access'],
    receivedAt: Instant.parse('2026-01-30T09:00:00Z'),
  })
  await client.dashboard.digest({})
  await reopenAs(store, 'Bo', temporaryPassphrase)
  await client.dashboard.digest({})
  const { revision } = await client.rightsRequest.get({ id: request.id })
  await client.rightsRequest.recordEvent({
    id: request.id,
    revision,
    event: { event: 'extensionNoticeSent', occurredAt: Instant.parse('2026-02-01T08:00:00Z') },
  })
  const task = await client.task.create({ title: 'Call', assignee: 'ana dpo' })
  await reopenAs(store, 'Ana DPO', passphrase)
  const { digest } = await client.dashboard.digest({})
  expect(digest && references(digest.moved)).toEqual([request.reference])
  expect(digest && references(digest.tasks)).toEqual([task.reference])
  expect(JSON.stringify(digest)).not.toContain('Iris')
})
