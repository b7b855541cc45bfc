import { writeXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { openTestStore, type TestClient } from '../../support/open-test-store.ts'
import { csv, windows1252, workbook } from './tables.ts'

const now = { now: '2026-03-03T10:00:00Z' }

const german = `Aktenzeichen;Name;E-Mail;Eingang;Betroffenenrecht;Eingangsweg;Sprache
A-1;Renée Muster;renee@example.org;02.03.2026 09:15;Auskunft und Löschung;Brief;Deutsch
A-2;Jan Beispiel;jan@example.org;27.02.2026;Art. 16;Telefon;fr
`

async function shown(client: TestClient, file: File, choices = {}) {
  return client.requestImport.preview({ file, choices })
}

test('a German table shows what each row becomes, why each column was taken, and writes nothing', async () => {
  const { client } = await openTestStore(now)
  const preview = await shown(client, csv(german))
  expect(preview.rows.map(({ line, state, values }) => ({ line, state, values }))).toMatchObject([
    {
      line: 2,
      state: 'ready',
      values: {
        externalReference: 'A-1',
        subjectName: 'Renée Muster',
        receivedAt: '2026-03-02T08:15:00.000Z',
        receivedOn: '2026-03-02',
        rights: ['art15Access', 'art17Erasure'],
        channel: 'post',
        language: 'de',
        regimes: ['eu'],
      },
    },
    {
      line: 3,
      values: { receivedAt: '2026-02-26T23:00:00.000Z', rights: ['art16Rectification'], language: 'fr' },
    },
  ])
  expect(preview.reasons).toContainEqual({
    field: 'receivedAt',
    message: { key: 'request-import:reason.header', params: { header: 'Eingang' }, article: null },
  })
  expect(preview.notes.map(({ key }) => key)).toEqual([
    'request-import:note.separator.semicolon',
    'request-import:note.zone',
  ])
  expect(preview.rows[1]?.notes.map(({ key }) => key)).toEqual(['request-import:note.noTime'])
  expect((await client.rightsRequest.list({})).total).toBe(0)
})

test('a table becomes requests in one step, whose clocks run from the receipt, and stands in the audit log', async () => {
  const { client } = await openTestStore(now)
  const done = await client.requestImport.run({ file: csv(german) })
  expect(done).toMatchObject({
    reference: 'IMP-2026-001',
    fileName: 'requests.csv',
    importedBy: 'Ana DPO',
    leftOut: 0,
  })
  const { items } = await client.rightsRequest.list({ sort: [{ column: 'reference', direction: 'asc' }] })
  expect(items).toMatchObject([
    {
      externalReference: 'A-1',
      dueOn: '2026-04-02',
      clockState: 'running',
      assignee: 'Ana DPO',
      receivedOn: '2026-03-02',
    },
    { externalReference: 'A-2', dueOn: '2026-03-27' },
  ])
  const log = (await client.audit.list({})).items.filter(({ action }) => action === 'requestImport.run')
  expect(log.map(({ entity }) => entity)).toContain('requestImport')
  expect((await client.search.find({ text: 'A-2', limit: 5 })).map(({ title }) => title)).toEqual([
    'Jan Beispiel',
  ])
})

test('the same table brought in twice doubles nothing: rows with a known reference are left out', {
  timeout: 90_000,
}, async () => {
  const { client } = await openTestStore(now)
  await client.requestImport.run({ file: csv(german) })
  const again = csv(`${german}A-3;Eva Neu;eva@example.org;2026-03-01;17;Web;en\n`)
  const preview = await shown(client, again)
  expect(preview.rows.map(({ state }) => state)).toEqual(['known', 'known', 'ready'])
  expect(preview.rows[0]?.matches).toMatchObject([
    { reference: 'REQ-2026-001', reasons: ['externalReference'] },
  ])
  expect((await shown(client, csv(german))).earlier).toMatchObject([
    { reference: 'IMP-2026-001', importedBy: 'Ana DPO' },
  ])
  await expect(client.requestImport.run({ file: csv(german) })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ key: 'nothingToImport' }] },
  })
  // So does a row whose reference stood further up in the file,
  const twice = csv('Ticket,Name,Received,Right\nB-1,Jan,2026-02-27,16\nB-1,Iris,2026-03-01,15\n')
  expect((await shown(client, twice)).rows).toMatchObject([
    { state: 'ready' },
    { state: 'known', matches: [{ line: 2, reasons: ['externalReference'] }] },
  ])
  // and one that names a request as it is called here.
  const own = csv('Ticket,Name,Received,Right\nREQ-2026-002,Jan,2026-02-27,16\n')
  expect((await shown(client, own)).rows.map(({ state }) => state)).toEqual(['known'])
  const done = await client.requestImport.run({ file: again, lines: [2, 4] })
  expect(done.requests.map(({ line }) => line)).toEqual([4])
  expect((await client.rightsRequest.list({})).total).toBe(3)
})

