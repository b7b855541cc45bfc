import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DutyStep, dutyClock } from '#engine/deadline/index.ts'
import type { DutyKind } from '#shared/contract/codes.ts'
import { DutyPart } from '#shared/contract/reporting-duty.ts'
import { dayIn, Instant, instantAt, millisecondsOf } from '#shared/kernel/dates.ts'
import { calendars, law, zone } from './world.ts'

type Given = Partial<Omit<Parameters<typeof dutyClock>[0], 'starts' | 'done' | 'doneLast'>> & {
  readonly starts?: Readonly<Record<string, string>>
  readonly done?: Readonly<Record<string, string>>
  readonly doneLast?: Readonly<Record<string, string>>
}

/** The steps of a duty in Germany, by their names. */
function stepsOf(kind: DutyKind, given: Given = {}): Readonly<Record<string, DutyStep>> {
  const { starts = {}, done = {}, doneLast = done, ...more } = given
  const moments = (of: Readonly<Record<string, string>>) =>
    new Map(Object.entries(of).map(([name, at]) => [DutyPart.parse(name), Instant.parse(at)] as const))
  const steps = dutyClock({
    kind,
    regime: 'eu',
    agreed: null,
    zone: zone('Europe/Berlin'),
    country: 'DE',
    region: null,
    ...more,
    starts: moments(starts),
    done: moments(done),
    doneLast: moments(doneLast),
    law,
    calendars,
  })
  return Object.fromEntries(steps.map((step) => [step.step, step]))
}

const keys = (step: DutyStep | undefined) => step?.steps.map(({ key }) => key.replace('deadline:duty.', ''))

describe('the notice to a controller', () => {
  const starts = { processorAware: '2026-03-27T17:30:00.000Z' }

  test('is owed without undue delay, and without agreed hours only counts up', () => {
    const { notice } = stepsOf('controllerNotice', { starts })
    expect(notice).toMatchObject({
      state: 'running',
      since: '2026-03-27T17:30:00.000Z',
      dueAt: null,
      article: 'GDPR Art. 33(2)',
    })
    expect(keys(notice)).toEqual(['withoutDelay', 'noFigure'])
  })

  test('has the hours of the contract in real time, also over the change of the clocks', () => {
    const { notice } = stepsOf('controllerNotice', { starts, agreed: { value: 48, unit: 'hour' } })
    expect(notice?.dueAt).toBe('2026-03-29T17:30:00.000Z')
    expect(notice?.ruleVersion).toBe('eu-art33_2@2018-05-25')
  })

  test('stands under the law of the breach', () => {
    expect(stepsOf('controllerNotice', { starts, regime: 'ch' }).notice?.article).toBe('FADP Art. 24(3)')
  })

  test('waits while it is not known when the processor was aware', () => {
    expect(stepsOf('controllerNotice').notice).toMatchObject({ state: 'waiting', since: null })
  })
})

describe('NIS2', () => {
  const starts = { aware: '2026-01-30T10:00:00Z' }

  test('warns within 24 hours and notifies within 72, and reports a month after the notification', () => {
    const steps = stepsOf('nis2', {
      starts,
      done: { earlyWarning: '2026-01-31T09:00:00Z', notification: '2026-01-31T12:00:00Z' },
    })
    expect(steps.earlyWarning).toMatchObject({ dueAt: '2026-01-31T10:00:00.000Z', inTime: true })
    expect(steps.notification).toMatchObject({ dueAt: '2026-02-02T10:00:00.000Z', inTime: true })
    // February has no 31st; its last day, a Saturday, is kept.
    expect(steps.finalReport).toMatchObject({ dueOn: '2026-02-28', dueAt: null, state: 'running' })
    expect(keys(steps.finalReport)).toEqual(['limit.month', 'notMoved'])
  })

  test('has no final report before the notification', () => {
    expect(stepsOf('nis2', { starts }).finalReport).toMatchObject({ state: 'waiting', dueOn: null })
  })

  test('reports a month after an incident that went on was handled', () => {
    const steps = stepsOf('nis2', {
      starts: { ...starts, handled: '2026-03-10T08:00:00Z' },
      done: { notification: '2026-01-31T12:00:00Z' },
    })
    expect(steps.finalReport).toMatchObject({
      dueOn: '2026-04-10',
      article: 'NIS2 Directive Art. 23(4)(e)',
    })
  })

  test('asked for nothing before it applied, by the day on the clock of the place', () => {
    const early = stepsOf('nis2', { starts: { aware: '2024-10-17T21:59:00Z' } })
    expect(early.earlyWarning).toMatchObject({ state: 'waiting', dueAt: null, ruleVersion: '' })
    // In Berlin it is the 18th already.
    const first = stepsOf('nis2', { starts: { aware: '2024-10-17T22:00:00Z' } })
    expect(first.earlyWarning).toMatchObject({ state: 'running', ruleVersion: 'eu-nis2-23_4_a@2024-10-18' })
  })

  test('is a law of the Union, whatever law the breach falls under', () => {
    const { earlyWarning } = stepsOf('nis2', { starts, regime: 'uk' })
    expect(earlyWarning).toMatchObject({ state: 'running', article: 'NIS2 Directive Art. 23(4)(a)' })
  })
})

