import { describe, expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import {
  aroundMonth,
  countsByMonth,
  lastMonths,
  orderedShares,
  overallRate,
  ratesByMonth,
  seriesOf,
} from '../../../src/renderer/features/today/chart-data.ts'

describe('months of a chart', () => {
  test('the last months end with the present one and cross the year', () => {
    expect(lastMonths(Day.parse('2026-02-28'), 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })

  test('a month lies between the day before its first and the first of the next', () => {
    expect(aroundMonth('2026-02')).toEqual({ after: '2026-01-31', before: '2026-03-01' })
    expect(aroundMonth('2025-12')).toEqual({ after: '2025-11-30', before: '2026-01-01' })
  })
})

describe('requests by month', () => {
  const rows = [
    { month: '2026-01', status: 'fulfilled', count: 3 },
    { month: '2026-01', status: 'initiated', count: 1 },
    { month: '2024-01', status: 'rejected', count: 9 },
  ]
  const columns = countsByMonth(rows, ['2025-12', '2026-01'])

  test('a month without requests is drawn empty, one outside the chart not at all', () => {
    expect(columns).toEqual([
      { month: '2025-12', counts: {}, total: 0 },
      { month: '2026-01', counts: { fulfilled: 3, initiated: 1 }, total: 4 },
    ])
  })

  test('only statuses that occur become series, in the order of their course', () => {
    expect(seriesOf(columns, ['initiated', 'accepted', 'fulfilled', 'rejected'])).toEqual([
      'initiated',
      'fulfilled',
    ])
  })
})

describe('the rate of answers in time', () => {
  const rates = ratesByMonth(
    [
      { month: '2026-01', closed: 3, onTime: 2 },
      { month: '2026-03', closed: 197, onTime: 197 },
    ],
    ['2026-01', '2026-02', '2026-03'],
  )

  test('a month in which nothing was closed has no rate, not a bad one', () => {
    expect(rates.map(({ rate }) => rate)).toEqual([66, null, 100])
  })

  test('one late answer of two hundred is not a hundred percent', () => {
    expect(overallRate(rates)).toBe(99)
  })

  test('without any closed request there is no rate', () => {
    expect(overallRate(ratesByMonth([], ['2026-01']))).toBeNull()
  })
})

test('shares stand in the order of their course; unknown ones come last, empty ones not at all', () => {
  const shares = [
    { key: 'strange', count: 1 },
    { key: 'done', count: 2 },
    { key: 'open', count: 3 },
    { key: 'dropped', count: 0 },
  ]
  expect(orderedShares(shares, ['open', 'done', 'dropped']).map(({ key }) => key)).toEqual([
    'open',
    'done',
    'strange',
  ])
})
