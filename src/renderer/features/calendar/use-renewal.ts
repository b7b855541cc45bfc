import { useEffect, useRef } from 'react'
import type { Deadline } from '#shared/contract/calendar.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { hasEndedSince } from './groups.ts'

interface AsRead {
  /** The day on which it was read; undefined: not yet. */
  readonly today: Day | undefined
  readonly deadlines: readonly Deadline[]
}

/** Reads the calendar again at midnight and when an hour ends. */
export function useRenewal({ today: readOn, deadlines }: AsRead, today: Day, renew: () => void): void {
  const now = useNow()
  const isStale = readOn !== undefined && (readOn !== today || hasEndedSince(deadlines, now))
  const latest = useRef(renew)
  latest.current = renew
  useEffect(() => {
    if (isStale) latest.current()
  }, [isStale])
}
