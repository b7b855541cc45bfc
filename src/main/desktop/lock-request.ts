/** How long windows may take to keep what was being typed before the store locks without them, in milliseconds. */
const patience = 1_000

interface LockSurroundings {
  /** Asks every window to keep what was typed last and to lock then. */
  readonly askWindows: () => void
  /** Ends the engine, whatever the windows do. */
  readonly lock: () => void
}

/** A lock that comes from outside the windows: the menu, sleep, the lock screen, nobody there. */
export interface LockRequest {
  readonly ask: () => void
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
  return {
    ask: () => {
      if (waiting !== null) return
      waiting = setTimeout(() => {
        settle()
        lock()
      }, patience)
      askWindows()
    },
    settle,
  }
}
