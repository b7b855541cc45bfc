import { countryCodes } from '#shared/kernel/countries.ts'
import type { Language } from '#shared/kernel/message.ts'
import { localeOf } from './dates.ts'

/** The name of a country in `language`; the code where it is none. */
export function countryName(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(localeOf(language), { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

/** All countries by name, for a choice. */
export function countryOptions(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(localeOf(language), { type: 'region' })
  return countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
