import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchIdleness } from '../../../src/renderer/engine/idle-watch.ts'

const limit = 5 * 60_000

let tab: EventTarget
let stops: (() => void)[]
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  tab = new EventTarget()
  vi.stubGlobal('window', tab)
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Watches as one tab does; gives how often it found itself idle. */
function watching() {
  const onIdle = vi.fn()
  stops.push(watchIdleness(limit, onIdle))
  return onIdle
}

test('a window that nobody touches for five minutes is idle', () => {
  const onIdle = watching()
  vi.advanceTimersByTime(limit - 5_000)
  expect(onIdle).not.toHaveBeenCalled()
  vi.advanceTimersByTime(5_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
})

test.for(['keydown', 'pointermove', 'wheel', 'touchstart'])('%s is a sign of life', (sign) => {
  const onIdle = watching()
  for (let minutes = 0; minutes < 30; minutes += 1) {
    vi.advanceTimersByTime(60_000)
    tab.dispatchEvent(new Event(sign))
  }
  expect(onIdle).not.toHaveBeenCalled()
})

test('the sleep of the machine counts', () => {
  const onIdle = watching()
  vi.setSystemTime(Date.now() + 8 * 60 * 60_000)
  vi.advanceTimersByTime(5_000)
  expect(onIdle).toHaveBeenCalledTimes(1)
})

test('a sign of life in one tab is one for all', async () => {
  const onIdle = watching()
  // Created last, the witness is told last.
  const [other, witness] = [
    new BroadcastChannel('wardbook-activity'),
    new BroadcastChannel('wardbook-activity'),
  ]
  const arrived = new Promise((resolve) => witness.addEventListener('message', resolve))
  vi.advanceTimersByTime(limit - 10_000)
  other.postMessage(null)
  await arrived
  await new Promise((resolve) => setImmediate(resolve))
  vi.advanceTimersByTime(60_000)
  other.close()
  witness.close()
  expect(onIdle).not.toHaveBeenCalled()
})
