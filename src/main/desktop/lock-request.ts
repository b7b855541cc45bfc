/** How long windows may take to keep what was being typed before the store locks without them, in milliseconds. */
const patience = 1_000
/** The same before the machine sleeps: what is in memory then stays there until it wakes, keys too. */
const patienceBeforeSleep = 150

interface LockSurroundings {
  /** Asks every window to keep what was typed last and to lock then. */
  readonly askWindows: () => void
  /** Ends the engine, whatever the windows do. */
  readonly lock: () => void
}

/** A lock that comes from outside the windows: the menu, sleep, the lock screen, nobody there. */
export interface LockRequest {
  readonly ask: () => void
  /** The same when there is hardly any time left. */
  readonly askBeforeSleep: () => void
  /** The engine was replaced: what was asked is done. */
  readonly settle: () => void
}

/** Lets the windows keep their drafts first. A window that hangs keeps nothing open. */
export function lockRequest({ askWindows, lock }: LockSurroundings): LockRequest {
  let waiting: ReturnType<typeof setTimeout> | null = null
  const settle = () => {
    if (waiting !== null) clearTimeout(waiting)
    waiting = null
  }
  const lockWithin = (within: number) => {
    waiting = setTimeout(() => {
      settle()
      lock()
    }, within)
  }
  return {
    ask: () => {
      if (waiting !== null) return
      lockWithin(patience)
      askWindows()
    },
    askBeforeSleep: () => {
      const isAsked = waiting !== null
      settle()
      lockWithin(patienceBeforeSleep)
      if (!isAsked) askWindows()
    },
    settle,
  }
}
