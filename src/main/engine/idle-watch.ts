import { type Clock, millisecondsOf } from '#shared/kernel/dates.ts'

/** Knows for how long nobody was at the open store. */
export interface IdleWatch {
  /** From now on so many minutes without anybody lock the store. */
  start(minutes: number): void
  /** Somebody is at Wardbook. */
  touch(): void
  stop(): void
}

interface IdleWatchOptions {
  readonly clock: Clock
  /** Nobody was there for the time that was given. */
  readonly onIdle: () => void
}

/** How often the time is compared, in milliseconds: a machine that slept is noticed so soon after it woke. */
const lookEvery = 5_000

/** Watches by what the windows tell. The clock of the wall counts, so that the sleep of the machine does too. */
export function watchIdleness({ clock, onIdle }: IdleWatchOptions): IdleWatch {
  let timer: NodeJS.Timeout | undefined
  let touchedAt = 0
  const now = () => millisecondsOf(clock())
  const stop = () => clearInterval(timer)
  return {
    start: (minutes) => {
      stop()
      touchedAt = now()
      timer = setInterval(() => {
        // A clock that was set back must not keep the store open for longer.
        touchedAt = Math.min(touchedAt, now())
        if (now() - touchedAt < minutes * 60_000) return
        stop()
        onIdle()
      }, lookEvery).unref()
    },
    touch: () => {
      touchedAt = now()
    },
    stop,
  }
}

/** Leaves the watching to a shell that sees more than its windows, and tells it the limit; null: no store is open. */
export function idlenessOfShell(tell: (minutes: number | null) => void): IdleWatch {
  return { start: tell, touch: () => {}, stop: () => tell(null) }
}

/** Of shells that stay for one command only. */
export const noIdleness: IdleWatch = { start: () => {}, touch: () => {}, stop: () => {} }
