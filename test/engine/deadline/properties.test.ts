import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOffOf, endOfPeriod, type LegalEvent } from '#engine/deadline/index.ts'
import { ClockEventName } from '#shared/contract/clock.ts'
import { Regime, Right } from '#shared/contract/codes.ts'
import {
  addDays,
  type Day,
  dayIn,
  daysBetween,
  Instant,
  instantAt,
  millisecondsOf,
} from '#shared/kernel/dates.ts'
import { breachOf, calendars, clockOf, day, happened, law, zone } from './world.ts'

const places = [
  ['DE', 'BY', 'Europe/Berlin'],
  ['FR', null, 'Europe/Paris'],
  ['ES', 'CT', 'Europe/Madrid'],
  ['BG', null, 'Europe/Sofia'],
  ['GB', 'SCT', 'Europe/London'],
  ['IS', null, 'Atlantic/Reykjavik'],
  ['PT', null, 'Europe/Lisbon'],
] as const

const aPlace = fc
  .constantFrom(...places)
  .map(([country, region, name]) => ({ country, region, zone: zone(name) }))
const aMoment = fc
  .integer({ min: Date.UTC(2018, 5, 1), max: Date.UTC(2034, 0, 1) })
  .map((milliseconds) => instantAt(milliseconds - (milliseconds % 60_000)))
const aDay = aMoment.map((moment) => dayIn(zone('UTC'), moment))
const requestEvents = ClockEventName.options.filter((event) => law.events[event].appliesTo === 'request')

/** Events within ninety days of a receipt, in any order, some of them for one right or regime only. */
const aFile = fc
  .tuple(
    aMoment,
    fc.array(
      fc.record({
        event: fc.constantFrom(...requestEvents),
        after: fc.integer({ min: 0, max: 90 * 24 * 60 }),
        rights: fc.subarray([...Right.options], { maxLength: 2 }),
        regimes: fc.subarray([...Regime.options], { maxLength: 1 }),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([receivedAt, rest]): readonly LegalEvent[] => [
    { ...happened('receivedByController', receivedAt), id: 'event_receipt' },
    ...rest.map(({ after, ...event }, index) => {
      const occurredAt = instantAt(millisecondsOf(receivedAt) + after * 60_000)
      return { ...event, id: `event_${index}`, occurredAt, recordedAt: occurredAt }
    }),
  ])
const aClock = fc
  .record({
    file: aFile,
    place: aPlace,
    regime: fc.constantFrom(...Regime.options),
    right: fc.constantFrom(...Right.options),
  })
  // Portability came to Switzerland in September 2023.
  .filter(({ file, regime }) => regime !== 'ch' || (file[0]?.occurredAt ?? '') > '2023-10')

describe('a request clock', () => {
  test('does not depend on the order in which events were recorded or are listed', () => {
    const shuffled = aClock.chain((input) =>
      fc.record({
        input: fc.constant(input),
        order: fc.shuffledSubarray([...input.file.keys()], { minLength: input.file.length }),
        recordedAt: fc.array(aMoment, { minLength: input.file.length, maxLength: input.file.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ input: { file, place, regime, right }, order, recordedAt }) => {
        const other = order.flatMap((index) => {
          const event = file[index]
          return event === undefined ? [] : [{ ...event, recordedAt: recordedAt[index] ?? event.recordedAt }]
        })
        expect(clockOf(other, { ...place, regime, right })).toEqual(
          clockOf(file, { ...place, regime, right }),
        )
      }),
    )
  })

  test('is due after receipt, on a working day, and never before the cautious date', () => {
    fc.assert(
      fc.property(aClock, ({ file, place, regime, right }) => {
        const clock = clockOf(file, { ...place, regime, right })
        const { dueLegal, dueCautious, receivedOn } = clock
        fc.pre(
          receivedOn !== null &&
            dueLegal !== null &&
            dueCautious !== null &&
            right !== 'art7_3WithdrawConsent',
        )
        if (receivedOn === null || dueLegal === null || dueCautious === null) return
        expect(dueCautious <= dueLegal).toBe(true)
        if (regime === 'ch') return
        expect(dueCautious > receivedOn).toBe(true)
        const daysOff = daysOffOf(calendars.calendar(place.country, place.region), 'countryAndRegion')
        for (const due of [dueLegal, dueCautious, clock.refusalDue, clock.extensionNoticeDue]) {
          if (due !== null) expect(daysOff(due)).toBeNull()
        }
      }),
    )
  })

  test('has the dates of a file without extension once the extension is voided, suspension or not', () => {
    fc.assert(
      fc.property(aClock, fc.integer({ min: 0, max: 40 }), ({ file, place, regime, right }, after) => {
        const plain = file.filter(({ event }) => event !== 'extensionNoticeSent')
        const start = file[0]?.occurredAt ?? instantAt(0)
        const sentAt = instantAt(millisecondsOf(start) + after * 86_400_000)
        const notice = { ...happened('extensionNoticeSent', sentAt), id: 'event_notice' }
        const voided = {
          ...happened('requestEventVoided', sentAt),
          id: 'event_voided',
          correctionOf: notice.id,
        }
        const options = { ...place, regime, right }
        expect(clockOf([...plain, notice, voided], options)).toEqual(clockOf(plain, options))
      }),
    )
  })

  test('moves its end by exactly the days between asking for identity and proof', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 60 }), (receivedOn, days) => {
        const asked = happened('identityAsked', receivedOn)
        const events = [
          happened('receivedByController', receivedOn),
          asked,
          happened('identityProved', addDays(receivedOn, days)),
        ]
        const expected = firstWorkingDay(addDays(oneMonthAfter(receivedOn), days))
        expect(clockOf(events).dueLegal).toBe(expected)
      }),
    )
  })

  test('has one date for every moment of the day of receipt, also when the clocks change on it', () => {
    const changes = ['2026-03-29', '2026-10-25', '2028-03-26', '2028-10-29'].map(day)
    const aDayOfReceipt = fc.oneof(fc.constantFrom(...changes), aDay)
    const aZone = fc.constantFrom('Europe/Berlin', 'Europe/Lisbon', 'Europe/Helsinki').map(zone)
    fc.assert(
      fc.property(aDayOfReceipt, fc.integer({ min: -14, max: 12 }), aZone, (on, hours, zone) => {
        const noon = happened('receivedByController', on)
        const other = instantAt(millisecondsOf(noon.occurredAt) + hours * 3_600_000)
        fc.pre(dayIn(zone, other) === on)
        const clock = clockOf([happened('receivedByController', other)], { zone })
        expect(clock.dueLegal).toBe(clockOf([noon], { zone }).dueLegal)
      }),
    )
  })

  test('shows no reading that gives the date it has', () => {
    fc.assert(
      fc.property(aClock, ({ file, place, regime, right }) => {
        const { alternatives, dueLegal } = clockOf(file, { ...place, regime, right })
        for (const { due } of alternatives) expect(due).not.toBe(dueLegal)
      }),
    )
  })
})

