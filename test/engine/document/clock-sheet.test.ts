import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { makeDocument, reportOf, valuesOf } from './made-document.ts'

const kind = 'clock-sheet'
const at = (text: string) => Instant.parse(text)

async function suspended() {
  const store = await openTestStore({ now: '2026-03-20T09:00:00Z' })
  const { client } = store
  const request = await client.rightsRequest.create({
    subjectName: 'Iris Example',
    rights: ['art15Access'],
    receivedAt: at('2026-03-02T09:00:00Z'),
  })
  await client.rightsRequest.recordEvent({
    id: request.id,
    revision: request.revision,
    event: {
      event: 'identityAsked',
      occurredAt: at('2026-03-03T09:00:00Z'),
      facts: { reasonedDoubt: true },
      reason: 'The address was not the known one',
      evidence: 'Letter of 3 March',
    },
  })
  return { ...store, request }
}

test('the sheet of a request has its dates, each step with its article, and who recorded which event on what evidence', async () => {
  const { client, request } = await suspended()
  const report = await reportOf(client, { kind, recordId: request.id })
  expect(report).toMatchObject({
    title: `Clock explanation sheet ${request.reference}`,
    subtitle: 'Internal',
  })
  const blocks = report.sections.flatMap((section) => section.blocks)
  expect(blocks[0]).toMatchObject({
    type: 'note',
    tone: 'attention',
    text: expect.stringContaining('Internal'),
  })
  expect(Object.fromEntries(valuesOf(report))).toMatchObject({
    'Holiday calendar': 'Germany, Bayern',
    State: 'suspended',
    'Cautious date (without suspension)': '2026-04-02',
    'Legal date': 'none, as long as the clock does not run',
    'Rule and version': 'eu-art12_3@2018-05-25',
  })
  expect(blocks.at(-1)).toMatchObject({ type: 'paragraph', text: expect.stringMatching(/^Own figures: /) })
  const steps = blocks.find((block) => block.type === 'list')
  expect(JSON.stringify(steps)).toContain('2 March 2026')
  expect(JSON.stringify(steps)).toContain('GDPR Art. 12(6)')
  const events = blocks.find((block) => block.type === 'table')
  expect(events).toMatchObject({
    rows: [
      ['2026-03-02T09:00:00.000Z', 'Received by the controller', 'Ana DPO, 20 March 2026', null],
      [
        '2026-03-03T09:00:00.000Z',
        expect.any(String),
        'Ana DPO, 20 March 2026',
        'The address was not the known one · Letter of 3 March',
      ],
    ],
  })
})

test('the sheet names every position in dispute that could concern its clocks, and which were chosen here', async () => {
  const { client, request } = await suspended()
  const { policy } = await client.deadlinePolicy.get()
  await client.deadlinePolicy.change({ ...policy, positions: { D5: 'startAnew' } })
  const report = await reportOf(client, { kind, recordId: request.id, language: 'de' })
  const tables = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'))
  const rows = tables.at(-2)?.rows ?? []
  expect(rows).toHaveLength(5)
  expect(rows.filter((row) => row.includes('hier gewählt'))).toHaveLength(1)
  expect(tables.at(-1)?.caption).toBe('Auffassungen bis 20. März 2026')
})

test('the sheet of a breach has its moments, and a corrected event stays in sight', async () => {
  const { client } = await openTestStore({ now: '2026-03-27T18:00:00Z' })
  const aware = { at: at('2026-03-27T17:30:00Z'), reason: 'Logs', by: 'Head of IT' }
  const breach = await client.breach.create({ title: 'Mailbox', aware })
  const { events } = await client.breach.clock({ id: breach.id })
  await client.breach.recordEvent({
    id: breach.id,
    revision: breach.revision,
    event: {
      event: 'controllerAware',
      occurredAt: at('2026-03-27T16:00:00Z'),
      reason: 'An hour earlier',
      decidedBy: 'Head of IT',
      correctionOf: events[0]?.id ?? null,
    },
  })
  const report = await reportOf(client, { kind, recordId: breach.id })
  expect(Object.fromEntries(valuesOf(report))).toMatchObject({
    'Controller aware': '2026-03-27T16:00:00.000Z',
    'Legal date': '2026-03-30T16:00:00.000Z',
  })
  const said = JSON.stringify(report)
  expect(said).toContain('corrected, no longer counts')
  expect(said).toContain('stands in the place of an earlier one')
  expect(said).toContain('Decided by Head of IT')
  // What we count requests with says nothing about a breach.
  expect(said).not.toMatch(/Own figures|direct marketing/)
  const { policy } = await client.deadlinePolicy.get()
  await client.deadlinePolicy.change({ ...policy, processorNoticeHours: 24 })
  expect(JSON.stringify(await reportOf(client, { kind, recordId: breach.id }))).toContain(
    'Own figure: as processor we tell the controller within 24 hours.',
  )
})

