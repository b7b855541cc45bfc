import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lockRequest } from '../../src/main/desktop/lock-request.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function request() {
  const done: string[] = []
  const lock = lockRequest({ askWindows: () => done.push('windows'), lock: () => done.push('engine') })
  return { done, lock }
}

test('the windows keep what is being typed before the menu or sleep locks the store', () => {
  const { done, lock } = request()
  lock.ask()
  expect(done).toEqual(['windows'])
  lock.settle()
  vi.advanceTimersByTime(60_000)
  expect(done).toEqual(['windows'])
})

test('a window that hangs keeps the store open for a second, not longer', () => {
  const { done, lock } = request()
  lock.ask()
  lock.ask()
  vi.advanceTimersByTime(999)
  expect(done).toEqual(['windows'])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['windows', 'engine'])
})

test('a lock after a lock asks again', () => {
  const { done, lock } = request()
  lock.ask()
  lock.settle()
  lock.ask()
  expect(done).toEqual(['windows', 'windows'])
})

test('a machine that goes to sleep waits a moment only, also when a lock was asked for just before', () => {
  for (const before of [false, true]) {
    const { done, lock } = request()
    if (before) lock.ask()
    lock.askBeforeSleep()
    vi.advanceTimersByTime(150)
    expect(done).toEqual(['windows', 'engine'])
  }
})
