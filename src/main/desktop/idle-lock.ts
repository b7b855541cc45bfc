/** What the idle lock asks of the operating system. */
export interface Idleness {
  /** Seconds since somebody touched the machine. */
  readonly idleSeconds: () => number
  readonly isScreenLocked: () => boolean
}

/**
 * Decides, asked again and again, whether the store is to be locked now: once for each time the machine is left.
 * @param minutes of the open store; null: none is open
 */
export function idleLock(
  { idleSeconds, isScreenLocked }: Idleness,
  minutes: () => number | null,
): () => boolean {
  let isLeft = false
  return () => {
    const wasLeft = isLeft
    const limit = minutes()
    isLeft = (limit !== null && idleSeconds() >= limit * 60) || isScreenLocked()
    return isLeft && !wasLeft
  }
}
