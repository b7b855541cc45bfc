import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contentHash, renderReport } from '#engine/document/index.ts'
import { readPdf, rendering, resourcesDir } from './reading.ts'
import { sampleReport } from './sample-report.ts'

const report = sampleReport('en', 1)
let templatesDir: string

beforeEach(async () => {
  templatesDir = await mkdtemp(join(tmpdir(), 'wardbook-templates-'))
})
afterEach(() => rm(templatesDir, { recursive: true }))

describe('a user’s template', () => {
  test('comes before the shipped one of its name, and leaves the content hash as it is', async () => {
    await writeFile(
      join(templatesDir, 'report.typ'),
      '#import "blocks.typ": accent\n#let r = json("report.json")\n#set document(title: r.title)\n' +
        '#set text(font: "Noto Sans", fill: accent)\nOur own letterhead: #r.organisation.name #r.title #r.hash',
    )
    const { text } = await readPdf(await render())
    expect(text).toContain('Our own letterhead: Nordlicht Handels GmbH Record')
    expect(text.replace(/\s/g, '')).toContain(contentHash(report))
  })

  test('can show a picture that stands beside it', async () => {
    await cp(join(resourcesDir, 'templates'), templatesDir, { recursive: true })
    await writeFile(
      join(templatesDir, 'logo.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    )
    const shipped = await readFile(join(templatesDir, 'report.typ'), 'utf8')
    await writeFile(join(templatesDir, 'report.typ'), `${shipped}\n#image("logo.svg", alt: "Logo")\n`)
    expect((await readPdf(await render())).text).toContain('Record of processing activities')
  })

  test('that is broken is refused with its file, line and reason', async () => {
    await writeFile(join(templatesDir, 'report.typ'), '#let a = 1\n\n#let b = a + "x"\n')
    await expect(render()).rejects.toMatchObject({
      code: 'template-broken',
      params: { file: 'report.typ', line: 3, message: 'cannot add integer and string' },
    })
  })

  test('that is broken in a file it imports is refused with that file', async () => {
    const blocks = await readFile(join(resourcesDir, 'templates', 'blocks.typ'), 'utf8')
    await writeFile(join(templatesDir, 'blocks.typ'), `#let x = (1\n${blocks}`)
    await expect(render()).rejects.toMatchObject({
      code: 'template-broken',
      params: { file: 'blocks.typ', line: 1 },
    })
  })

  test('that breaks a rule of PDF/A is refused with the rule', async () => {
    await writeFile(join(templatesDir, 'logo.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    await writeFile(join(templatesDir, 'report.typ'), '#image("logo.svg")')
    await expect(render()).rejects.toMatchObject({
      code: 'template-broken',
      params: { message: expect.stringContaining('alt text') },
    })
  })

  test.each([
    ['#import "@preview/cetz:0.3.0": *', 1],
    ['\n#import ("@" + "preview/cetz:0.3.0"): *', 2],
    ['#let p = "x"\n\n#include p', 3],
    ['#import "\\u{40}preview/cetz:0.3.0"', 1],
    ['#eval("import \\"@preview/cetz:0.3.0\\"")', 1],
  ])('that would load code from elsewhere is refused before it runs (%j)', async (source, line) => {
    await writeFile(join(templatesDir, 'report.typ'), source)
    await expect(render()).rejects.toMatchObject({
      code: 'template-broken',
      params: { file: 'report.typ', line, message: expect.stringContaining('beside the template') },
    })
  })

  test('reads no file outside its folder', async () => {
    await writeFile(join(templatesDir, 'report.typ'), '#read("/etc/hostname") #read("../../etc/hostname")')
    await expect(render()).rejects.toMatchObject({ code: 'template-broken' })
  })
})

function render(): Promise<Uint8Array> {
  return renderReport(report, 'pdf', { ...rendering, templatesDir })
}
