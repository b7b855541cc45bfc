import { expect, test } from 'vitest'
import { Instant } from '#shared/kernel/dates.ts'
import { readParts, readPdf, shownText } from '../../documents/reading.ts'
import { openTestStore } from '../../support/open-test-store.ts'
import { makeDocument } from './made-document.ts'

const kind = 'breach-notification'
const mark = 'EDPB draft v1.0, not a filing form'

async function aBreach() {
  const { client } = await openTestStore({ now: '2026-03-28T18:00:00Z' })
  const breach = await client.breach.create({
    title: 'Files encrypted',
    nature: ['availability', 'confidentiality'],
    description: 'Extortion software encrypted the file server. '.repeat(150),
    aware: { at: Instant.parse('2026-03-27T17:30:00Z'), reason: 'Ransom note', by: 'Head of IT' },
  })
  return { client, breach }
}

test('the JSON form has the answers by field and says that it is a draft', async () => {
  const { client, breach } = await aBreach()
  const { artifact, bytes } = await makeDocument(client, { kind, recordId: breach.id }, 'json')
  const form = JSON.parse(new TextDecoder().decode(bytes))
  expect(form).toMatchObject({
    notice: mark,
    reference: breach.reference,
    contentHash: artifact.contentHash,
    field_3: 'a',
    field_55: ['a', 'c'],
    field_48: '2026-03-27T17:30:00.000Z',
  })
  expect(form).not.toHaveProperty('report')
})

test('each page and the word-processor document say that it is a draft, in the language of the document', async () => {
  const { client, breach } = await aBreach()
  const { bytes } = await makeDocument(client, { kind, recordId: breach.id }, 'pdf')
  const { pages } = await readPdf(bytes)
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) expect(page).toContain(mark)
  const { bytes: german } = await makeDocument(client, { kind, recordId: breach.id, language: 'de' }, 'docx')
  const header = shownText(readParts(german).get('word/header1.xml') ?? '')
  expect(header).toContain('EDSA-Entwurf v1.0, kein Meldeformular')
})

test('the content hash of the form stands in the audit log, as that of any document', async () => {
  const { client, breach } = await aBreach()
  const { artifact } = await makeDocument(client, { kind, recordId: breach.id }, 'pdf')
  const { items } = await client.audit.list({})
  expect(items.map(({ action }) => action)).toContain('document.create')
  expect(await client.document.identify({ hash: artifact.contentHash })).toMatchObject({ artifact: { kind } })
})

test('a form of no breach, or of one that does not exist, is refused', async () => {
  const { client } = await aBreach()
  await expect(client.document.preview({ kind, language: 'en' })).rejects.toMatchObject({
    code: 'invalid-input',
    data: { issues: [{ path: ['recordId'], key: 'required' }] },
  })
  await expect(
    client.document.preview({ kind, language: 'en', recordId: 'breach_00000000000000000000000000' }),
  ).rejects.toMatchObject({ code: 'not-found' })
})