test('a row that seems to be there, in the store or in the file, waits until somebody says that it is another', async () => {
  const { client } = await openTestStore(now)
  const made = await client.requestImport.run({
    file: csv('Name,Email,Received,Right\nAna,ana@example.org,2026-03-01,15\n'),
  })
  const file = csv(
    'Name,Email,Received,Right\nA. Muster,ANA@example.org,2026-03-02,access\nNew,new@example.org,2026-03-02,15\nNew,,2026-03-02T08:00:00Z,15\nAna,,2026-03-02,17\n',
  )
  const { rows } = await shown(client, file)
  expect(rows.map(({ state }) => state)).toEqual(['similar', 'ready', 'similar', 'ready'])
  expect(rows[0]?.matches).toMatchObject([
    { requestId: made.requests[0]?.requestId, reasons: ['email'], proposed: 'duplicate' },
  ])
  expect(rows[2]?.matches).toMatchObject([{ line: 3, requestId: null, reasons: ['name'] }])
  expect((await client.requestImport.run({ file, lines: [2] })).requests).toHaveLength(1)
})

test('a day that could be a month is asked, not guessed; a date that can be read one way alone proves the order', async () => {
  const { client } = await openTestStore(now)
  const open = csv('Name,Received,Right\nAna,03/02/2026,15\nIris,01/02/2026,15\n')
  const asked = await shown(client, open)
  expect(asked).toMatchObject({ asksDayOrder: true, choices: { dayOrder: null }, counts: { faulty: 2 } })
  expect(asked.rows[0]?.issues).toMatchObject([
    {
      field: 'receivedAt',
      column: 'Received',
      value: '03/02/2026',
      message: { key: 'request-import:issue.moment.dayOrder' },
    },
  ])
  const days = async (dayOrder: 'dayFirst' | 'monthFirst') =>
    (await shown(client, open, { dayOrder })).rows.map(({ values }) => values.receivedOn)
  expect(await days('dayFirst')).toEqual(['2026-02-03', '2026-02-01'])
  expect(await days('monthFirst')).toEqual(['2026-03-02', '2026-01-02'])
  const proven = await shown(client, csv('Name,Received,Right\nAna,03/02/2026,15\nIris,02/23/2026,15\n'))
  expect(proven.choices.dayOrder).toBe('monthFirst')
  expect(proven.notes).toContainEqual({
    key: 'request-import:note.proven.monthFirst',
    params: { line: 3, cell: '02/23/2026' },
    article: null,
  })
  const contradictory = await shown(
    client,
    csv('Name,Received,Right\nAna,23/02/2026,15\nIris,02/23/2026,15\n'),
  )
  expect(contradictory).toMatchObject({ asksDayOrder: true, choices: { dayOrder: null } })
})

test('dates are read as people of three languages write them, with their time and offset', async () => {
  const { client } = await openTestStore(now)
  const days = {
    '2 March 2026': '2026-03-02',
    '2. März 2026': '2026-03-02',
    '1er février 2026': '2026-02-01',
    'Feb 3, 2026': '2026-02-03',
    '2026-02-03T23:30:00Z': '2026-02-04',
    '2026-02-03 23:30 +01:00': '2026-02-03',
    '03.02.2026, 14:30 Uhr': '2026-02-03',
  }
  const cells = Object.keys(days).map((cell) => `Ana;"${cell}";15\n`)
  const { rows } = await shown(client, csv(`Name;Received;Right\n${cells.join('')}`))
  expect(rows.map(({ values }) => values.receivedOn)).toEqual(Object.values(days))
})

