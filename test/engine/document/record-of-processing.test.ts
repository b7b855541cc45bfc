import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openTestStore } from '../../support/open-test-store.ts'
import { makeDocument, reportOf, valuesOf } from './made-document.ts'

const kind = 'record-of-processing'

test('each entry of the record begins a page', async () => {
  const { client } = await openTestStore()
  await client.processingActivity.create({ name: 'Newsletter' })
  await client.processingActivity.create({ name: 'Payroll' })
  await client.processingActivity.create({ name: 'Shop of a partner', kind: 'processor' })
  const blocks = (await reportOf(client, { kind })).sections.flatMap((section) => section.blocks)
  expect(
    blocks.map((block) => (block.type === 'heading' ? block.text.replace(/^\S+-\d+ /, '') : block.type)),
  ).toEqual([
    'Overview',
    'table',
    'pageBreak',
    'As controller',
    'Newsletter',
    'fields',
    'pageBreak',
    'Payroll',
    'fields',
    'pageBreak',
    'As processor',
    'Shop of a partner',
    'fields',
  ])
})

test('the file of one entry is named after its reference', async () => {
  const { client } = await openTestStore()
  const { id, reference } = await client.processingActivity.create({ name: 'Newsletter' })
  const { artifact } = await makeDocument(client, { kind, recordId: id }, 'csv')
  expect(artifact.fileName).toMatch(new RegExp(`^${kind}-${reference}-\\d{4}-\\d{2}-\\d{2}-en\\.csv$`))
})

test('French puts a blank before the colon and groups the digits of numbers', async () => {
  const { client } = await openTestStore()
  await client.processingActivity.create({
    name: 'Newsletter',
    dataSubjects: [{ category: 'child', children: true, volume: 184_000 }],
    recipients: [{ name: 'Imprimeur', categories: ['contactDetails'] }],
    retention: [{ period: 3, unit: 'year', startEvent: 'dernier contact' }],
  })
  const values = valuesOf(await reportOf(client, { kind, language: 'fr' }))
  expect(values.get('Catégories de personnes concernées')).toEqual([
    'Enfants, environ 184\u202f000 personnes',
  ])
  expect(values.get('Destinataires')).toEqual(['Imprimeur (Sous-traitant)\u00a0: Coordonnées'])
  expect(values.get("Délais d'effacement")).toEqual([
    'Base active\u00a0: 3 ans, à compter de\u00a0: dernier contact, puis\u00a0: Effacer',
  ])
})

test('every format of the same record carries one content hash, and made again the same bytes', async () => {
  const { client } = await openTestStore()
  await client.processingActivity.create({ name: 'Newsletter' })
  const first = await makeDocument(client, { kind }, 'pdf')
  const again = await makeDocument(client, { kind }, 'pdf')
  const table = await makeDocument(client, { kind }, 'xlsx')
  expect(again.artifact.fileHash).toBe(first.artifact.fileHash)
  expect(table.artifact.contentHash).toBe(first.artifact.contentHash)
})

test('the preview is the very file that would be made, and nothing is kept of it', async () => {
  const { client } = await openTestStore()
  await client.processingActivity.create({ name: 'Newsletter' })
  const { pdf, contentHash } = await client.document.preview({ kind, language: 'en' })
  expect((await client.document.list({})).total).toBe(0)
  const { artifact } = await makeDocument(client, { kind }, 'pdf')
  expect(contentHash).toBe(artifact.contentHash)
  const bytes = new Uint8Array(await pdf.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(artifact.fileHash)
})

test('an empty record says so, without an empty table', async () => {
  const { client } = await openTestStore()
  const [section] = (await reportOf(client, { kind })).sections
  expect(section?.blocks).toMatchObject([{ type: 'note', text: 'The record holds no entry yet.' }])
})

test('the cover states how to reach the controller and its representative (GDPR Art. 30(1)(a))', async () => {
  const { client } = await openTestStore()
  const { id, revision } = await client.organisation.get({})
  await client.organisation.update({
    id,
    revision,
    changes: { email: 'office@example.org', representative: { name: 'Maria Huber', address: 'Wien' } },
  })
  expect((await reportOf(client, { kind })).organisation).toMatchObject({
    contact: ['office@example.org'],
    representative: ['Maria Huber', 'Wien'],
  })
})
