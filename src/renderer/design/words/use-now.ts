import { useSyncExternalStore } from 'react'
import { type Instant, systemClock } from '#shared/kernel/dates.ts'

/** The present moment, renewed at each full minute; one timer serves every clock on the screen. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => now)
}

let now = systemClock()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = systemClock()
    schedule()
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

function schedule(): void {
  timer = setTimeout(
    () => {
      now = systemClock()
      for (const listener of listeners) listener()
      schedule()
    },
    60_000 - (Date.now() % 60_000),
  )
}