test('each cell that has to be mended is named with its line, its column, its value and how', async () => {
  const { client } = await openTestStore(now)
  const file = csv(
    [
      'Name,E-mail,Received,Time,Right,Channel,Language,Lawyer',
      ',a@example.org,2026-03-01,,15,email,en,',
      'Ana,no address,30.02.2026,,15 and pizza,pigeon,tlh,',
      'Ana,,46083,,15,,,',
      'Ana,,01.03.26,,15,,,',
      'Ana,,2026-03-01,25:00,15,,,',
      'Ana,,2026-04-01,,15,,,',
      'Ana,,,,,,,Dr. Recht',
    ].join('\r\n'),
  )
  const { rows } = await shown(client, file)
  const found = rows.flatMap(({ line, issues }) =>
    issues.map(
      ({ column, value, message }) => `${line} ${column} [${value}] ${message.key.split(/:issue\./)[1]}`,
    ),
  )
  expect(found).toEqual([
    '2 Name [] required',
    '3 Received [30.02.2026] moment.noSuchDay',
    '3 Right [15 and pizza] unknown.rights',
    '3 Channel [pigeon] unknown.channel',
    '3 Language [tlh] unknown.language',
    '3 E-mail [no address] wrongFormat',
    '4 Received [46083] moment.number',
    '5 Received [01.03.26] moment.shortYear',
    '6 Time [25:00] moment.time',
    '7 Received [2026-04-01] inFuture',
    '8 Received [] required',
    '8 null [] contactRole',
    '8 Right [] required',
  ])
  await expect(client.requestImport.run({ file, lines: [2] })).rejects.toMatchObject({
    data: { issues: [{ path: ['lines', 2], key: 'lineToMend' }] },
  })
  expect((await client.rightsRequest.list({})).total).toBe(0)
})

test('rights are understood as codes, as articles and in the words of three languages', async () => {
  const { client } = await openTestStore(now)
  const rights = {
    'Art. 15 DSGVO': ['art15Access'],
    art15Access: ['art15Access'],
    '15, 17; 20': ['art15Access', 'art17Erasure', 'art20Portability'],
    'Art. 7 Abs. 3': ['art7_3WithdrawConsent'],
    'art. 7, par. 3, art. 21': ['art7_3WithdrawConsent', 'art21Objection'],
    '7(3) + 17(1)': ['art7_3WithdrawConsent', 'art17Erasure'],
    "droit d'accès et de rectification": ['art15Access', 'art16Rectification'],
    'Einschränkung, Art. 18': ['art18Restriction'],
    DSAR: ['art15Access'],
    'Right to be forgotten': ['art17Erasure'],
  }
  const cells = Object.keys(rights).map((cell) => `Ana;2026-03-01;"${cell}"\n`)
  const { rows } = await shown(client, csv(`Name;Received;Right\n${cells.join('')}`))
  expect(rows.flatMap(({ issues }) => issues)).toEqual([])
  expect(rows.map(({ values }) => values.rights)).toEqual(Object.values(rights))
})

test('a column can be taken for another field, and what holds for all fills empty cells', async () => {
  const { client } = await openTestStore(now)
  const file = csv('Who\tWhen\tHow\nAna\t2026-03-01\t\nIris\t2026-03-02\tphone\n')
  const first = await shown(client, file)
  expect(first.missing).toEqual(['subjectName', 'receivedAt', 'rights'])
  const { missing, rows } = await shown(client, file, {
    columns: { subjectName: 0, receivedAt: 1, channel: 2 },
    forAll: { channel: 'webForm', rights: ['art21Objection'], regimes: ['uk'], language: 'fr' },
  })
  expect(missing).toEqual([])
  expect(rows.map(({ values }) => values)).toMatchObject([
    { subjectName: 'Ana', channel: 'webForm', rights: ['art21Objection'], regimes: ['uk'], language: 'fr' },
    { subjectName: 'Iris', channel: 'telephone' },
  ])
})

