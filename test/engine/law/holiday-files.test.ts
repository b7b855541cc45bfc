import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fileText } from '../../../scripts/law-holidays/file-text.ts'
import { publishedLists } from '../../../scripts/law-holidays/lists.ts'
import { applyOverlay, Overlay } from '../../../scripts/law-holidays/overlay.ts'

const root = join(import.meta.dirname, '../../..')
const overlay = Overlay.parse(parse(readFileSync(join(root, 'scripts/law-holidays/overlay.yaml'), 'utf8')))
const years = { from: 2018, to: 2035 }

describe('the holiday files', () => {
  test.each(['AT', 'CY', 'GB', 'RO'])('of %s are what npm run law:holidays writes', (country) => {
    const published = publishedLists(country, years, overlay.without[country] ?? [])
    const mended = applyOverlay(published, overlay, years, () => undefined)
    const written = readFileSync(join(root, `resources/law/holidays/${country.toLowerCase()}.yaml`), 'utf8')
    expect(fileText(mended, overlay.aliases[country] ?? {}, years)).toBe(written)
  })

  test('differ from the published lists by rows with a source only', () => {
    for (const row of overlay.rows) expect(row.source.length).toBeGreaterThan(10)
    expect(() => Overlay.parse({ ...overlay, rows: [{ country: 'DE', drop: 'Neujahr' }] })).toThrow('source')
  })
})
