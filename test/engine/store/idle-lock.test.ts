import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openTestStore, type TestStore } from '../../support/open-test-store.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A store of the browser's shell, which ends the engine's process when asked. */
async function openServed() {
  const requestLock = vi.fn<() => void>()
  const store = await openTestStore({ idleness: 'windows', requestLock })
  return { ...store, requestLock }
}

/** Lets wall clock and timers go on, as they do while nobody is there. */
function pass({ time }: TestStore, minutes: number): void {
  time.forward({ minutes })
  vi.advanceTimersByTime(minutes * 60_000)
}

test('a store locks by itself after five minutes, and the process that had its keys is asked to end', async () => {
  const store = await openServed()
  pass(store, 4)
  expect(store.requestLock).not.toHaveBeenCalled()
  pass(store, 1)
  await vi.waitFor(() => expect(store.requestLock).toHaveBeenCalledTimes(1))
  expect(await store.client.store.session()).toBeNull()
  await expect(store.client.vendor.list()).rejects.toMatchObject({ code: 'store-locked' })
})

test('somebody at a window keeps it open; what runs by itself does not', async () => {
  const store = await openServed()
  for (let minutes = 0; minutes < 20; minutes += 4) {
    pass(store, 4)
    await store.client.store.touch()
  }
  expect(store.requestLock).not.toHaveBeenCalled()
  pass(store, 3)
  await store.client.vendor.list()
  await store.client.vendor.create({ name: 'By a script' })
  pass(store, 2)
  await vi.waitFor(() => expect(store.requestLock).toHaveBeenCalled())
})

test('the time is set per store from 1 to 60 minutes, counts at once, and stays', async () => {
  const store = await openServed()
  const { client } = store
  expect(await client.idleLock.get()).toEqual({ minutes: 5 })
  for (const minutes of [0, 61, 2.5])
    await expect(client.idleLock.change({ minutes })).rejects.toMatchObject({ code: 'invalid-input' })
  await client.idleLock.change({ minutes: 60 })
  pass(store, 59)
  expect(store.requestLock).not.toHaveBeenCalled()
  await client.idleLock.change({ minutes: 1 })
  const { items } = await client.audit.list({ limit: 1 })
  expect(items).toMatchObject([{ action: 'idleLock.change', change: { note: { minutes: 1, before: 60 } } }])
  const requestLock = vi.fn<() => void>()
  const again = await store.reopenWith({ idleness: 'windows', requestLock })
  expect(await again.client.idleLock.get()).toEqual({ minutes: 1 })
  pass(again, 1)
  await vi.waitFor(() => expect(requestLock).toHaveBeenCalled())
})

test('the sleep of the machine counts, and a clock that is set back gives no more time', async () => {
  const store = await openServed()
  store.time.set('2020-01-01T00:00:00Z')
  pass(store, 4)
  expect(store.requestLock).not.toHaveBeenCalled()
  await store.client.store.touch()
  // The machine slept: no timer ran.
  store.time.forward({ hours: 8 })
  vi.advanceTimersByTime(5_000)
  await vi.waitFor(() => expect(store.requestLock).toHaveBeenCalled())
})

test('a shell that sees the whole machine is told the minutes while a store is open', async () => {
  const told: (number | null)[] = []
  const { client } = await openTestStore({ idleness: (minutes) => told.push(minutes) })
  await client.idleLock.change({ minutes: 20 })
  await client.store.lock()
  expect(told).toEqual([5, 20, null])
})

test('the command line, which ends by itself, never locks', async () => {
  const store = await openTestStore()
  pass(store, 600)
  expect(await store.client.vendor.list()).toMatchObject({ items: [] })
})
