import { createHash } from 'node:crypto'
import { readXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#engine/canonical-json.ts'
import {
  buildReport,
  contentHash,
  fileNameOf,
  formatsOf,
  mediaTypeOf,
  renderReport,
} from '#engine/document/index.ts'
import { languages } from '#shared/kernel/message.ts'
import { locale, readParts, readPdf, rendering, shownText } from './reading.ts'
import { sampleInput, sampleReport } from './sample-report.ts'

describe('a document', () => {
  test('states the same content hash in every format', async () => {
    const report = sampleReport('en')
    const hash = contentHash(report)
    const [pdf, docx, xlsx, csv, json] = await Promise.all(
      (['pdf', 'docx', 'xlsx', 'csv', 'json'] as const).map((format) =>
        renderReport(report, format, rendering),
      ),
    )
    if (!pdf || !docx || !xlsx || !csv || !json) throw new Error('a format is missing')
    expect((await readPdf(pdf)).text.replace(/\s/g, '')).toContain(hash)
    expect(shownText(readParts(docx).get('word/document.xml') ?? '')).toContain(hash)
    expect((await readXlsx(xlsx)).sheets[0]?.rows.flat()).toContain(hash)
    expect(new TextDecoder().decode(csv).split('\r\n')[0]).toContain(hash)
    expect(JSON.parse(new TextDecoder().decode(json)).contentHash).toBe(hash)
  })

  test('as JSON lets anyone compute the hash from the bytes', async () => {
    const report = sampleReport('fr')
    const text = new TextDecoder().decode(await renderReport(report, 'json', rendering))
    const body = text.slice(text.indexOf('"report":') + '"report":'.length, -'}\n'.length)
    expect(createHash('sha256').update(body).digest('hex')).toBe(contentHash(report))
    expect(canonicalJson(JSON.parse(body))).toBe(body)
  })

  test('offers spreadsheets only where there is a sheet', () => {
    expect(formatsOf(sampleReport('en'))).toEqual(['pdf', 'docx', 'xlsx', 'csv', 'json'])
    expect(formatsOf(buildReport({ ...sampleInput('en'), sheets: [] }))).toEqual(['pdf', 'docx', 'json'])
  })

  test('has a file name that names no person and a media type', () => {
    expect(fileNameOf(sampleReport('fr'), 'pdf')).toBe('record-of-processing-2026-11-21-fr.pdf')
    expect(mediaTypeOf.pdf).toBe('application/pdf')
  })

  test('is refused as cancelled when its signal fires, before or during the work', async () => {
    const cancelled = { code: 'cancelled' }
    const options = { ...rendering, signal: AbortSignal.abort() }
    await expect(renderReport(sampleReport('en'), 'pdf', options)).rejects.toMatchObject(cancelled)
    const controller = new AbortController()
    const running = renderReport(sampleReport('en', 50), 'pdf', { ...rendering, signal: controller.signal })
    setImmediate(() => controller.abort())
    await expect(running).rejects.toMatchObject(cancelled)
  })

  test('is refused as too large past the time limit, and past what memory can hold', async () => {
    const report = sampleReport('en', 20)
    await expect(renderReport(report, 'docx', { ...rendering, timeLimit: 1 })).rejects.toMatchObject({
      code: 'document-too-large',
    })
    const text = 'x '.repeat(4_100_000)
    const huge = buildReport({ ...sampleInput('en'), sections: [{ blocks: [{ type: 'paragraph', text }] }] })
    await expect(renderReport(huge, 'pdf', rendering)).rejects.toMatchObject({ code: 'document-too-large' })
  })

  test('that a worker cannot make at all is a bug, not a fault', async () => {
    const options = { ...rendering, worker: new URL('./no-worker.ts', import.meta.url) }
    await expect(renderReport(sampleReport('en'), 'pdf', options)).rejects.not.toHaveProperty(
      'code',
      'cancelled',
    )
  })
})

describe('the renderers’ words', () => {
  test.each(languages)('stand in %s, none missing and none too many', async (language) => {
    const own = Object.keys(await locale(language, 'report')).map((key) =>
      key.replace(/_(one|many|other)$/, ''),
    )
    const english = Object.keys(await locale('en', 'report')).map((key) =>
      key.replace(/_(one|many|other)$/, ''),
    )
    expect(new Set(own)).toEqual(new Set(english))
  })
})
