import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchActivity } from '../../../src/renderer/engine/activity-watch.ts'

let tab: EventTarget
let stop: () => void
let tell: ReturnType<typeof vi.fn<() => void>>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  tab = new EventTarget()
  vi.stubGlobal('window', tab)
  tell = vi.fn<() => void>()
  stop = watchActivity(tell)
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
const touch = (sign = 'keydown') => tab.dispatchEvent(new Event(sign))

test.for(['keydown', 'pointermove', 'pointerdown', 'wheel', 'touchstart'])('%s is told at once', (sign) => {
  touch(sign)
  expect(tell).toHaveBeenCalledTimes(1)
})

test('a window that nobody touches tells nothing', () => {
  vi.advanceTimersByTime(60 * 60_000)
  expect(tell).not.toHaveBeenCalled()
})

test('many touches are told every ten seconds, and the last one is', () => {
  for (let seconds = 0; seconds < 25; seconds += 1) {
    touch()
    vi.advanceTimersByTime(1_000)
  }
  expect(tell).toHaveBeenCalledTimes(3)
  vi.advanceTimersByTime(5_000)
  expect(tell).toHaveBeenCalledTimes(4)
  vi.advanceTimersByTime(60_000)
  expect(tell).toHaveBeenCalledTimes(4)
  touch()
  expect(tell).toHaveBeenCalledTimes(5)
})

test('a window that is gone tells nothing', () => {
  touch()
  touch()
  stop()
  touch()
  vi.advanceTimersByTime(60_000)
  expect(tell).toHaveBeenCalledTimes(1)
})