test('a table that is not UTF-8 is read as Windows-1252 and says so; a byte order mark is no part of a header', async () => {
  const { client } = await openTestStore(now)
  const old = await shown(client, csv(windows1252('Name;Eingang;Recht\nJürgen Müßig;2026-03-01;Löschung\n')))
  expect(old.rows[0]?.values).toMatchObject({ subjectName: 'Jürgen Müßig', rights: ['art17Erasure'] })
  expect(old.notes.map(({ key }) => key)).toContain('request-import:note.windows1252')
  const marked = await shown(client, csv('\ufeffName,Received,Right\nAna,2026-03-01,15\n'))
  expect(marked.choices.columns.subjectName).toBe(0)
  const wide = new Uint8Array(
    Buffer.from('\ufeffName\tReceived\tRight\r\nAna\t2026-03-01\t15\r\n', 'utf16le'),
  )
  expect((await shown(client, csv(wide))).rows[0]?.state).toBe('ready')
})

test('a cell that begins as a formula is text and comes back as it was exported', async () => {
  const { client } = await openTestStore(now)
  const file = csv(
    `Name,Received,Right,Description\n"=HYPERLINK(""http://x.example"")",2026-03-01,15,'+49 30 1\n`,
  )
  const { rows } = await shown(client, file)
  expect(rows[0]?.values).toMatchObject({ subjectName: '=HYPERLINK("http://x.example")', scope: '+49 30 1' })
})

test('of a workbook the first sheet that is shown is read, its dates as dates, its formulas by the result it keeps', async () => {
  const { client } = await openTestStore(now)
  const file = await workbook()
  const preview = await shown(client, file)
  expect(preview.table).toMatchObject({
    sheet: 'Requests',
    sheets: [
      { name: 'Notes', isHidden: true },
      { name: 'Requests', isHidden: false },
      { name: 'Closed', isHidden: false },
    ],
  })
  expect(preview.rows).toMatchObject([
    { line: 2, values: { receivedAt: '2026-02-03T09:15:00.000Z', rights: ['art15Access'] } },
    { line: 4, values: { subjectName: '=1+1', receivedOn: '2026-02-04', rights: ['art17Erasure'] } },
  ])
  expect(preview.notes).toContainEqual({
    key: 'request-import:note.formulas',
    params: { count: 1 },
    article: null,
  })
  expect((await shown(client, file, { sheet: 'Closed' })).rows[0]?.values.subjectName).toBe('Iris')
  await expect(shown(client, file, { sheet: 'Gone' })).rejects.toMatchObject({
    code: 'spreadsheet-unreadable',
    data: { params: { context: 'noSheet', sheet: 'Gone' } },
  })
})

test('what is no table is refused with what is wrong and where', async () => {
  const { client } = await openTestStore(now)
  const files: readonly [File, Record<string, unknown>][] = [
    [csv(' \r\n'), { context: 'empty' }],
    [csv('Name,Received\n'), { context: 'noRows' }],
    [csv('Name,Received\nA\0na,x\n'), { context: 'binary' }],
    [csv('Name,Received\nAna,2026\n"Iris,2026\nEva,2026\n'), { context: 'quote', line: 3 }],
    [csv('Name,Received\nAna,"2026"x\n'), { context: 'quote', line: 2 }],
    [csv(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])), { context: 'oldExcel' }],
    [csv(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1])), { context: 'damaged' }],
    [csv(`Name\n${'Ana\n'.repeat(1_001)}`), { context: 'tooManyRows', count: 1_001, most: 1_000 }],
    [csv(`Name\nAna\n${'x'.repeat(40_000)}\n`), { context: 'longCell', line: 3 }],
  ]
  for (const [file, params] of files)
    await expect(shown(client, file)).rejects.toMatchObject({
      code: 'spreadsheet-unreadable',
      data: { params },
    })
})

