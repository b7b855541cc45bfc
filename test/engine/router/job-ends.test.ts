import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createJobEnds } from '#engine/router/job-ends.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { id } from '#shared/kernel/ids.ts'

const at = Instant.parse('2026-11-21T09:00:00Z')
const begun: JobRecord = {
  id: id('job').parse('job_01m7m95nx00000zj7q9j1pysqs'),
  operation: 'backup.create',
  state: 'running',
  progress: { done: 0, total: null, step: null },
  input: {},
  result: null,
  fault: null,
  startedBy: 'user',
  createdAt: at,
  startedAt: at,
  endedAt: null,
}
const end = {
  state: 'done',
  endedAt: at,
  progress: begun.progress,
  result: { name: 'a' },
  fault: null,
} as const

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** The ends of the jobs of a store whose disk can turn full. */
function endsOnDisk() {
  const disk = { isFull: false, stored: [] as Partial<JobRecord>[], told: [] as JobRecord[], errors: 0 }
  const ends = createJobEnds({
    store: async (_id, changes) => {
      if (disk.isFull) throw new Fault('disk-full')
      disk.stored.push(changes)
    },
    tell: (record) => disk.told.push(record),
    log: { info: () => {}, error: () => (disk.errors += 1) },
  })
  return { disk, ends }
}

test('a job whose end the disk has no room for has ended for whoever asks', async () => {
  const { disk, ends } = endsOnDisk()
  disk.isFull = true
  await ends.keep(begun, end)
  expect(ends.asKnown(begun)).toEqual({ ...begun, ...end })
  expect(disk.told).toEqual([{ ...begun, ...end }])
  expect(disk.errors).toBe(1)
})

test('its end is stored as soon as there is room again, once', async () => {
  const { disk, ends } = endsOnDisk()
  disk.isFull = true
  await ends.keep(begun, end)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk.stored).toEqual([])
  disk.isFull = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(disk.stored).toEqual([end])
  expect(ends.asKnown(begun)).toBe(begun)
})

test('it is stored by the lock at the latest, and nothing is tried after that', async () => {
  const { disk, ends } = endsOnDisk()
  disk.isFull = true
  await ends.keep(begun, end)
  disk.isFull = false
  await ends.close()
  expect(disk.stored).toEqual([end])
  expect(vi.getTimerCount()).toBe(0)
})