describe('DORA', () => {
  test('takes four hours from the classification, and 24 from awareness at the latest', () => {
    const aware = '2026-05-04T08:00:00Z'
    const soon = stepsOf('dora', { starts: { aware, classified: '2026-05-04T10:00:00Z' } })
    expect(soon.initialNotification?.dueAt).toBe('2026-05-04T14:00:00.000Z')
    // It is owed without undue delay from awareness, whatever is counted from the classification.
    expect(soon.initialNotification?.since).toBe('2026-05-04T08:00:00.000Z')
    const onTheHour = stepsOf('dora', { starts: { aware, classified: '2026-05-05T08:00:00Z' } })
    expect(onTheHour.initialNotification?.dueAt).toBe('2026-05-05T08:00:00.000Z')
    const near = stepsOf('dora', { starts: { aware, classified: '2026-05-05T07:00:00Z' } })
    expect(near.initialNotification?.dueAt).toBe('2026-05-05T08:00:00.000Z')
    expect(keys(near.initialNotification)).toContain('earliest')
    expect(stepsOf('dora', { starts: { aware } }).initialNotification?.dueAt).toBe('2026-05-05T08:00:00.000Z')
  })

  test('leaves an incident that is classified after the 24 hours its four hours', () => {
    const late = stepsOf('dora', {
      starts: { aware: '2026-05-04T08:00:00Z', classified: '2026-05-06T08:00:00Z' },
    })
    expect(late.initialNotification?.dueAt).toBe('2026-05-06T12:00:00.000Z')
    expect(keys(late.initialNotification)).toContain('overtaken')
    expect(late.initialNotification?.since).toBe('2026-05-06T08:00:00.000Z')
  })

  test('counts the final report from the latest intermediate one', () => {
    const steps = stepsOf('dora', {
      starts: { aware: '2026-05-04T08:00:00Z' },
      done: { initialNotification: '2026-05-04T12:00:00Z', intermediateReport: '2026-05-07T12:00:00Z' },
      doneLast: { initialNotification: '2026-05-04T12:00:00Z', intermediateReport: '2026-05-12T12:00:00Z' },
    })
    expect(steps.intermediateReport).toMatchObject({ dueAt: '2026-05-07T12:00:00.000Z', inTime: true })
    expect(steps.finalReport?.dueOn).toBe('2026-06-12')
  })
})

test('a provider has 24 hours from the detection, and three days for what it did not know then', () => {
  const steps = stepsOf('eprivacy', {
    starts: { detected: '2026-04-01T10:00:00Z' },
    done: { initialNotification: '2026-04-02T11:20:00Z' },
  })
  expect(steps.initialNotification).toMatchObject({ dueAt: '2026-04-02T10:00:00.000Z', inTime: false })
  expect(keys(steps.initialNotification)).toContain('doneLate')
  // An hour that has begun is an hour.
  expect(steps.initialNotification?.steps.at(-1)?.params.count).toBe(2)
  expect(steps.secondNotification?.dueOn).toBe('2026-04-05')
})

describe('whatever the moment', () => {
  const moment = fc
    .integer({ min: Date.UTC(2025, 4, 1), max: Date.UTC(2034, 0, 1) })
    .map((milliseconds) => instantAt(milliseconds - (milliseconds % 60_000)))
  const aZone = fc.constantFrom('Europe/Berlin', 'Europe/Lisbon', 'Europe/Sofia', 'Atlantic/Azores').map(zone)

  test('hours are real hours', () => {
    fc.assert(
      fc.property(moment, aZone, fc.integer({ min: 1, max: 200 }), (at, place, value) => {
        const { notice } = stepsOf('insurer', {
          starts: { known: at },
          agreed: { value, unit: 'hour' },
          zone: place,
        })
        expect(millisecondsOf(notice?.dueAt ?? at) - millisecondsOf(at)).toBe(value * 3_600_000)
      }),
    )
  })

  test('a month after ends on the same date of the next month, or on its last', () => {
    fc.assert(
      fc.property(moment, aZone, (at, place) => {
        const { finalReport } = stepsOf('nis2', {
          starts: { aware: at },
          done: { notification: at },
          zone: place,
        })
        const from = dayIn(place, at)
        const due = finalReport?.dueOn ?? from
        const [year = 0, month = 0, date = 0] = from.split('-').map(Number)
        const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
        expect(Number(due.slice(8))).toBe(Math.min(date, last))
        expect(Number(due.slice(5, 7))).toBe((month % 12) + 1)
      }),
    )
  })

  test('what is done with the last minute of the last day is in time, and with the next it is not', () => {
    fc.assert(
      fc.property(moment, aZone, (at, place) => {
        const started = { starts: { aware: at }, zone: place }
        const due = stepsOf('nis2', { ...started, done: { notification: at } }).finalReport?.dueOn ?? ''
        const doneOn = (milliseconds: number) => {
          const done = { notification: at, finalReport: instantAt(milliseconds) }
          return stepsOf('nis2', { ...started, done }).finalReport?.inTime
        }
        // The midnight that ends the day, found from outside the engine.
        let midnight = Date.UTC(
          Number(due.slice(0, 4)),
          Number(due.slice(5, 7)) - 1,
          Number(due.slice(8)) + 1,
        )
        while (dayIn(place, instantAt(midnight)) > due) midnight -= 900_000
        while (dayIn(place, instantAt(midnight)) <= due) midnight += 900_000
        expect(doneOn(midnight - 60_000)).toBe(true)
        expect(doneOn(midnight)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
