import { createContext, use } from 'react'
import type { JobRecord } from '#shared/contract/job.ts'
import { metaOf } from '#shared/contract/operations.ts'

/** The jobs that reported since the window opened, the latest state of each, by identifier. */
export const JobsContext = createContext<ReadonlyMap<string, JobRecord>>(new Map())

export function useJobs(): ReadonlyMap<string, JobRecord> {
  return use(JobsContext)
}

export function isRunning({ state }: Pick<JobRecord, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

/** Whether a job can still be stopped: some are always finished once they have begun. */
export function isCancellable(job: Pick<JobRecord, 'state' | 'operation'>): boolean {
  return isRunning(job) && metaOf(job.operation)?.cancellable === true
}
