import { Day, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { instantOf, Temporal, zoned } from './temporal.ts'
import { type DaysOff, workingDayAfter } from './working-day.ts'

/** The positions that can be taken on a period in hours; see `resources/law/disputes.yaml` D1, D2 and D4. */
export interface HourReading {
  /** D1: whether the hour in which the event falls counts (Reg. 1182/71 Art. 3(1)). */
  readonly D1: 'elapsed' | 'hourNotCounted'
  /** D2: whether the period has two working days at least (Reg. 1182/71 Art. 3(5)). */
  readonly D2: 'noMinimum' | 'twoWorkingDays'
  /** D4: real hours, or the same time on the clock as many days later. */
  readonly D4: 'elapsed' | 'wallClock'
}

/**
 * The end of a period in hours. By default real hours pass, counted in UTC, and neither weekend nor holiday nor a change
 * of the clocks moves the end (Reg. 1182/71 Art. 3(4) leaves out periods expressed in hours).
 */
export function endOfHours(
  event: Instant,
  hours: number,
  zone: TimeZone,
  reading: HourReading,
  daysOff: DaysOff,
): Instant {
  const at = zoned(event, zone)
  const start =
    reading.D1 === 'elapsed'
      ? at
      : at.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 })
  const end =
    reading.D4 === 'elapsed'
      ? start.add({ hours })
      : start.toPlainDateTime().add({ hours }).toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (reading.D2 === 'noMinimum') return instantOf(end.toInstant())
  const second = workingDayAfter(Day.parse(at.toPlainDate().toString()), 2, daysOff)
  const minimum = Temporal.PlainDate.from(second).toZonedDateTime({
    timeZone: zone,
    plainTime: start.toPlainTime(),
  })
  const later = Temporal.ZonedDateTime.compare(minimum, end) > 0 ? minimum : end
  return instantOf(later.toInstant())
}
