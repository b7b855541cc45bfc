import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildReport, contentHash, renderReport, restore } from '#engine/document/index.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileTexts } from './hostile-texts.ts'
import { illegalInXml, readParts, rendering } from './reading.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

const report = sampleReport('de')
let bytes: Uint8Array
let parts: ReadonlyMap<string, string>

beforeAll(async () => {
  bytes = await renderReport(report, 'xlsx', rendering)
  parts = readParts(bytes)
})

describe('XLSX', () => {
  test('opens with a cover sheet of organisation, date, version, author and content hash', async () => {
    const { sheets } = await readXlsx(bytes)
    const cover = sheets[0]?.rows.map((row) => [row[0], row[1]])
    expect(sheets[0]?.name).toBe('Über dieses Dokument')
    expect(cover).toContainEqual(['Organisation', 'Nordlicht Handels GmbH'])
    expect(cover).toContainEqual(['Version', '4.2'])
    expect(cover).toContainEqual(['Verfasser', 'Małgorzata Łęcka'])
    expect(cover).toContainEqual(['Datum', day('2026-11-21')])
    expect(cover).toContainEqual(['Prüfsumme des Dokuments (SHA-256)', contentHash(report)])
  })

  test('keeps numbers as numbers and days as dates', async () => {
    const { sheets } = await readXlsx(bytes)
    expect(sheets[1]?.rows[1]).toEqual([
      'Kundenbeziehungsmanagement',
      'Vertrieb',
      'Erfüllung von Kaufverträgen\nPflege bestehender Geschäftsbeziehungen',
      'Kunden\nAnsprechpartner von Geschäftskunden\nInteressenten',
      1250,
      day('2026-01-14'),
    ])
    expect(sheets[1]?.rows[3]?.[5] ?? null).toBeNull()
  })

  test('shows moments on the wall clock of the report’s zone, and days before 1900 as text', async () => {
    const typed = buildReport({
      ...sampleInput('en'),
      sheets: [
        {
          name: 'typed',
          columns: [
            { title: 'at', valueType: 'instant' },
            { title: 'on', valueType: 'day' },
          ],
          rows: [
            ['2026-03-14T23:30:00Z', '1899-12-31'],
            ['2026-07-01T22:30:00.000Z', '1900-03-01'],
          ],
        },
      ],
    })
    const { sheets } = await readXlsx(await renderReport(typed, 'xlsx', rendering))
    expect(sheets[1]?.rows.slice(1)).toEqual([
      [new Date('2026-03-15T00:30:00Z'), '1899-12-31'],
      [new Date('2026-07-02T00:30:00Z'), day('1900-03-01')],
    ])
  })

  test('freezes and repeats the header, filters, and prints in landscape on one page’s width', () => {
    const sheet = parts.get('xl/worksheets/sheet2.xml') ?? ''
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toContain('<autoFilter ref="A1:F4"/>')
    expect(sheet).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"')
    expect(sheet).toContain('&amp;RSeite &amp;P von &amp;N')
    expect(parts.get('xl/workbook.xml')).toContain("'Verzeichnis von Verarbeitungstä'!$1:$1")
  })

  test('carries the report’s own date and nothing of the moment it was made', async () => {
    expect(parts.get('docProps/core.xml')).toContain(
      '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-11-21T00:00:00Z</dcterms:modified>',
    )
    expect(await renderReport(report, 'xlsx', rendering)).toEqual(bytes)
  })

  test('holds hostile texts as texts: no formula, no control character, no decoded escape', async () => {
    const hostile = await renderReport(hostileReport(), 'xlsx', rendering)
    for (const [name, part] of readParts(hostile)) {
      expect(illegalInXml(part), name).toBeNull()
      expect(/<f[ >]/.test(part), name).toBe(false)
    }
    expect(readParts(hostile).get('xl/sharedStrings.xml')).toContain('_x005F_x0041_ and _x005F_x000D_')
    const { sheets } = await readXlsx(hostile)
    const cells = sheets[1]?.rows[1]?.map((cell) => restore(String(cell))) ?? []
    expect(cells).toContain(hostileTexts.formula)
    expect(cells).toContain(hostileTexts.command)
    expect(cells).toContain(hostileTexts.xml)
    expect(cells).toContain(hostileTexts.accents)
    expect(cells).toContain('reportfdp.exe and isolate')
    expect(
      sheets.flatMap((sheet) => sheet.rows.flat()).filter((cell) => /^[=+\-@]/.test(String(cell))),
    ).toEqual([])
  })

  test('gives sheets names that a workbook can take', async () => {
    const { sheets } = await readXlsx(await renderReport(hostileReport(), 'xlsx', rendering))
    const names = sheets.map((sheet) => sheet.name)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3)
    for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
  })
})

function day(text: string): Date {
  return new Date(`${text}T00:00:00Z`)
}
