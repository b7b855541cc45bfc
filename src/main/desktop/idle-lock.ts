/** What the idle lock asks of the operating system. */
export interface Idleness {
  /** Seconds since somebody touched the machine. */
  readonly idleSeconds: () => number
  readonly isScreenLocked: () => boolean
}

/** Decides, asked again and again, whether the store is to be locked now: once for each time the machine is left. */
export function idleLock({ idleSeconds, isScreenLocked }: Idleness, limit: number): () => boolean {
  let isLeft = false
  return () => {
    const wasLeft = isLeft
    isLeft = idleSeconds() >= limit || isScreenLocked()
    return isLeft && !wasLeft
  }
}
