import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { reportOf, valuesOf } from './made-document.ts'

const kind = 'breach-register'
const aware = {
  at: Instant.parse('2026-03-27T17:30:00Z'),
  reason: 'Logs show foreign access',
  by: 'Head of IT',
}

test('the file of a breach states people, data, effects and remedies, and what is not known as not known', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  await client.breach.create({
    title: 'Mailbox opened by a stranger',
    description: 'A stranger signed in with a stolen password.',
    dataSubjectCategories: ['customer'],
    peopleCount: { kind: 'approximate', value: 6800 },
    dataCategories: ['contactDetails'],
    consequences: 'False offers',
    measuresTaken: 'Password changed',
    aware,
  })
  const values = valuesOf(await reportOf(client, { kind }))
  expect(Object.fromEntries(values)).toMatchObject({
    Facts: 'A stranger signed in with a stolen password.',
    'Aware since': '2026-03-27T17:30:00.000Z',
    'Categories of data subjects': ['Customers'],
    'Number of data subjects': 'about 6,800',
    'Number of records': 'Not known yet',
    Effects: 'False offers',
    'Remedial action': 'Password changed',
    'Communication to the data subjects': 'Not determined yet',
    'Decision of the controller': null,
  })
})

test('the file of a breach shows the legal events that its clocks rest on, a corrected one as corrected', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const breach = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  const { events } = await client.breach.clock({ id: breach.id })
  const [awareness] = events
  await client.breach.recordEvent({
    id: breach.id,
    revision: breach.revision,
    event: {
      event: 'controllerAware',
      occurredAt: Instant.parse('2026-03-27T16:00:00Z'),
      reason: 'The provider told us an hour earlier',
      decidedBy: 'Head of IT',
      ...(awareness ? { correctionOf: awareness.id } : {}),
    },
  })
  const blocks = (await reportOf(client, { kind, recordId: breach.id })).sections.flatMap(
    (section) => section.blocks,
  )
  const table = blocks.find((block) => block.type === 'table')
  expect(table).toMatchObject({
    caption: 'Legal events',
    rows: [['2026-03-27T16:00:00.000Z', expect.any(String), ['The provider told us an hour earlier']]],
  })
})

test('a register without a breach says so', async () => {
  const { client } = await openTestStore()
  const [section] = (await reportOf(client, { kind })).sections
  expect(section?.blocks.at(-1)).toMatchObject({ type: 'note', text: 'No breach has been recorded.' })
})

test('the file of a breach shows what was filed with the authority, its receipt, and what was new in it', async () => {
  const { client } = await openTestStore({ now: '2026-03-28T18:00:00Z' })
  const { id, revision } = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  const sent = {
    id,
    authority: 'de-by',
    filedAt: Instant.parse('2026-03-28T09:00:00Z'),
    receipt: { at: Instant.parse('2026-03-28T09:01:00Z'), number: 'LDA-1085' },
  } as const
  await client.breach.file({ ...sent, revision, kind: 'initial' })
  const known = await client.breach.get({ id })
  const { revision: later } = await client.breach.update({
    id,
    revision: known.revision,
    changes: { measuresTaken: 'Password changed' },
  })
  await client.breach.file({
    ...sent,
    revision: later,
    kind: 'supplement',
    filedAt: Instant.parse('2026-03-28T17:00:00Z'),
    receipt: null,
    reason: 'The cause is known',
  })
  const report = await reportOf(client, { kind, recordId: id })
  const tables = report.sections.flatMap(({ blocks }) => blocks).filter((block) => block.type === 'table')
  const table = tables.find(({ caption }) => caption === 'Notifications to authorities')
  expect(table?.rows).toEqual([
    [
      ['BayLDA', 'First notification'],
      '2026-03-28T09:00:00.000Z',
      '2026-03-28T09:01:00.000Z',
      ['LDA-1085', expect.stringMatching(/^SHA-256 /)],
      [],
    ],
    [
      ['BayLDA', 'Supplement'],
      '2026-03-28T17:00:00.000Z',
      null,
      ['Sent, no receipt yet', expect.stringMatching(/^SHA-256 /)],
      ['The cause is known', 'New: Measures taken or proposed'],
    ],
  ])
  expect(report.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Breaches', 1],
    ['Notifications to authorities', 2],
  ])
})
