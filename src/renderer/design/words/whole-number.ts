import type { Language } from '#shared/kernel/message.ts'
import { localeOf } from './dates.ts'

/**
 * The whole number that was typed, grouped with spaces or as the language does; null: nothing was typed. What is no
 * whole number is `NaN`, which every schema refuses: `1,5` is not 15.
 */
export function wholeNumberIn(typed: string, language: Language): number | null {
  const text = typed.replaceAll(/\s/gu, '')
  if (text === '') return null
  const grouped = new RegExp(`^-?\\d{1,3}([${groupSign(language)}]\\d{3})+$`, 'u')
  const digits = grouped.test(text) ? text.replaceAll(groupSign(language), '') : text
  return /^-?\d+$/u.test(digits) ? Number(digits) : Number.NaN
}

/** A whole number as a field shows it: in groups of three, with thin spaces that no language takes for a decimal sign. */
export function typedNumber(value: number | null): string {
  return value === null || Number.isNaN(value)
    ? ''
    : String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u202f')
}

/** What stands between thousands; the spaces of French are taken in every language. */
function groupSign(language: Language): string {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1_000_000)
  const sign = parts.find(({ type }) => type === 'group')?.value.trim()
  return sign === undefined || sign === '' ? ' ' : sign
}
