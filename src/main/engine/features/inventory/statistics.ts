import type { FieldStatistics } from '#shared/contract/inventory.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { maskValue } from './mask.ts'

const sampleLimit = 5

/** What a sample of a field's values shows: how many are filled and distinct, and a few of them masked. */
export function statisticsOf(values: readonly (string | null)[], takenAt: Instant): FieldStatistics {
  const filled = filledOf(values)
  const distinct = new Set(filled)
  return {
    sampled: values.length,
    filled: filled.length,
    distinct: distinct.size,
    samples: [...new Set([...distinct].map(maskValue))].slice(0, sampleLimit),
    takenAt,
  }
}

/** The values that say something. */
export function filledOf(values: readonly (string | null)[]): readonly string[] {
  return values.filter((value): value is string => value !== null && value.trim() !== '')
}
