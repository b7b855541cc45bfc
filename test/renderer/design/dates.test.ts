import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Day, Instant, instantAt, TimeZone } from '#shared/kernel/dates.ts'
import { remainingOf, urgencyOf } from '../../../src/renderer/design/clock/urgency.ts'
import {
  dayText,
  hoursLeft,
  instantOfWall,
  instantText,
  wallTime,
} from '../../../src/renderer/design/words/dates.ts'

const paris = TimeZone.parse('Europe/Paris')

describe('the wall clock and the instant', () => {
  test('winter and summer time lie one and two hours from UTC', () => {
    expect(instantOfWall('2026-01-31 10:00', paris)).toBe('2026-01-31T09:00:00.000Z')
    expect(instantOfWall('2026-07-31 10:00:00', paris)).toBe('2026-07-31T08:00:00.000Z')
  })

  test('an hour that the clock shows twice is the first one', () => {
    expect(instantOfWall('2026-10-25 02:30', paris)).toBe('2026-10-25T00:30:00.000Z')
  })

  test('an hour that the clock skips moves to the next one', () => {
    const instant = instantOfWall('2026-03-29 02:30', paris)
    expect(wallTime(instant, paris)).toBe('2026-03-29 03:30:00')
  })

  test('what is shown and typed back is the same moment, in any zone', () => {
    const zones = ['Europe/Paris', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'].map((name) =>
      TimeZone.parse(name),
    )
    const seconds = fc.integer({ min: Date.UTC(2018, 0, 1) / 1_000, max: Date.UTC(2035, 0, 1) / 1_000 })
    void fc.assert(
      fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
        const instant = instantAt(second * 1_000)
        const wall = wallTime(instant, zone)
        // Only the repeated hour of autumn has two instants; its first one has the same wall time.
        expect(wallTime(instantOfWall(wall, zone), zone)).toBe(wall)
      }),
    )
  })
})

describe('dates in words', () => {
  test('each language writes a day in its own order', () => {
    const day = Day.parse('2026-03-14')
    expect(dayText(day, 'en')).toBe('14 Mar 2026')
    expect(dayText(day, 'fr')).toBe('14 mars 2026')
    expect(dayText(day, 'de')).toBe('14.03.2026')
  })

  test('a moment names its zone', () => {
    expect(instantText(Instant.parse('2026-03-14T09:26:53Z'), paris, 'de')).toMatch(/10:26 MEZ/)
  })
})

describe('what is left of a clock', () => {
  const now = Instant.parse('2026-02-27T23:30:00Z')

  test('days are counted in the zone of the record, not in that of the machine', () => {
    const due = { on: Day.parse('2026-02-28') }
    expect(remainingOf(due, paris, now)).toEqual({ unit: 'days', days: 0 })
    expect(remainingOf(due, TimeZone.parse('UTC'), now)).toEqual({ unit: 'days', days: 1 })
  })

  test('a period in hours that has been over for a week counts its days', () => {
    const over = (at: string) => remainingOf({ at: Instant.parse(at) }, paris, now)
    expect(over('2026-02-21T00:00:00Z')).toMatchObject({ unit: 'hours', hours: 167, overdue: true })
    expect(over('2026-02-20T23:00:00Z')).toEqual({ unit: 'days', days: -7 })
  })

  test('hours and minutes are elapsed time', () => {
    expect(hoursLeft(Instant.parse('2026-03-01T06:42:00Z'), now)).toEqual({
      unit: 'hours',
      hours: 31,
      minutes: 12,
      overdue: false,
    })
    expect(hoursLeft(Instant.parse('2026-02-27T22:20:00Z'), now)).toMatchObject({
      hours: 1,
      minutes: 10,
      overdue: true,
    })
  })

  test('three days and twelve hours before the end a clock asks for attention, after it there is danger', () => {
    const running = { state: 'running' } as const
    expect(urgencyOf(running, { unit: 'days', days: 4 })).toBe('information')
    expect(urgencyOf(running, { unit: 'days', days: 3 })).toBe('attention')
    expect(urgencyOf(running, { unit: 'days', days: -1 })).toBe('danger')
    expect(urgencyOf(running, { unit: 'hours', hours: 11, minutes: 59, overdue: false })).toBe('attention')
    expect(urgencyOf(running, { unit: 'hours', hours: 0, minutes: 1, overdue: true })).toBe('danger')
    expect(urgencyOf({ state: 'closed' }, { unit: 'days', days: -9 })).toBe('good')
    expect(urgencyOf({ state: 'notStarted' }, null)).toBe('neutral')
  })
})
