import { describe, expect, test } from 'vitest'
import { Deadline } from '#shared/contract/calendar.ts'
import { RunningClock } from '#shared/contract/dashboard.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { hasComeNearer, urgentFirst } from '../../../src/renderer/features/today/due.ts'

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

describe('the lists of what is due', () => {
  const deadline = (dueOn: string, dueAt: string | null, urgency: string) =>
    Deadline.parse({
      uid: dueOn,
      recordId: 'task_1',
      reference: 'T-1',
      kind: 'task',
      limit: 'task',
      also: [],
      title: 'Call',
      rights: [],
      regimes: [],
      state: 'running',
      dueOn,
      dueAt,
      zone: 'Europe/Berlin',
      urgency,
    })
  const none = { items: [], count: 0 }
  const at = (text: string) => Instant.parse(text)

  test('are read again when an hour of theirs has passed or a day has come nearer, and not before', () => {
    const hours = deadline('2026-03-03', '2026-03-03T12:00:00Z', 'today')
    const inHours = { overdue: none, today: { items: [hours], count: 1 }, thisWeek: none }
    expect(hasComeNearer(inHours, at('2026-03-03T11:59:00Z'))).toBe(false)
    expect(hasComeNearer(inHours, at('2026-03-03T12:01:00Z'))).toBe(true)
    const days = {
      ...inHours,
      today: none,
      thisWeek: { items: [deadline('2026-03-04', null, 'thisWeek')], count: 1 },
    }
    expect(hasComeNearer(days, at('2026-03-03T22:59:00Z'))).toBe(false)
    expect(hasComeNearer(days, at('2026-03-03T23:01:00Z'))).toBe(true)
  })
})