describe('a period', () => {
  const daysOff = daysOffOf(calendars.calendar('DE', null), 'countryAndRegion')
  const plain = { daysOff, moves: false, twoWorkingDays: false }

  test('of months ends on the same day of the month, or on the last where the month lacks it, leap years included', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 12 }), (start, months) => {
        const { end, monthLacksDay } = endOfPeriod(start, { unit: 'month', value: months }, plain)
        expect(end).toBe(monthsAfter(start, months))
        expect(monthLacksDay).toBe(end.slice(8) !== start.slice(8))
      }),
    )
  })

  test('of weeks ends on the same weekday', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 20 }), (start, weeks) => {
        const { end } = endOfPeriod(start, { unit: 'week', value: weeks }, plain)
        expect(daysBetween(start, end)).toBe(weeks * 7)
      }),
    )
  })

  test('of two days or more has two working days', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 2, max: 30 }), (start, value) => {
        const { end } = endOfPeriod(
          start,
          { unit: 'day', value },
          { daysOff, moves: true, twoWorkingDays: true },
        )
        const days = Array.from({ length: daysBetween(start, end) }, (_, index) => addDays(start, index + 1))
        expect(days.filter((one) => daysOff(one) === null).length).toBeGreaterThanOrEqual(2)
        expect(daysOff(end)).toBeNull()
      }),
    )
  })

  test('in working days ends on the last of them', () => {
    const reckoning = { daysOff, moves: true, twoWorkingDays: true }
    expect(endOfPeriod(day('2026-04-02'), { unit: 'workingDay', value: 2 }, reckoning).end).toBe('2026-04-08')
    expect(endOfPeriod(day('2026-04-02'), { unit: 'workingDay', value: 1 }, reckoning).end).toBe('2026-04-07')
  })
})

describe('a breach clock', () => {
  test('lasts 72 real hours in every zone, through every change of the clocks', () => {
    fc.assert(
      fc.property(aMoment, aPlace, (awareAt, place) => {
        const clock = breachOf([happened('controllerAware', awareAt)], place)
        expect(clock.dueAt).toBe(instantAt(millisecondsOf(awareAt) + 72 * 3_600_000))
        expect(Instant.parse(new Date(clock.dueLocal ?? '').toISOString())).toBe(clock.dueAt)
      }),
    )
  })
})

/** The same day of the month `months` later, by arithmetic of our own. */
function monthsAfter(start: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = start.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return day(new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10))
}

function oneMonthAfter(start: Day): Day {
  return monthsAfter(start, 1)
}

function firstWorkingDay(from: Day): Day {
  const calendar = calendars.calendar('DE', null)
  let candidate = from
  while (
    [0, 6].includes(new Date(`${candidate}T00:00:00Z`).getUTCDay()) ||
    calendar.holidayOn(candidate, 'countryAndRegion') !== null
  ) {
    candidate = addDays(candidate, 1)
  }
  return candidate
}
