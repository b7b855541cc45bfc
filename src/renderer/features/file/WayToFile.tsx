import { Skeleton } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { withSearch } from '../../design/layout/with-search.ts'
import { recordPath } from '../../design/records/sources.ts'

/** A file has no page of its own: its address leads to the files of the record that it belongs to. */
export function WayToFile() {
  const { id } = useParams({ strict: false }) as { id?: string }
  const { query } = useEngine()
  const { data, error, refetch } = useQuery(
    query.attachment.get.queryOptions({ input: id === undefined ? skipToken : { id } }),
  )
  if (error !== null)
    return (
      <div className={layout.scroll}>
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      </div>
    )
  if (data === undefined) return <Skeleton height={120} />
  const path = recordPath(data.subjectId) ?? '/files'
  return <Navigate to={path} search={withSearch({ tab: 'files' })} replace />
}
