import { isLuhn, remainder } from './check-digits.ts'
import { nationalIdentifiers } from './national-identifiers.ts'

/** The checks that a value rule can name; each takes the value without separators. */
export const checksums = {
  luhn: isLuhn,
  /** ISO 13616: the first four signs moved to the end, letters as numbers, 1 modulo 97. */
  iban: (value: string) => {
    const moved = value.slice(4) + value.slice(0, 4)
    const digits = [...moved.toUpperCase()].map((sign) => Number.parseInt(sign, 36).toString()).join('')
    return /^\d+$/.test(digits) && remainder(digits, 97) === 1
  },
  ...nationalIdentifiers,
} as const
