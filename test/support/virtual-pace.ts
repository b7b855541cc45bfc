import type { Pace } from '#engine/connector/index.ts'

/** Time that passes only while somebody waits, at once; keeps the waits. */
export interface VirtualPace extends Pace {
  readonly waits: number[]
}

export function virtualPace(): VirtualPace {
  let now = 0
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    wait: async (milliseconds, signal) => {
      signal.throwIfAborted()
      waits.push(Math.round(milliseconds))
      now += milliseconds
    },
  }
}
