import { beforeAll, describe, expect, test } from 'vitest'
import { buildReport, contentHash, renderReport, shortHash } from '#engine/document/index.ts'
import type { Language } from '#shared/kernel/message.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileTexts } from './hostile-texts.ts'
import { joined, type ReadPdf, readPdf, rendering } from './reading.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

const report = sampleReport('de')
let bytes: Uint8Array
let pdf: ReadPdf

beforeAll(async () => {
  bytes = await renderReport(report, 'pdf', rendering)
  pdf = await readPdf(bytes)
})

describe('PDF', () => {
  test('says of itself that it is PDF/A-3a', () => {
    expect(pdf.xmp).toMatch(/<pdfaid:part>3<\/pdfaid:part>/)
    expect(pdf.xmp).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/)
  })

  test('is tagged: headings, paragraphs, tables with header cells', () => {
    expect(pdf.isTagged).toBe(true)
    const roles = pdf.roles.flat()
    expect(roles.filter((role) => role === 'H1')).toHaveLength(5)
    expect(roles.filter((role) => role === 'H2')).toHaveLength(9)
    expect(roles).toEqual(expect.arrayContaining(['P', 'Table', 'THead', 'TR', 'TH', 'TD', 'TOC', 'TOCI']))
  })

  test('embeds every font that it uses', () => {
    expect(pdf.fontNames.length).toBeGreaterThan(0)
    expect(pdf.embeddedFonts).toBe(pdf.fontNames.length)
    for (const name of pdf.fontNames) expect(name).toMatch(/^[A-Z]{6}\+NotoSans-/)
  })

  test('has an outline of its headings', () => {
    expect(pdf.outline.map((entry) => entry.title)).toEqual([
      'Überblick',
      '1. Kundenbeziehungsmanagement',
      '2. Newsletter und E-Mail-Werbung',
      '3. Bewerbermanagement',
    ])
    expect(pdf.outline[1]?.items.map((entry) => entry.title)).toEqual([
      'Zwecke und Rechtsgrundlagen',
      'Empfänger',
      'Speicherdauer',
    ])
  })

  test('names title, author, date, language and hash in its properties', () => {
    expect(pdf.info).toMatchObject({
      Title: 'Verzeichnis von Verarbeitungstätigkeiten',
      Author: 'Małgorzata Łęcka',
      Language: 'de-DE',
      CreationDate: 'D:20261121000000Z',
    })
    expect(pdf.info.Keywords).toContain(`sha256:${contentHash(report)}`)
  })

  test('states the whole hash on its title page and its beginning at the foot of every page', () => {
    const hash = contentHash(report)
    expect(pdf.pages[0]?.replace(/\s/g, '')).toContain(hash)
    for (const page of pdf.pages) expect(joined(page)).toContain(`Prüfsumme ${shortHash(hash)}`)
  })

  test('numbers its pages, and lists them under contents', () => {
    pdf.pages.forEach((page, at) => {
      expect(joined(page)).toContain(`Seite ${at + 1} von ${pdf.pages.length}`)
    })
    const heading = pdf.pages.findIndex(
      (page, at) => at > 1 && page.includes('2. Newsletter und E-Mail-Werbung'),
    )
    expect(joined(pdf.pages[1] ?? '')).toMatch(
      new RegExp(`2\\. Newsletter und E-Mail-Werbung ?${heading + 1}`),
    )
  })

  test('shows every value, in the language’s way of writing dates and numbers', () => {
    const text = joined(pdf.text)
    expect(text).toContain(
      'Berechtigtes Interesse an dauerhaften Kundenbeziehungen; Interessenabwägung LIA-004.',
    )
    expect(text).toContain('14.03.2026, 10:26')
    expect(text).toContain('2.500')
    expect(text).toContain('Dr. Małgorzata Łęcka')
    expect(text).toContain('Keine Angabe')
    expect(text).toContain('Achtung')
    expect(text).not.toContain('\u200b')
  })

  test('is the same file each time', async () => {
    expect(await renderReport(report, 'pdf', rendering)).toEqual(bytes)
  })

  test.each<readonly [Language, string, string]>([
    ['en', 'Page 1 of', 'Contents'],
    ['fr', 'Page 1 sur', 'Sommaire'],
    ['de', 'Seite 1 von', 'Inhalt'],
  ])('speaks its language in its own words too (%s)', async (language, page, contents) => {
    const { text } = await readPdf(await renderReport(sampleReport(language), 'pdf', rendering))
    expect(joined(text)).toContain(page)
    expect(text).toContain(contents)
  })

  test('carries Greek, Cyrillic, Polish and German letters through', async () => {
    const letters = [
      'Ελληνική Δημοκρατία ΐΰ',
      'Република България Љубљана ё',
      'Zażółć gęślą jaźń',
      'Maßstäbe ẞ',
    ]
    const input = { ...sampleInput('en'), sections: [{ blocks: letters.map(paragraph) }] }
    const { text } = await readPdf(await renderReport(buildReport(input), 'pdf', rendering))
    for (const line of letters) expect(text).toContain(line)
  })

  test('begins with the text itself when it is compact', async () => {
    const compact = buildReport({ ...sampleInput('en', 1), layout: 'compact' })
    const { pages } = await readPdf(await renderReport(compact, 'pdf', rendering))
    expect(pages[0]).toContain('Record of processing activities')
    expect(pages[0]).toContain('Overview')
    expect(pages.join()).not.toContain('Contents')
  })

  test('turns the page at a page break, and once where two follow each other', async () => {
    const [one, two] = ['one', 'two'].map(paragraph)
    if (!one || !two) throw new Error('no paragraphs')
    const pageBreak = { type: 'pageBreak' as const }
    const blocks = [pageBreak, one, pageBreak, pageBreak, two]
    const broken = buildReport({ ...sampleInput('en'), layout: 'compact', sections: [{ blocks }] })
    const { pages } = await readPdf(await renderReport(broken, 'pdf', rendering))
    expect(pages.map((page) => [page.includes('one'), page.includes('two')])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  test('states what it is even when it holds nothing', async () => {
    const empty = buildReport({ ...sampleInput('en'), layout: 'compact', sections: [{ blocks: [] }] })
    const { pages } = await readPdf(await renderReport(empty, 'pdf', rendering))
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Record of processing activities')
  })

  test('repeats the header of a table of 20 columns on every page of it', async () => {
    const columns = Array.from({ length: 20 }, (_, at) => ({ title: `Column${at + 1}` }))
    const rows = Array.from({ length: 120 }, (_, row) => columns.map((_, at) => `r${row + 1}c${at + 1}`))
    const wide = buildReport({
      ...sampleInput('en'),
      sections: [{ orientation: 'landscape', blocks: [{ type: 'table', columns, rows }] }],
    })
    const { pages, text } = await readPdf(await renderReport(wide, 'pdf', rendering))
    const tables = pages.filter((page) => page.includes('r1c1') || /r\d+c20/.test(page))
    expect(tables.length).toBeGreaterThan(2)
    for (const page of tables) expect(page.replace(/\s/g, '')).toContain('Column20')
    for (const row of rows) for (const cell of row) expect(text.includes(cell), cell).toBe(true)
  })

  test('shows hostile texts as texts, and says so where its typeface lacks a script', async () => {
    const { text, xmp } = await readPdf(await renderReport(hostileReport(), 'pdf', rendering))
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    const dense = text.replace(/\s/g, '')
    for (const key of [
      'typstCode',
      'typstMarkup',
      'brackets',
      'formula',
      'command',
      'xml',
      'accents',
      'longWord',
      'longIdentifier',
      'longAddress',
    ] as const)
      expect(dense.includes(hostileTexts[key].normalize('NFC').replace(/\s/g, '')), key).toBe(true)
    expect(joined(text)).toContain('beforeafter')
    expect(joined(text)).toContain('reportfdp.exe and isolate')
    expect(joined(text)).toMatch(/\d+ characters of this document belong to scripts that its typeface lacks/)
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test('leaves a label room, however many lines its article takes beside a short value', async () => {
    const article = 'GDPR Art. 9(1), GDPR Art. 10, GDPR Art. 33(3)(a)'
    const fields = Array.from({ length: 4 }, (_, at) => ({
      label: `Categories of personal data concerned ${at}`,
      article,
      value: ['Name', 'Address', 'Others'],
    }))
    const input = { ...sampleInput('de'), sections: [{ blocks: [{ type: 'fields' as const, fields }] }] }
    const { placed } = await readPdf(await renderReport(buildReport(input), 'pdf', rendering))
    const page = placed.find((texts) => texts.some(({ text }) => text.startsWith('Categories'))) ?? []
    const first = page.findIndex(({ text }) => text.startsWith('Categories'))
    const labels = page.slice(first).filter(({ left, base }) => left < 100 && base > 80)
    expect(labels.length).toBeGreaterThan(8)
    const gaps = labels.slice(1).map(({ base }, at) => (labels[at]?.base ?? 0) - base)
    for (const [at, gap] of gaps.entries()) expect(gap, labels[at]?.text).toBeGreaterThan(8)
  })
})

function paragraph(text: string) {
  return { type: 'paragraph' as const, text }
}
