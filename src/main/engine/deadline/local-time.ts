import { Day, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Message } from '#shared/kernel/message.ts'
import { instantOf, Temporal, utcText, wallClock } from './temporal.ts'

/** A moment that somebody typed, and what had to be assumed to know which one it was. */
export interface TypedMoment {
  readonly at: Instant
  readonly notes: readonly Message[]
}

/**
 * Reads `2026-03-27T18:30` on the clock of `zone`, or a moment with its own offset or `Z`; a date alone means its first
 * moment. A time that the change of the clocks skipped or repeated has two readings: the earlier is taken, because the
 * limit must not end too late, and the note says so. Anything else is `invalid-input` at `path`.
 */
export function typedMoment(text: string, zone: TimeZone, path: string): TypedMoment {
  const typed = text.trim()
  if (Day.safeParse(typed).success) {
    return { at: instantOf(Temporal.PlainDate.from(typed).toZonedDateTime(zone).toInstant()), notes: [] }
  }
  if (!shape.test(typed)) throw refused(path)
  try {
    if (/(Z|[+-]\d\d:\d\d)$/.test(typed)) return { at: instantOf(Temporal.Instant.from(typed)), notes: [] }
    return onTheClock(Temporal.PlainDateTime.from(typed), zone)
  } catch (error) {
    if (error instanceof RangeError) throw refused(path)
    throw error
  }
}

const shape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/

function onTheClock(local: Temporal.PlainDateTime, zone: TimeZone): TypedMoment {
  const earlier = instantOf(local.toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant())
  const later = instantOf(local.toZonedDateTime(zone, { disambiguation: 'later' }).toInstant())
  if (earlier === later) return { at: earlier, notes: [] }
  const typed = local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
  const skipped = wallClock(earlier, zone) !== typed
  const params = {
    typed,
    zone,
    taken: wallClock(earlier, zone),
    takenUtc: utcText(earlier),
    otherUtc: utcText(later),
  }
  return {
    at: earlier,
    notes: [{ key: `deadline:time.${skipped ? 'skipped' : 'repeated'}`, params, article: null }],
  }
}

function refused(path: string): Fault {
  return new Fault('invalid-input', { issues: [{ path: [path], key: 'notAMoment' }] })
}
