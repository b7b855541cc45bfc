import type { TimeZone } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'

/**
 * The country that a time zone belongs to, for a new store whose country was not said; where the zone names none (UTC),
 * that of the language.
 */
export function homeCountry(zone: TimeZone, language: Language): string {
  return countries.find((country) => zonesOf(country).includes(zone)) ?? byLanguage[language]
}

/** The EEA, the United Kingdom and Switzerland: where the rules that Wardbook knows apply. */
const countries = [
  ...[
    'AT',
    'BE',
    'BG',
    'CH',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GB',
    'GR',
    'HR',
    'HU',
    'IE',
    'IS',
  ],
  ...['IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
]

const byLanguage: Readonly<Record<Language, string>> = { en: 'IE', fr: 'FR', de: 'DE' }

function zonesOf(country: string): readonly string[] {
  // ECMA-402 has it, TypeScript's library not yet.
  const locale = new Intl.Locale('und', { region: country }) as Intl.Locale & { getTimeZones(): string[] }
  return locale.getTimeZones()
}
