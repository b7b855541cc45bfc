import { Fault } from '#shared/kernel/faults.ts'

/** Whether calls may leave the open store. */
export interface Gate {
  readonly isOffline: () => boolean
  /** Raised with the fault `offline` when calls that are under way have to stop. */
  readonly signal: () => AbortSignal
  readonly set: (offline: boolean) => void
}

export function openGate(offline: boolean): Gate {
  let isOffline = offline
  let cut = new AbortController()
  return {
    isOffline: () => isOffline,
    signal: () => cut.signal,
    set: (next) => {
      isOffline = next
      if (next) cut.abort(new Fault('offline'))
      else cut = new AbortController()
    },
  }
}
