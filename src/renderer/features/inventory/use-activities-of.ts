import { useQuery } from '@tanstack/react-query'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { operationKey } from '../../design/register/register-api.ts'

/** The processing activities that name a field; undefined until the register is read. */
export function useActivitiesOf(fieldId: Id<'field'>): readonly Id<'activity'>[] | undefined {
  const { client } = useEngine()
  const { data } = useQuery({
    queryKey: [...operationKey('processingActivity', 'list', 'fields'), 'whole'],
    queryFn: async ({ signal }) => {
      const all: Pick<ProcessingActivity, 'id' | 'dataItems'>[] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof client.processingActivity.list>> =
          await client.processingActivity.list({ limit: pageLimit, cursor }, { signal })
        all.push(...page.items.map(({ id, dataItems }) => ({ id, dataItems })))
        cursor = page.nextCursor
      } while (cursor !== null)
      return all
    },
  })
  return data
    ?.filter(({ dataItems }) => dataItems.some(({ fieldIds }) => fieldIds.includes(fieldId)))
    .map(({ id }) => id)
}
