import { createContext, use } from 'react'
import type { JobRecord } from '#shared/contract/job.ts'

/** The jobs that reported since the window opened, the latest state of each, by identifier. */
export const JobsContext = createContext<ReadonlyMap<string, JobRecord>>(new Map())

export function useJobs(): ReadonlyMap<string, JobRecord> {
  return use(JobsContext)
}

export function isRunning({ state }: Pick<JobRecord, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}
