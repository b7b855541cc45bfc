import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { ErrorPanel } from '../../../design/feedback/ErrorPanel.tsx'
import { EdpbForm } from './EdpbForm.tsx'

/** The EDPB's draft form of a breach, filled from the record; what it asks beyond the record is answered here. */
export function EdpbFormTab({ record }: { readonly record: Breach }) {
  const { client } = useEngine()
  const { data, error, refetch } = useQuery({
    queryKey: ['breach', 'form', record.id, record.revision],
    queryFn: ({ signal }) => client.breach.form({ id: record.id }, { signal }),
  })
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={320} />
  return <EdpbForm key={record.revision} record={record} opened={data} />
}
