/** Knows whether a window is still there: one with an open event stream, or one that asked something lately. */
export interface Presence {
  /** A request was answered. */
  readonly seen: () => void
  /** An event stream opened; call the returned function when it ends. */
  readonly arrived: () => () => void
  readonly stop: () => void
}

/** Calls `onGone` once when no window was there for `grace` milliseconds; before the first request it waits for ever. */
export function watchPresence(grace: number, onGone: () => void): Presence {
  let streams = 0
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearTimeout(timer)
  const wait = () => {
    stop()
    if (streams === 0) timer = setTimeout(onGone, grace).unref()
  }
  return {
    seen: wait,
    arrived: () => {
      streams += 1
      stop()
      let here = true
      return () => {
        if (!here) return
        here = false
        streams -= 1
        wait()
      }
    },
    stop,
  }
}
