import { useQuery } from '@tanstack/react-query'
import type { JobRecord } from '#shared/contract/job.ts'
import { useEngine } from '../../design/engine-context.ts'
import { isRunning, useJobs } from '../../design/jobs/jobs-context.ts'
import { runsOf } from './runs.ts'

/** The tests, discoveries and synchronisations of a connection, the newest first, as they stand at this moment. */
export function useRuns(connectionId: string): {
  readonly runs: readonly JobRecord[]
  readonly running: JobRecord | null
  readonly isLoading: boolean
  readonly error: unknown
} {
  const { query } = useEngine()
  const reported = useJobs()
  const { data, error, isPending } = useQuery(
    query.job.list.queryOptions({
      input: {
        filter: { operation: ['connection.test', 'connection.discover', 'connection.sync'] },
        sort: [{ column: 'createdAt', direction: 'desc' }],
        limit: 200,
      },
      staleTime: 0,
    }),
  )
  const runs = runsOf(connectionId, data?.items ?? [], reported)
  return { runs, running: runs.find(isRunning) ?? null, isLoading: isPending, error }
}
