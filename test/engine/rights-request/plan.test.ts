import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

const now = '2026-03-03T10:00:00Z'

test('a request without activities calls for an action in every system and at every processor', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await filled(client)
  const { tasks } = await client.rightsRequest.plan({ id })
  expect(tasks.map(({ via, name, work }) => [via, name, work.join()])).toEqual([
    ['system', 'CRM', 'search,erase'],
    ['system', 'Filing cabinet', 'search,erase'],
    ['processor', 'Cloud Host', 'search,erase'],
    ['processor', 'Parcel Express', 'search,erase'],
  ])
})

test('a request that names an activity calls for its systems and processors alone', async () => {
  const { client } = await openTestStore({ now })
  const { id } = await filled(client, { named: true })
  const { tasks } = await client.rightsRequest.plan({ id })
  expect(tasks.map(({ name, coveredBy }) => [name, coveredBy.join()])).toEqual([
    ['CRM', ''],
    ['Cloud Host', 'CRM'],
    ['Parcel Express', ''],
  ])
})

test('recipients are told once an erasure is done, each once, and not our own staff', async () => {
  const { client } = await openTestStore({ now })
  const request = await filled(client, { named: true })
  const event = { event: 'actionDone' as const, occurredAt: Instant.parse('2026-03-03T09:30:00Z') }
  await client.rightsRequest.recordEvent({ id: request.id, revision: request.revision, event })
  const { tasks } = await client.rightsRequest.plan({ id: request.id })
  const recipients = tasks.filter(({ via }) => via === 'recipient')
  expect(recipients.map(({ name, work }) => [name, work])).toEqual([
    ['Parcel Express', ['notify']],
    ['Tax office', ['notify']],
  ])
})

test('an access that was given calls for no notice to recipients', async () => {
  const { client } = await openTestStore({ now })
  const { id, revision } = await filled(client, { rights: ['art15Access'] })
  const event = { event: 'actionDone' as const, occurredAt: Instant.parse('2026-03-03T09:30:00Z') }
  await client.rightsRequest.recordEvent({ id, revision, event })
  const { tasks } = await client.rightsRequest.plan({ id })
  expect(tasks.filter(({ via }) => via === 'recipient')).toEqual([])
})

test('chosen actions are made once, say what to do, name nobody, and stop no clock', async () => {
  const { client } = await openTestStore({ now })
  const { id, dueOn } = await filled(client, { named: true })
  const plan = await client.rightsRequest.plan({ id })
  const keys = plan.tasks.filter(({ coveredBy }) => coveredBy.length === 0).map(({ key }) => key)
  const wanted = { id, keys, language: 'en' as const, dueOn: plan.dueOn, chaseOn: plan.chaseOn }
  expect(await client.rightsRequest.makeTasks(wanted)).toEqual({ made: 2 })
  expect(await client.rightsRequest.makeTasks(wanted)).toEqual({ made: 0 })
  const { items } = await client.task.list({ filter: { subjectId: [id] } })
  const titles = items.map(({ title }) => title).toSorted()
  expect(titles).toEqual([
    'CRM: find the person, erase (REQ-2026-001)',
    'Parcel Express: find the person, erase (REQ-2026-001)',
  ])
  const parcel = items.find(({ title }) => title.startsWith('Parcel'))
  expect(parcel).toMatchObject({ work: ['search', 'erase'], dueOn: '2026-03-17', chaseOn: '2026-03-10' })
  expect(parcel?.description).toContain('Art. 28(3)(e)')
  expect(JSON.stringify(items)).not.toContain('Muster')
  expect(await client.rightsRequest.get({ id })).toMatchObject({ clockState: 'running', dueOn })
  const made = (await client.rightsRequest.plan({ id })).tasks.filter(({ isMade }) => isMade)
  expect(made.map(({ name }) => name)).toEqual(['CRM', 'Parcel Express'])
})

test('an action that is to be asked about again stands on Today and in the calendar on that day', async () => {
  const { client, time } = await openTestStore({ now })
  const { id } = await filled(client, { named: true })
  const { tasks, dueOn, chaseOn } = await client.rightsRequest.plan({ id })
  const keys = tasks.slice(0, 1).map(({ key }) => key)
  await client.rightsRequest.makeTasks({ id, keys, language: 'en', dueOn, chaseOn })
  time.set('2026-03-10T08:00:00Z')
  const { due } = await client.dashboard.today({})
  expect(due.today.items.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['task', '2026-03-10']])
  const { items } = await client.calendar.list({ kinds: ['task'] })
  expect(items.map(({ limit, dueOn }) => [limit, dueOn])).toEqual([
    ['chase', '2026-03-10'],
    ['task', '2026-03-17'],
  ])
})

test('when the work target is near, places are asked at once', async () => {
  const { client, time } = await openTestStore({ now })
  const { id } = await filled(client)
  time.set('2026-03-31T10:00:00Z')
  expect(await client.rightsRequest.plan({ id })).toMatchObject({
    dueOn: '2026-03-31',
    chaseOn: '2026-03-31',
  })
})

interface Given {
  readonly named?: boolean
  readonly rights?: ('art15Access' | 'art17Erasure')[]
}

async function filled(client: TestClient, { named = false, rights = ['art17Erasure'] }: Given = {}) {
  const host = await client.vendor.create({ name: 'Cloud Host' })
  const parcel = await client.vendor.create({ name: 'Parcel Express' })
  await client.vendor.create({ name: 'Our bank', role: 'controller' })
  const crm = await client.system.create({ name: 'CRM', vendorId: host.id })
  await client.system.create({ name: 'Filing cabinet' })
  const activity = await client.processingActivity.create({
    name: 'Shipping',
    systemIds: [crm.id],
    recipients: [
      { name: 'Parcel Express', vendorId: parcel.id },
      { name: 'Tax office', kind: 'publicAuthority' },
      { name: 'Tax office', kind: 'publicAuthority' },
      { name: 'Dispatch', kind: 'internal' },
    ],
  })
  return client.rightsRequest.create({
    subjectName: 'Iris Muster',
    rights,
    receivedAt: Instant.parse('2026-03-02T09:00:00Z'),
    activityIds: named ? [activity.id] : [],
  })
}
