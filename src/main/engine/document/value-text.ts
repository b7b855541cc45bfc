import { type Day, daysBetween, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import type { Language } from '#shared/kernel/message.ts'
import type { Report, Value, ValueType } from './report.ts'

/** Turns a typed value into what people read in the report's language and zone. */
export type ValueText = (value: Value, type: ValueType) => string | readonly string[] | null

/** Regional form of each language: British dates in English, and so on. */
export const localeOf = { en: 'en-GB', fr: 'fr-FR', de: 'de-DE' } as const satisfies Record<Language, string>

/**
 * The writer of values for one report. Days are `14 Mar 2026`, moments carry the wall clock of the report's zone; null
 * stays null, so that each renderer shows "not stated" in its own way.
 */
export function valueText(report: Pick<Report, 'language' | 'timeZone'>): ValueText {
  const locale = localeOf[report.language]
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: report.timeZone,
  })
  return (value, type) => {
    if (value === null) return null
    if (typeof value === 'number') return number.format(value)
    if (typeof value !== 'string') return value.length > 0 ? value : null
    if (type === 'day') return day.format(midnight(value as Day))
    if (type === 'instant') return moment.format(millisecondsOf(value as Instant))
    return value === '' ? null : value
  }
}

function midnight(day: Day): number {
  return daysBetween('1970-01-01' as Day, day) * 86_400_000
}
