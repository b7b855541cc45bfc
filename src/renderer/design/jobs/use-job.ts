import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { JobRecord } from '#shared/contract/job.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { isRunning, useJobs } from './jobs-context.ts'

export interface JobControl {
  /** The job as it stands; null: none was started here. */
  readonly job: JobRecord | null
  readonly isRunning: boolean
  readonly start: (call: () => Promise<{ jobId: Id<'job'> }>) => Promise<void>
}

/** Starts a job and follows it through the event stream. */
export function useJob(): JobControl {
  const { query } = useEngine()
  const toasts = useToasts()
  const reported = useJobs()
  const [jobId, setJobId] = useState<Id<'job'> | null>(null)
  const known = jobId === null ? undefined : reported.get(jobId)
  const { data } = useQuery({
    ...query.job.get.queryOptions({ input: { id: jobId ?? '' } }),
    enabled: jobId !== null && known === undefined,
  })
  const job = known ?? data ?? null
  const start = useCallback(
    async (call: () => Promise<{ jobId: Id<'job'> }>) => {
      try {
        setJobId((await call()).jobId)
      } catch (error) {
        toasts.failed(error)
      }
    },
    [toasts],
  )
  return { job, isRunning: job !== null && isRunning(job), start }
}
