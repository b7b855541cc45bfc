import { expect, test } from 'vitest'
import type { Deadline } from '#shared/contract/calendar.ts'
import { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import { agendaGroups, hasEndedSince } from '../../../src/renderer/features/calendar/groups.ts'

function deadline(dueOn: string, change: Partial<Deadline> = {}): Deadline {
  return {
    uid: dueOn,
    recordId: 'task_01jd3k00000000000000000000',
    reference: 'TSK-2026-001',
    kind: 'task',
    limit: 'task',
    also: [],
    title: 'Call',
    rights: [],
    regimes: [],
    state: 'running',
    dueOn: Day.parse(dueOn),
    dueAt: null,
    zone: TimeZone.parse('Europe/Berlin'),
    urgency: 'later',
    ...change,
  }
}

test('what is overdue stands first, then what has passed without being late, then day by day', () => {
  const groups = agendaGroups([
    deadline('2026-10-01', { urgency: 'passed', uid: 'a' }),
    deadline('2026-10-02', { urgency: 'overdue', uid: 'b' }),
    deadline('2026-11-22', { urgency: 'today', uid: 'c' }),
    deadline('2026-11-24', { uid: 'd' }),
    deadline('2026-11-24', { uid: 'e' }),
  ])
  expect(groups.map(({ of, deadlines }) => [of, deadlines.map(({ uid }) => uid)])).toEqual([
    ['overdue', ['b']],
    ['passed', ['a']],
    ['2026-11-22', ['c']],
    ['2026-11-24', ['d', 'e']],
  ])
})

test('a calendar is read again once an hour ends in it, and not for what was over before', () => {
  const dueAt = Instant.parse('2026-11-22T10:00:00Z')
  const now = Instant.parse('2026-11-22T10:01:00Z')
  expect(hasEndedSince([deadline('2026-11-22', { dueAt, urgency: 'today' })], now)).toBe(true)
  expect(hasEndedSince([deadline('2026-11-22', { dueAt, urgency: 'overdue' })], now)).toBe(false)
  expect(hasEndedSince([deadline('2026-11-22', { urgency: 'today' })], now)).toBe(false)
})
