import type { JobProgress, JobRecord } from '#shared/contract/job.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Log } from '../log.ts'
import type { OpenStore } from '../store/index.ts'
import type { Events } from './events.ts'
import { asFault, toTransport } from './faults.ts'
import type { Actor, CommandContext, JobContext } from './handlers.ts'
import { createJobEnds } from './job-ends.ts'

interface JobSurroundings {
  readonly store: OpenStore
  readonly events: Events
  readonly log: Log
  readonly clock: () => Instant
  /** Builds what a handler needs besides the job's own parts. */
  surroundings(): Omit<JobContext, 'jobId' | 'read' | 'clock' | 'signal' | 'commit' | 'note' | 'progress'>
  commandContext(db: CommandContext['db']): CommandContext
  announce(changes: readonly { readonly entity: string }[]): void
}

/** The long work of one open store. */
export interface Jobs {
  start(operation: string, input: unknown, actor: Actor, work: JobWork): Promise<{ jobId: Id<'job'> }>
  /** The record of a job with its end, if the disk did not take that yet. */
  asKnown(record: JobRecord): JobRecord
  /** Asks a job to stop. Nothing happens when it has ended. */
  cancel(id: string): void
  /** Waits for all that runs, after asking it to stop. */
  close(): Promise<void>
}

type JobWork = (context: JobContext) => Promise<unknown>

/** A job's progress is stored this often and told to the windows as often, however often the work reports it. */
const progressMilliseconds = 250

export function createJobs(surroundings: JobSurroundings): Jobs {
  const { store, events, log, clock } = surroundings
  const running = new Map<string, { readonly abort: AbortController; readonly ended: Promise<void> }>()
  const keep = async (id: string, changes: Partial<JobRecord>) => {
    const { value } = await store.transact({ action: 'job.progress', audit: 'none' }, (db) =>
      db.update('job', id, null, changes),
    )
    events.publish({ type: 'job', job: value })
  }
  const ends = createJobEnds({ store: keep, tell: (job) => events.publish({ type: 'job', job }), log })
  const run = async (record: JobRecord, work: JobWork, abort: AbortController) => {
    const reporter = progressReporter(record, events)
    const context: JobContext = {
      ...surroundings.surroundings(),
      jobId: record.id as Id<'job'>,
      read: store.read,
      clock,
      signal: abort.signal,
      progress: reporter.report,
      commit: async (summary, write) => {
        abort.signal.throwIfAborted()
        const { value, changes } = await store.transact(
          { action: record.operation, audit: 'entry' },
          (db) => {
            db.note({ job: record.id, ...summary })
            return write(surroundings.commandContext(db))
          },
        )
        surroundings.announce(changes)
        return value
      },
      note: async (summary) => {
        await store.transact({ action: record.operation, audit: 'entry' }, async (db) =>
          db.note({ job: record.id, ...summary }),
        )
      },
    }
    let startedAt: Instant | null = null
    const end = (outcome: Pick<JobRecord, 'state' | 'result' | 'fault'>) =>
      ends.keep({ ...record, startedAt }, { ...outcome, endedAt: clock(), progress: reporter.last() })
    try {
      startedAt = clock()
      await keep(record.id, { state: 'running', startedAt })
      const result = await work(context)
      await end({ state: 'done', result, fault: null })
    } catch (failure) {
      const cancelled = abort.signal.aborted
      const error = cancelled ? failure : await store.judge(failure)
      const { code, data } = toTransport(cancelled ? new Fault('cancelled', { cause: error }) : error, log)
      const state = cancelled || asFault(error)?.code === 'cancelled' ? 'cancelled' : 'failed'
      const fault = { ...(data as Omit<NonNullable<JobRecord['fault']>, 'code'>), code }
      await end({ state, result: null, fault })
    }
  }
  return {
    start: async (operation, input, actor, work) => {
      const { value: record } = await store.transact({ action: operation, audit: 'entry' }, (db) => {
        return db.insert('job', {
          operation,
          state: 'queued',
          progress: { done: 0, total: null, step: null },
          input,
          result: null,
          fault: null,
          startedBy: actor.id,
          startedAt: null,
          endedAt: null,
        })
      })
      const abort = new AbortController()
      const ended = run(record, work, abort)
        .catch((error) =>
          log.error('job', { stack: error instanceof Error ? (error.stack ?? '') : String(error) }),
        )
        .finally(() => running.delete(record.id))
      running.set(record.id, { abort, ended })
      events.publish({ type: 'job', job: record })
      return { jobId: record.id as Id<'job'> }
    },
    asKnown: ends.asKnown,
    cancel: (id) => running.get(id)?.abort.abort(),
    close: async () => {
      const all = [...running.values()]
      for (const { abort } of all) abort.abort()
      await Promise.all(all.map(({ ended }) => ended))
      await ends.close()
    },
  }
}

/** Jobs that were running when the engine ended are told apart from those that failed by themselves. */
export async function markInterrupted(store: OpenStore, now: Instant): Promise<void> {
  const left = await store.read.all('job', { state: ['queued', 'running'] })
  for (const { id } of left) {
    await store.transact({ action: 'job.interrupted', audit: 'none' }, (db) =>
      db.update('job', id, null, {
        state: 'failed',
        endedAt: now,
        fault: { code: 'interrupted', params: {}, issues: [], reference: null },
      }),
    )
  }
}

function progressReporter(record: JobRecord, events: Events) {
  let last = record.progress
  let told = 0
  return {
    last: () => last,
    report: (progress: JobProgress) => {
      last = progress
      const now = performance.now()
      if (now - told < progressMilliseconds) return
      told = now
      events.publish({ type: 'job', job: { ...record, state: 'running', progress } })
    },
  }
}
