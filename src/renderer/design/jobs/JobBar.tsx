import { Progress } from '@mantine/core'
import type { JobRecord } from '#shared/contract/job.ts'
import { useJobWords } from './job-words.ts'

/** How far a job is; a moving stripe where nobody knows how much there is. */
export function JobBar({ job }: { readonly job: JobRecord }) {
  const words = useJobWords()
  const { done, total } = job.progress
  return (
    <Progress
      value={total === null || total === 0 ? 100 : (done / total) * 100}
      animated={total === null}
      size="sm"
      aria-label={words.title(job)}
    />
  )
}
