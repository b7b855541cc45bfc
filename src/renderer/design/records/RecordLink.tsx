import { Anchor } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEngine } from '../engine-context.ts'
import { operationKey } from '../register/register-api.ts'
import { useOpenStore } from '../session-context.ts'
import { recordPath, sourceOf, titleOf } from './sources.ts'

/** The name of a record, leading to its page where it has one. */
export function RecordLink({ id }: { readonly id: string }) {
  const title = useRecordTitle(id)
  const path = recordPath(id)
  if (path === null) return <span>{title}</span>
  return (
    <Anchor component={Link} to={path} size="sm">
      {title}
    </Anchor>
  )
}

/** What the record is called; its identifier where that cannot be known. */
export function useRecordTitle(id: string | null): string {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const source = id === null ? null : sourceOf(id)
  const procedure = source?.find(query).get
  const { data, isLoading } = useQuery({
    queryKey: operationKey(source?.entity ?? '', 'get', { id }),
    queryFn:
      procedure === undefined || id === null ? skipToken : ({ signal }) => procedure.call({ id }, { signal }),
  })
  if (id === organisation.id) return organisation.name
  if (data !== undefined) return titleOf(data)
  return isLoading ? '…' : (id ?? '')
}
