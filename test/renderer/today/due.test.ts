import { describe, expect, test } from 'vitest'
import { DueItem, RunningClock } from '#shared/contract/dashboard.ts'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { dueBuckets, urgentFirst } from '../../../src/renderer/features/today/due.ts'

function clock(
  recordId: string,
  ends: Partial<Record<'dueOn' | 'dueAt' | 'cautiousOn', string>>,
): RunningClock {
  return RunningClock.parse({
    recordId,
    reference: recordId,
    kind: 'dueAt' in ends ? 'breach' : 'request',
    rights: [],
    title: '',
    state: 'running',
    dueOn: null,
    dueAt: null,
    cautiousOn: null,
    ...ends,
  })
}

function item(recordId: string, dueOn: string, dueAt: string | null = null): DueItem {
  return DueItem.parse({ recordId, reference: recordId, kind: 'task', title: recordId, dueOn, dueAt })
}

describe('running clocks', () => {
  test('breaches in hours and requests in days stand in one order, the most urgent first', () => {
    const clocks = [
      clock('tomorrow', { dueOn: '2026-03-04' }),
      clock('thisEvening', { dueAt: '2026-03-03T18:00:00Z' }),
      clock('overdue', { dueOn: '2026-03-01' }),
      clock('tonight', { dueAt: '2026-03-03T22:00:00Z' }),
    ]
    expect(urgentFirst(clocks).map(({ recordId }) => recordId)).toEqual([
      'overdue',
      'thisEvening',
      'tonight',
      'tomorrow',
    ])
  })

  test('a day ends after every hour of it', () => {
    const clocks = [
      clock('endOfDay', { dueOn: '2026-03-03' }),
      clock('lateEvening', { dueAt: '2026-03-03T23:59:00Z' }),
    ]
    expect(urgentFirst(clocks)[0]?.recordId).toBe('lateEvening')
  })

  test('a suspended clock stands where its work target is, one without any date at the end', () => {
    const clocks = [
      clock('undated', {}),
      clock('later', { dueOn: '2026-03-20' }),
      clock('suspended', { cautiousOn: '2026-03-10' }),
    ]
    expect(urgentFirst(clocks).map(({ recordId }) => recordId)).toEqual(['suspended', 'later', 'undated'])
  })
})

describe('what is due', () => {
  const today = Day.parse('2026-03-03')
  const items = [
    item('yesterday', '2026-03-02'),
    item('hours', '2026-03-03', '2026-03-03T12:00:00Z'),
    item('today', '2026-03-03'),
    item('inAWeek', '2026-03-10'),
    item('inEightDays', '2026-03-11'),
  ]
  const ids = (list: readonly DueItem[]) => list.map(({ recordId }) => recordId)

  test('days are overdue from the day after, the week has seven days', () => {
    const buckets = dueBuckets(items, today, Instant.parse('2026-03-03T08:00:00Z'))
    expect(ids(buckets.overdue)).toEqual(['yesterday'])
    expect(ids(buckets.today)).toEqual(['hours', 'today'])
    expect(ids(buckets.thisWeek)).toEqual(['inAWeek'])
  })

  test('hours that pass while the window is open move their item over', () => {
    const buckets = dueBuckets(items, today, Instant.parse('2026-03-03T12:01:00Z'))
    expect(ids(buckets.overdue)).toEqual(['yesterday', 'hours'])
    expect(ids(buckets.today)).toEqual(['today'])
  })
})