test('without a record the sheet lists every open clock, and what is no request or breach has none', async () => {
  const { client, request } = await suspended()
  const report = await reportOf(client, { kind })
  const [table] = report.sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'))
  expect(table?.rows).toMatchObject([
    [
      request.reference,
      'Access, Art. 15',
      expect.any(String),
      'suspended',
      '2026-04-02',
      null,
      null,
      'eu-art12_3@2018-05-25',
    ],
  ])
  const { id } = await client.task.create({ title: 'Call' })
  await expect(makeDocument(client, { kind, recordId: id }, 'json')).rejects.toThrow('not-found')
})

test('the sheet of an incident has the steps of each duty with article and rule, and its file with receipts and corrections', async () => {
  const { client } = await openTestStore({ now: '2026-03-12T09:00:00Z' })
  const { id } = await client.securityIncident.create({ title: 'Mail gateway down' })
  expect(JSON.stringify(await reportOf(client, { kind, recordId: id }))).toContain('No clock is open.')
  const duty = await client.reportingDuty.add({
    subjectId: id,
    kind: 'nis2',
    owedTo: 'National CSIRT',
    reason: 'We are an essential entity',
    starts: [{ start: 'aware', at: at('2026-03-10T08:00:00Z'), evidence: 'Ticket 4711' }],
  })
  const done = await client.reportingDuty.enter({
    id: duty.id,
    revision: duty.revision,
    entry: {
      what: 'done',
      of: 'earlyWarning',
      at: at('2026-03-11T09:00:00Z'),
      channel: 'portal',
      receipt: 'CS-77',
    },
  })
  await client.reportingDuty.enter({
    id: duty.id,
    revision: done.revision,
    entry: {
      what: 'started',
      of: 'aware',
      at: at('2026-03-10T12:00:00Z'),
      evidence: 'Log of the gateway',
      corrects: 1,
      reason: 'The first mail was about something else',
    },
  })
  const report = await reportOf(client, { kind, recordId: id })
  const blocks = report.sections.flatMap((section) => section.blocks)
  expect(blocks.filter(({ type }) => type === 'heading')).toMatchObject([
    { text: 'National CSIRT · NIS2: significant incident', article: null },
    { text: 'Early warning', article: 'NIS2 Directive Art. 23(4)(a)' },
    { text: 'Incident notification', article: 'NIS2 Directive Art. 23(4)(b)' },
    { text: 'Final report', article: 'NIS2 Directive Art. 23(4)(d), 23(4)(e)' },
  ])
  const [, , early] = blocks.filter((block) => block.type === 'fields')
  expect(early?.fields.map(({ label, value }) => [label, value])).toEqual([
    ['Owed since', '2026-03-10T12:00:00.000Z'],
    ['At the latest', '2026-03-11T12:00:00.000Z'],
    ['Done', '2026-03-11T09:00:00.000Z'],
    ['Limit kept', 'in time'],
    ['Rule and version', expect.stringContaining('@')],
  ])
  expect(JSON.stringify(blocks.find((block) => block.type === 'list'))).toContain('24 hours from')
  expect(blocks.at(-1)).toMatchObject({
    caption: 'File of the duty',
    rows: [
      [
        '1',
        '2026-03-10T08:00:00.000Z',
        'We became aware of the incident; corrected, no longer counts',
        'Ana DPO, 12 March 2026',
        'Ticket 4711',
      ],
      [
        '2',
        '2026-03-11T09:00:00.000Z',
        'Early warning',
        expect.any(String),
        'Portal of the authority · Receipt CS-77',
      ],
      [
        '3',
        '2026-03-10T12:00:00.000Z',
        'We became aware of the incident; in place of entry 1',
        expect.any(String),
        'Log of the gateway · The first mail was about something else',
      ],
    ],
  })
  const overview = await reportOf(client, { kind })
  const table = overview.sections.flatMap(({ blocks: all }) => all).find((block) => block.type === 'table')
  expect(table?.rows.map((row) => [row[1], row[6]])).toEqual([
    ['National CSIRT · NIS2: significant incident · Incident notification', '2026-03-13T12:00:00.000Z'],
    ['National CSIRT · NIS2: significant incident · Final report', null],
  ])
})

test.each(['pdf', 'docx'] as const)('the sheet is made as %s', async (format) => {
  const { client, request } = await suspended()
  const { artifact, bytes } = await makeDocument(client, { kind, recordId: request.id }, format)
  expect(artifact.kind).toBe(kind)
  expect(bytes.length).toBeGreaterThan(5000)
})
