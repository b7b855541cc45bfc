import { useQuery } from '@tanstack/react-query'
import type { Breach } from '#shared/contract/breach.ts'
import { useEngine } from '../../../design/engine-context.ts'
import { useMay } from '../../../design/session-context.ts'

/** The counts of a breach, the newest first. */
export function useAffectedCounts({ id: breachId }: Breach) {
  const { query } = useEngine()
  return useQuery(query.affectedPeople.of.queryOptions({ input: { breachId } }))
}

/** The systems whose people can be counted; none for whoever may not count. */
export function usePeopleSystems() {
  const { query } = useEngine()
  const mayEdit = useMay()
  return useQuery({
    ...query.affectedPeople.offered.queryOptions({ input: { connectionIds: [] } }),
    enabled: mayEdit,
  })
}
