import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { AssessmentForm } from './AssessmentForm.tsx'

/** The risk of a breach from its facts, beside it ENISA's severity; what is recorded stands in the file. */
export function BreachAssessmentTab({ record }: { readonly record: Breach }) {
  const { client } = useEngine()
  const { data, error, refetch } = useQuery({
    queryKey: ['breach', 'assessment', record.id, record.revision],
    queryFn: ({ signal }) => client.breach.assessment({ id: record.id }, { signal }),
  })
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={320} />
  return <AssessmentForm key={record.revision} record={record} opened={data} />
}
