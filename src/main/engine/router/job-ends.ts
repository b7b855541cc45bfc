import type { JobRecord } from '#shared/contract/job.ts'
import type { Log } from '../log.ts'

/** What of a job's record its end sets. */
export type JobEnd = Pick<JobRecord, 'state' | 'endedAt' | 'progress' | 'result' | 'fault'>

/** Keeps how jobs ended, for as long as it takes. */
export interface JobEnds {
  /** Stores the end of a job; one that the disk does not take now is tried again until it does. */
  keep(record: JobRecord, end: JobEnd): Promise<void>
  /** The record with its end, if that is not stored yet. */
  asKnown(record: JobRecord): JobRecord
  /** Tries a last time. What is not stored by then counts as interrupted when the store opens next. */
  close(): Promise<void>
}

interface Surroundings {
  /** Stores changes of a job and tells the windows. */
  store(id: string, changes: Partial<JobRecord>): Promise<void>
  /** Tells the windows alone. */
  tell(record: JobRecord): void
  readonly log: Log
}

/** A full disk is often given room by the person who reads that it is full. */
const retryMilliseconds = 2_000

/**
 * A job whose end does not fit on the disk has ended all the same: whoever waits for it is told, and would otherwise wait
 * until the store is opened anew.
 */
export function createJobEnds({ store, tell, log }: Surroundings): JobEnds {
  const unkept = new Map<string, JobRecord>()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const retry = async () => {
    for (const [id, { state, endedAt, progress, result, fault }] of unkept) {
      try {
        await store(id, { state, endedAt, progress, result, fault })
        unkept.delete(id)
      } catch {
        // Told when it failed first.
        break
      }
    }
  }
  const retryLater = () => {
    if (timer !== null || isClosed || unkept.size === 0) return
    timer = setTimeout(async () => {
      await retry()
      timer = null
      retryLater()
    }, retryMilliseconds)
    timer.unref()
  }
  return {
    keep: async (record, end) => {
      try {
        await store(record.id, end)
      } catch (error) {
        const ended = { ...record, ...end }
        unkept.set(record.id, ended)
        tell(ended)
        log.error('job', { stack: error instanceof Error ? (error.stack ?? '') : String(error) })
        retryLater()
      }
    },
    asKnown: (record) => unkept.get(record.id) ?? record,
    close: async () => {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      await retry()
    },
  }
}
