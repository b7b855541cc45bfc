import { setTimeout as sleep } from 'node:timers/promises'
import type { Rate } from './definition.ts'

/** Time as the connector feels it. Injected, so that tests wait for nothing. */
export interface Pace {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number
  /** Ends after so many milliseconds, or rejects when the signal is raised. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** The machine's own time. */
export const systemPace: Pace = {
  now: () => performance.now(),
  wait: async (milliseconds, signal) => {
    await sleep(milliseconds, undefined, { signal })
  },
}

/** Waits until one more request fits into all windows of `rate`, and counts it. */
export function rateLimiter(rate: Rate, pace: Pace): (signal: AbortSignal) => Promise<void> {
  const sentAt: number[] = []
  const longest = Math.max(...rate.map(({ seconds }) => seconds * 1_000))
  return async (signal) => {
    for (;;) {
      const now = pace.now()
      while (sentAt[0] !== undefined && sentAt[0] <= now - longest) sentAt.shift()
      const free = Math.max(...rate.map((window) => freeAt(window, sentAt)))
      if (free <= now) break
      await pace.wait(free - now, signal)
    }
    sentAt.push(pace.now())
  }
}

/** When a window has room again: when the request that fills it leaves it. */
function freeAt(window: Rate[number], sentAt: readonly number[]): number {
  const filling = sentAt.at(-window.requests)
  return filling === undefined ? Number.NEGATIVE_INFINITY : filling + window.seconds * 1_000
}
