import fc from 'fast-check'
import { parseCsv } from 'hucre'
import { describe, expect, test } from 'vitest'
import { buildReport, contentHash, neutralise, renderReport, restore } from '#engine/document/index.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileTexts, hostileValues } from './hostile-texts.ts'
import { rendering } from './reading.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

const dangerous = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠', "'")
const text = fc
  .tuple(fc.array(dangerous, { maxLength: 4 }), fc.string({ unit: 'binary' }))
  .map(([signs, rest]) => signs.join('') + rest)

describe('neutralising', () => {
  test('is undone exactly, whatever the text', () => {
    const same = fc.property(text, (value) => {
      expect(restore(neutralise(value))).toBe(value)
    })
    fc.assert(same, { numRuns: 3000 })
  })

  test('leaves no text that a spreadsheet takes for a formula', () => {
    const harmless = fc.property(text, (value) => {
      expect(neutralise(value)).not.toMatch(/^[=+\-@\t\r\n\0＝＋－＠]/)
    })
    fc.assert(harmless, { numRuns: 3000 })
  })

  test('leaves every other text as it is', () => {
    for (const value of ['plain', "'quoted'", ' = later', '', 'a=b', '1+1'])
      expect(neutralise(value)).toBe(value)
  })
})

describe('CSV', () => {
  test('begins with a byte order mark, ends each record with CRLF and states the content hash', async () => {
    const report = sampleReport('de')
    const csv = await read(report)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    const [titles = []] = parseCsv(csv)
    expect(titles.at(-1)).toBe(`Prüfsumme des Dokuments (SHA-256): ${contentHash(report)}`)
  })

  test('has as many cells in every record, days in ISO and numbers as numbers', async () => {
    const records = parseCsv(await read(sampleReport('en')))
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([7]))
    expect(records[1]).toEqual([
      'Customer relationship management',
      'Sales',
      'Performance of sales contracts\nCare of existing business relationships',
      'Customers\nContact persons of corporate customers\nProspective customers',
      '1250',
      '2026-01-14',
      '',
    ])
    expect(records[3]?.[5]).toBe('')
  })

  test('gives every hostile text back after parsing and restoring', async () => {
    const records = parseCsv(await read(hostileReport()))
    const wellFormed = hostileValues.map((value) => value.toWellFormed())
    expect(records[1]?.slice(0, -1).map((cell) => restore(String(cell)))).toEqual(wellFormed)
  })

  test('holds no cell that begins like a formula', async () => {
    const cells = parseCsv(await read(hostileReport()))
      .flat()
      .map(String)
    expect(cells).toContain(`'${hostileTexts.formula}`)
    expect(cells.filter((cell) => /^[=+\-@\t\r\0＝]/.test(cell))).toEqual([])
  })

  test('writes a negative number as a number', async () => {
    const report = buildReport({
      ...sampleInput('en'),
      sheets: [{ name: 'n', columns: [{ title: 'n', valueType: 'number' }], rows: [[-12.5]] }],
    })
    expect((await read(report)).split('\r\n')[1]).toBe('-12.5,')
  })

  test('is refused for a report without a sheet', async () => {
    const report = buildReport({ ...sampleInput('en'), sheets: [] })
    await expect(renderReport(report, 'csv', rendering)).rejects.toMatchObject({ code: 'invalid-input' })
    await expect(renderReport(report, 'xlsx', rendering)).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

async function read(report: Parameters<typeof renderReport>[0]): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await renderReport(report, 'csv', rendering))
}
