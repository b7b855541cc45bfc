import { expect, test } from 'vitest'
import { Day } from '#shared/kernel/dates.ts'
import { whatMoved } from '../../../src/renderer/features/rights-request/what-moved.ts'

const april = Day.parse('2026-04-02')
const june = Day.parse('2026-06-02')

test('an event that moves no date says so', () => {
  const running = { clockState: 'running', dueOn: april } as const
  expect(whatMoved(running, running).key).toBe('rights-request:moved.nothing')
})

test('an extension says from which date to which', () => {
  const moved = whatMoved({ clockState: 'running', dueOn: april }, { clockState: 'running', dueOn: june })
  expect(moved).toMatchObject({ key: 'rights-request:moved.due', params: { from: april, to: june } })
})

test('a suspension and its end are named before the date', () => {
  const running = { clockState: 'running', dueOn: april } as const
  const suspended = { clockState: 'suspended', dueOn: null } as const
  expect(whatMoved(running, suspended).key).toBe('rights-request:moved.suspended')
  expect(whatMoved(suspended, running)).toMatchObject({
    key: 'rights-request:moved.runs',
    params: { due: april },
  })
})

test('an answer closes the clock', () => {
  const moved = whatMoved({ clockState: 'running', dueOn: april }, { clockState: 'closed', dueOn: april })
  expect(moved.key).toBe('rights-request:moved.closed')
})
