import { useQuery } from '@tanstack/react-query'
import type { Id } from '#shared/kernel/ids.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'

/** The processing activities that name a field; undefined until they are read. */
export function useActivitiesOf(fieldId: Id<'field'>): readonly Id<'activity'>[] | undefined {
  const { query } = useEngine()
  const { data } = useQuery(
    query.processingActivity.list.queryOptions({
      input: {
        filter: { fieldIds: [fieldId] },
        limit: pageLimit,
        sort: [{ column: 'name', direction: 'asc' }],
      },
    }),
  )
  return data?.items.map(({ id }) => id)
}
