import { expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import { weekNumber, weekOf } from '../../../src/renderer/features/calendar/week.ts'

const day = (text: string) => Day.parse(text)

test.each([
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2023-12-31', '2023-12-25'],
  ['2024-03-03', '2024-02-26'],
])('the week of %s begins on Monday %s and has seven days', (of, monday) => {
  const days = weekOf(day(of))
  expect(days[0]).toBe(monday)
  expect(new Set(days).size).toBe(7)
  expect(days).toContain(of)
})

test.each([
  ['2026-01-01', 1],
  ['2027-01-03', 53],
  ['2027-01-04', 1],
  ['2024-12-30', 1],
  ['2023-01-01', 52],
  ['2026-11-22', 47],
])('%s lies in week %i, as ISO 8601 counts', (of, number) => {
  expect(weekNumber(day(of))).toBe(number)
})
