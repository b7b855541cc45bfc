import { beforeAll, describe, expect, test } from 'vitest'
import { buildReport, contentHash, renderReport, shortHash } from '#engine/document/index.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileTexts } from './hostile-texts.ts'
import { illegalInXml, readParts, rendering, shownText } from './reading.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

const report = sampleReport('fr')
let bytes: Uint8Array
let parts: ReadonlyMap<string, string>
let body: string

beforeAll(async () => {
  bytes = await renderReport(report, 'docx', rendering)
  parts = readParts(bytes)
  body = parts.get('word/document.xml') ?? ''
})

describe('DOCX', () => {
  test('has real headings and a contents list that names them', () => {
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(4)
    expect(body.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(9)
    const contents = /<w:sdt>.*?<\/w:sdt>/s.exec(body)?.[0] ?? ''
    expect(contents).toContain('TOC \\h \\o &quot;1-2&quot;')
    expect(shownText(contents)).toContain('1. Gestion de la relation client')
    expect(shownText(contents)).toContain('Durée de conservation')
  })

  test('repeats the header row of every table and shows every value', () => {
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(10)
    const text = shownText(body)
    expect(text).toContain(
      'Intérêt légitime à des relations durables avec la clientèle ; évaluation LIA-004.',
    )
    expect(text).toContain('14 mars 2026, 10:26')
    expect(text).toContain('2 mai 2019')
    expect(text).toContain('Dr. Małgorzata Łęcka')
    expect(text).toContain('Non renseigné')
    expect(text).toContain('Attention\nLa mise en balance')
  })

  test('turns the page for a section in landscape', () => {
    expect([...body.matchAll(/w:orient="(\w+)"/g)].map(([, orientation]) => orientation)).toEqual([
      'portrait',
      'landscape',
      'portrait',
    ])
  })

  test('states page numbers, date, version and hash at the foot of each page', () => {
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml)
    expect(footers.length).toBeGreaterThan(0)
    for (const footer of footers) {
      expect(footer).toContain('PAGE')
      expect(footer).toContain('NUMPAGES')
      expect(shownText(footer)).toContain(
        `21 novembre 2026  ·  Version 4.2  ·  Empreinte ${shortHash(contentHash(report))}`,
      )
    }
    expect(shownText(body)).toContain(contentHash(report))
  })

  test('names its language, title, author, date and hash in its properties', () => {
    const properties = parts.get('docProps/core.xml')
    expect(properties).toContain('<dc:title>Registre des activités de traitement</dc:title>')
    expect(properties).toContain('<dc:creator>Małgorzata Łęcka</dc:creator>')
    expect(properties).toContain('2026-11-21T00:00:00Z</dcterms:created>')
    expect(properties).toContain(`sha256:${contentHash(report)}`)
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"/>')
  })

  test('is the same file each time, with nothing of the moment it was made', async () => {
    const firstOfJanuary1980 = 0x0021_0000
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(10, true)).toBe(firstOfJanuary1980)
    expect(await renderReport(report, 'docx', rendering)).toEqual(bytes)
  })

  test('numbers each list from one', async () => {
    const list = { type: 'list' as const, style: 'numbered' as const, items: ['first', 'second'] }
    const lists = buildReport({ ...sampleInput('en'), sections: [{ blocks: [list, list] }] })
    const xml = readParts(await renderReport(lists, 'docx', rendering)).get('word/document.xml') ?? ''
    const numbers = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, number]) => number)
    expect(numbers).toHaveLength(4)
    expect(numbers[0]).toBe(numbers[1])
    expect(numbers[2]).toBe(numbers[3])
    expect(numbers[0]).not.toBe(numbers[2])
  })

  test('holds hostile texts as texts', async () => {
    const hostile = readParts(await renderReport(hostileReport(), 'docx', rendering))
    for (const [name, part] of hostile) {
      expect(illegalInXml(part), name).toBeNull()
      expect(part.includes('<script>'), name).toBe(false)
    }
    const text = shownText(hostile.get('word/document.xml') ?? '')
    for (const key of [
      'typstCode',
      'typstMarkup',
      'brackets',
      'formula',
      'xml',
      'escapeOfXlsx',
      'accents',
      'otherScripts',
    ] as const)
      expect(text.includes(hostileTexts[key]), key).toBe(true)
    expect(text).toContain('beforeafter')
    expect(text).toContain('reportfdp.exe and isolate')
    expect(text).toContain('first\nsecond\nthird\nfourth')
  })
})
