import { type Clock, Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'

export interface TestClock {
  readonly clock: Clock
  /** Moves on by minutes, hours or days. */
  forward(by: { readonly minutes?: number; readonly hours?: number; readonly days?: number }): void
  /** Sets it to a moment, earlier ones too. */
  set(instant: string): void
}

/** A clock that stands still until a test moves it. */
export function testClock(start = '2026-02-01T09:00:00Z'): TestClock {
  let now = millisecondsOf(Instant.parse(start))
  return {
    clock: () => instantAt(now),
    forward: ({ minutes = 0, hours = 0, days = 0 }) => {
      now += ((days * 24 + hours) * 60 + minutes) * 60_000
    },
    set: (instant) => {
      now = millisecondsOf(Instant.parse(instant))
    },
  }
}
