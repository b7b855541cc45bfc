import { Day } from '#shared/kernel/dates.ts'

/** How a day is shown while it is typed. */
export const dayFormats = { en: 'DD/MM/YYYY', fr: 'DD/MM/YYYY', de: 'DD.MM.YYYY' } as const

/** `31/1/2026`, `31.01.2026` and `2026-01-31`; null while it is none of them. */
export function parseDay(typed: string): string | null {
  const european = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(typed.trim())
  const iso = european ? `${european[3]}-${pad(european[2])}-${pad(european[1])}` : typed.trim()
  return Day.safeParse(iso).success ? iso : null
}

function pad(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0')
}
