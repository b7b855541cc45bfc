import { countryCodes } from '#shared/kernel/countries.ts'
import { fold } from '../../storage/index.ts'

/** Languages in which customer systems write countries: those of the Union and its neighbours. */
const languages = 'en de fr bg cs da el es et fi ga hr hu it lt lv mt nl pl pt ro sk sl sv no is uk tr'.split(
  ' ',
)

/** What people write besides the names and codes of the standard. */
const alsoWritten: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  'great britain': 'GB',
  usa: 'US',
  holland: 'NL',
  'czech republic': 'CZ',
}

let known: ReadonlyMap<string, string> | null = null

/** The ISO 3166-1 alpha-2 code of a country as a system writes it, by code or by name in many languages; null: it is none. */
export function countryOf(written: string): string | null {
  known ??= namesOfCountries()
  return known.get(fold(written).trim()) ?? null
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = new Map(countryCodes.map((code) => [fold(code), code]))
  for (const language of languages) {
    const inLanguage = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of countryCodes) {
      const name = inLanguage.of(code)
      if (name !== undefined) names.set(fold(name), code)
    }
  }
  for (const [name, code] of Object.entries(alsoWritten)) names.set(name, code)
  return names
}
