import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { HolidayFile } from '../src/main/engine/law/holiday-file.ts'
import { fileText } from './law-holidays/file-text.ts'
import { publishedLists } from './law-holidays/lists.ts'
import { applyOverlay, Overlay } from './law-holidays/overlay.ts'

/**
 * Writes `resources/law/holidays/<country>.yaml` from date-holidays and the overlay. The engine reads the files only, so
 * a new version of date-holidays changes a statutory date when this was run and its diff was read, never by itself.
 */
const years = { from: 2018, to: 2035 }
const countries = [
  ...[
    'AT',
    'BE',
    'BG',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GR',
    'HR',
    'HU',
    'IE',
    'IT',
    'LT',
    'LU',
  ],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'IS', 'LI', 'NO', 'GB', 'CH'],
]
const root = join(import.meta.dirname, '..')
const target = join(root, 'resources/law/holidays')

const overlay = Overlay.parse(
  parse(readFileSync(join(import.meta.dirname, 'law-holidays/overlay.yaml'), 'utf8')),
)
mkdirSync(target, { recursive: true })
const unused = new Set(overlay.rows)
for (const country of countries) {
  const published = publishedLists(country, years, overlay.without[country] ?? [])
  const mended = applyOverlay(published, overlay, years, (row) => unused.delete(row))
  const text = fileText(mended, overlay.aliases[country] ?? {}, years)
  HolidayFile.parse(parse(text))
  writeFileSync(join(target, `${country.toLowerCase()}.yaml`), text)
}
if (unused.size > 0) throw new Error(`overlay rows without effect: ${JSON.stringify([...unused], null, 2)}`)
console.log(`${countries.length} countries, ${years.from} to ${years.to}`)
