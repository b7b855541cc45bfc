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

test('the file of a breach shows who else was told, with article, rule, receipt and evidence of each step', async () => {
  const { client } = await openTestStore({ now: '2026-03-28T18:00:00Z' })
  const { id } = await client.breach.create({ title: 'Mailbox opened by a stranger', aware })
  const start = { start: 'aware', at: aware.at, evidence: 'Ticket 4711' } as const
  const nis2 = await client.reportingDuty.add({
    subjectId: id,
    kind: 'nis2',
    owedTo: 'National CSIRT',
    reason: 'We are an essential entity',
    starts: [start],
  })
  await client.reportingDuty.enter({
    id: nis2.id,
    revision: nis2.revision,
    entry: {
      what: 'done',
      of: 'earlyWarning',
      at: Instant.parse('2026-03-28T09:00:00Z'),
      channel: 'portal',
      receipt: 'CS-77',
      evidence: 'Mail of the CSIRT',
    },
  })
  const police = await client.reportingDuty.add({
    subjectId: id,
    kind: 'police',
    owedTo: 'Cybercrime unit',
    reason: 'Extortion',
    starts: [{ ...start, start: 'known' }],
  })
  await client.reportingDuty.enter({
    id: police.id,
    revision: police.revision,
    entry: { what: 'notApplicable', reason: 'No offence was found' },
  })
  const report = await reportOf(client, { kind, recordId: id })
  const blocks = report.sections.flatMap((section) => section.blocks)
  const from = blocks.findIndex(
    (block) => block.type === 'heading' && block.text === 'Others told of this breach',
  )
  const [told, table, untold] = blocks.slice(from + 1)
  expect(told).toMatchObject({
    text: [
      { text: 'National CSIRT · NIS2: significant incident' },
      ' (DTY-2026-001). ',
      'Applies because: We are an essential entity',
    ],
  })
  expect(table).toMatchObject({
    rows: [
      [
        'Early warning',
        'NIS2 Directive Art. 23(4)(a)',
        '28 Mar 2026, 18:30',
        '28 Mar 2026, 10:00, in time',
        'Portal of the authority · Receipt CS-77 · Mail of the CSIRT',
        'eu-nis2-23_4_a @2024-10-18',
      ],
      [
        'Incident notification',
        'NIS2 Directive Art. 23(4)(b)',
        '30 Mar 2026, 19:30',
        null,
        null,
        expect.any(String),
      ],
      ['Final report', 'NIS2 Directive Art. 23(4)(d), 23(4)(e)', 'not started', null, null, null],
    ],
  })
  expect(untold).toMatchObject({
    text: [
      { text: expect.stringContaining('Cybercrime unit') },
      expect.any(String),
      'Does not apply. No offence was found',
    ],
  })
  const sheet = report.sheets.find(({ name }) => name === 'Duties to report')
  expect(sheet?.rows[0]).toMatchObject([
    expect.stringContaining('BR-'),
    'DTY-2026-001',
    'National CSIRT',
    'NIS2: significant incident',
    'Early warning',
    'NIS2 Directive Art. 23(4)(a)',
    '2026-03-28T17:30:00.000Z',
    null,
    '2026-03-28T09:00:00.000Z',
    'in time',
    expect.stringContaining('CS-77'),
    expect.stringContaining('@'),
  ])
  // It has an end, and is not done.
  expect(sheet?.rows[1]?.slice(4, 10)).toEqual([
    'Incident notification',
    'NIS2 Directive Art. 23(4)(b)',
    '2026-03-30T17:30:00.000Z',
    null,
    null,
    'Open',
  ])
  expect(sheet?.rows[2]?.slice(6, 10)).toEqual([null, null, null, 'not started'])
})
