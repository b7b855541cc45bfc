import type { Language } from '#shared/kernel/message.ts'
import { localeOf } from './dates.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people read it: `12.4 kB`, in the language's own signs. */
export function bytesText(bytes: number, language: Language): string {
  const step = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1_000 ** step)
}
