import { Day, Instant } from '#shared/kernel/dates.ts'
import type { Language, Message } from '#shared/kernel/message.ts'
import { countryName } from './countries.ts'
import { dayText, instantText, zoneOfMachine } from './dates.ts'

/** A day alone, or with a time on the wall clock behind it, as the engine puts them into messages. */
const dayWithTime = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?([+-]\d{2}:\d{2})?)?$/

/**
 * `2026-03-14` and `2026-03-14 09:26` in the user's format, an instant on the clock of this machine, because no store
 * need be open; every other text as it is.
 */
export function readableDate(text: string, language: Language): string {
  const instant = Instant.safeParse(text)
  if (instant.success) return instantText(instant.data, zoneOfMachine(), language)
  const [, written, time, offset] = dayWithTime.exec(text) ?? []
  const day = Day.safeParse(written)
  if (!day.success) return text
  const parts = [dayText(day.data, language), [time, offset].filter(Boolean).join(' ')]
  return parts.filter((part) => part !== '').join(', ')
}

/** The parameters of a message: dates in the user's format, a country by its name. */
export function readableParams(params: Message['params'], language: Language): Message['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value !== 'string'
        ? value
        : name === 'country'
          ? countryName(value, language)
          : readableDate(value, language),
    ]),
  )
}
