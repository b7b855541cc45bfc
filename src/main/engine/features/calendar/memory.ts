import type { OpenDate } from './open-date.ts'

/** Gives the dates of records, computing anew only those whose key has changed. */
export type Memory = <R>(
  records: readonly R[],
  rules: {
    /** Everything of the record that its dates rest on. */
    readonly keyOf: (record: R) => string
    /** Everything else. */
    readonly circumstances: string
    readonly compute: (record: R) => OpenDate[]
  },
) => OpenDate[]

/**
 * Clocks cost milliseconds each, and the calendar asks for all of them at every page. It holds identifiers and dates alone,
 * and only those of the last question.
 */
export function openMemory(): Memory {
  let kept = new Map<string, OpenDate[]>()
  let under = ''
  return (records, { keyOf, circumstances, compute }) => {
    const before = under === circumstances ? kept : new Map<string, OpenDate[]>()
    kept = new Map(records.map((record) => [keyOf(record), before.get(keyOf(record)) ?? compute(record)]))
    under = circumstances
    return [...kept.values()].flat()
  }
}
