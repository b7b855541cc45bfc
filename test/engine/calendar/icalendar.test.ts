import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'

interface Wanted {
  readonly language?: 'en' | 'fr' | 'de'
  readonly withTitles?: boolean
}

async function textOf(client: TestClient, { language = 'en', withTitles = false }: Wanted = {}) {
  return (await client.calendar.export({ language, withTitles })).text()
}

async function eventsOf(client: TestClient, wanted?: Wanted) {
  const calendar = new ICAL.Component(ICAL.parse(await textOf(client, wanted)))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

async function storeInUse() {
  const store = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const { client } = store
  const received = Instant.parse('2026-03-26T09:00:00Z')
  const request = await client.rightsRequest.create({
    subjectName: 'Iris Example',
    rights: ['art15Access'],
    receivedAt: received,
  })
  const aware = { at: Instant.parse('2026-03-27T17:30:00Z'), reason: 'Logs', by: 'IT' }
  await client.breach.create({ title: 'Mailbox; of Ana, and\nothers \\ more', aware })
  const title =
    'Überprüfung der Löschfristen für alle Bewerbungsunterlagen 🗂️ in der Personalabteilung, jährlich'
  const task = await client.task.create({ title, dueOn: Day.parse('2026-04-01') })
  return { ...store, request, task, title }
}

test('another program reads days as days and hours as moments', async () => {
  const { client } = await storeInUse()
  const events = await eventsOf(client)
  expect(
    events.map(({ startDate }) => [startDate.isDate, startDate.toString(), startDate.zone.tzid]),
  ).toEqual([
    [false, '2026-03-30T17:30:00Z', 'UTC'],
    [true, '2026-04-01', 'floating'],
    [true, '2026-04-27', 'floating'],
  ])
})

test('a deadline keeps its UID when its date moves, and counts on', async () => {
  const { client, request, task } = await storeInUse()
  const before = await eventsOf(client)
  await client.task.update({
    id: task.id,
    revision: task.revision,
    changes: { dueOn: Day.parse('2026-03-29') },
  })
  await client.rightsRequest.recordEvent({
    id: request.id,
    revision: request.revision,
    event: { event: 'extensionNoticeSent', occurredAt: Instant.parse('2026-03-27T10:00:00Z') },
  })
  const after = new Map((await eventsOf(client)).map((event) => [event.uid, event]))
  expect(new Set(before.map(({ uid }) => uid)).size).toBe(3)
  for (const { uid, startDate, sequence } of before) {
    const moved = after.get(uid)
    expect(moved, uid).toBeDefined()
    const hasMoved = !uid.startsWith('breach_')
    expect(moved?.startDate.toString() !== startDate.toString()).toBe(hasMoved)
    expect((moved?.sequence ?? 0) > sequence).toBe(hasMoved)
  }
})

test('references alone leave the store, unless titles are asked for', async () => {
  const { client, request, title } = await storeInUse()
  const plain = await textOf(client)
  for (const told of ['Iris', 'Mailbox', 'berprüfung', 'Example Trading']) expect(plain).not.toContain(told)
  expect(plain).toContain(`SUMMARY:${request.reference}: answer due`)
  const titled = await eventsOf(client, { withTitles: true })
  const summaries = titled.map(({ summary }) => summary).join('|')
  expect(summaries).toContain('Mailbox; of Ana, and\nothers \\ more')
  expect(summaries).toContain(title)
  // A request is told by its rights, never by the person.
  expect(await textOf(client, { withTitles: true })).not.toContain('Iris')
})

test.each(['en', 'fr', 'de'] as const)('in %s no line is longer than 75 octets', async (language) => {
  const { client } = await storeInUse()
  const text = await textOf(client, { language, withTitles: true })
  const lines = text.split('\r\n')
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(lines.some((line) => line.startsWith(' '))).toBe(true)
  expect(text).not.toMatch(/calendar:|codes:/)
})

test('the log says that the calendar was exported', async () => {
  const { client } = await storeInUse()
  await textOf(client)
  const { items } = await client.audit.list({ filter: { action: ['calendar.export'] } })
  expect(items).toHaveLength(1)
})
