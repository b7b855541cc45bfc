import { type Day, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'
import { Fault, type InputIssue } from '#shared/kernel/faults.ts'

/** Clocks of other machines run ahead a little; more than that is a mistyped date. */
const tolerance = 5 * 60_000

/**
 * Holds a moment that is over against the clock.
 * @throws Fault `invalid-input` where it lies in the future
 */
export function requirePast(at: Instant, now: Instant, path: InputIssue['path']): void {
  if (millisecondsOf(at) > millisecondsOf(now) + tolerance) throw inFuture(path)
}

/**
 * Holds a day on which something was done against the calendar.
 * @param today the day in the zone of the store
 * @throws Fault `invalid-input` where it lies in the future
 */
export function requirePastDay(on: Day, today: Day, path: InputIssue['path']): void {
  if (on > today) throw inFuture(path)
}

function inFuture(path: InputIssue['path']): Fault {
  return new Fault('invalid-input', { issues: [{ path, key: 'inFuture' }] })
}