test('an import is taken back with its requests, and may come in again', async () => {
  const { client, time } = await openTestStore(now)
  const done = await client.requestImport.run({ file: csv(german) })
  time.set('2026-03-03T11:00:00Z')
  expect(await client.search.find({ text: 'A-2' })).toHaveLength(1)
  const undone = await client.requestImport.undo(done)
  expect(undone).toMatchObject({ undoneAt: '2026-03-03T11:00:00.000Z', undoneBy: 'Ana DPO' })
  expect(await client.search.find({ text: 'A-2' })).toEqual([])
  expect((await client.rightsRequest.list({})).total).toBe(0)
  await expect(client.requestImport.undo(undone)).rejects.toMatchObject({ code: 'import-undone' })
  const again = await shown(client, csv(german))
  expect(again).toMatchObject({ earlier: [], counts: { ready: 2 } })
  expect((await client.requestImport.run({ file: csv(german) })).requests).toHaveLength(2)
  expect((await client.requestImport.list({})).items.map(({ reference }) => reference)).toEqual([
    'IMP-2026-002',
    'IMP-2026-001',
  ])
})

test('an import stays once something was built on one of its requests', async () => {
  const { client } = await openTestStore(now)
  const done = await client.requestImport.run({ file: csv(german) })
  const [first, second] = done.requests
  if (!first || !second) throw new Error('two requests were to be made')
  const task = await client.task.create({ title: 'Look in the archive', subjectId: second.requestId })
  await expect(client.requestImport.undo(done)).rejects.toMatchObject({
    code: 'import-built-on',
    data: { params: { count: 1, references: 'REQ-2026-002' } },
  })
  await client.task.remove(task)
  await client.rightsRequest.update({
    id: first.requestId,
    revision: first.revision,
    changes: { scope: 'All of it' },
  })
  await expect(client.requestImport.undo(done)).rejects.toMatchObject({
    data: { params: { references: 'REQ-2026-001' } },
  })
  expect((await client.rightsRequest.list({})).total).toBe(2)
})

test('a request of an import that was removed by hand does not keep the others from being taken back', async () => {
  const { client } = await openTestStore(now)
  const done = await client.requestImport.run({ file: csv(german) })
  const [first] = done.requests
  if (!first) throw new Error('a request was to be made')
  await client.rightsRequest.remove({ id: first.requestId, revision: first.revision })
  await client.requestImport.undo(done)
  expect((await client.rightsRequest.list({})).total).toBe(0)
})

test('an import is taken back by itself alone, never by the history: its requests would not follow', async () => {
  const { client } = await openTestStore(now)
  const done = await client.requestImport.run({ file: csv(german) })
  const undoLast = async () => {
    const { items } = await client.audit.list({ filter: { entityId: [done.id] } })
    return client.audit.revert({ seq: items[0]?.seq ?? 0 })
  }
  await expect(undoLast()).rejects.toMatchObject({
    code: 'legal-event-stays',
    data: { params: { context: 'import' } },
  })
  await client.requestImport.undo(done)
  await expect(undoLast()).rejects.toMatchObject({ code: 'legal-event-stays' })
})

test('a page of text in a cell is not searched for codes and times', async () => {
  const { client } = await openTestStore(now)
  const gap = ' '.repeat(600)
  const { rows } = await shown(
    client,
    csv(`Name,Received,Right\nAna,2026-03-02 10:10${gap}pm,15\nAna,2026-03-02,Art. 15${gap}Access\n`),
  )
  expect(rows.map(({ issues }) => issues.map(({ message }) => message.key))).toEqual([
    ['request-import:issue.moment.time'],
    ['request-import:issue.unknown.rights'],
  ])
})

test('a workbook whose cells show one long text again and again is too much', async () => {
  const { client } = await openTestStore(now)
  const row = Array.from({ length: 30 }, () => 'x'.repeat(30_000))
  const bytes = await writeXlsx({ sheets: [{ name: 'Requests', rows: [['Name'], ...Array(30).fill(row)] }] })
  await expect(shown(client, new File([new Uint8Array(bytes)], 'long.xlsx'))).rejects.toMatchObject({
    code: 'spreadsheet-unreadable',
    data: { params: { context: 'tooMuch' } },
  })
})
