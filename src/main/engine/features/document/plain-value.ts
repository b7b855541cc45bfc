import { dayIn, dayInWords, momentIn, TimeZone } from '#shared/kernel/dates.ts'
import type { Words } from '../../language/index.ts'
import type { PackageValue } from './package-file.ts'

/** A value as a person reads it: yes and no, days in words; what has no code stays as the system holds it. */
export function plainValue({ type, value }: Pick<PackageValue, 'type' | 'value'>, words: Words): string {
  if (value === 'true' || value === 'false') return words.text(`document:package.truth.${value}`)
  const isDate = /date|time/i.test(type) || /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/.test(value)
  if (!isDate) return value
  const moment = momentIn(/^\d{12,13}$/.test(value) ? isoOf(Number(value)) : value)
  return moment === null ? value : dayInWords(dayIn(utc, moment), words.language)
}

const utc = TimeZone.parse('UTC')

/** Some systems count milliseconds since 1970. */
function isoOf(milliseconds: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' }).format(milliseconds)
}
