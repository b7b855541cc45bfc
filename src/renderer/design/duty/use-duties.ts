import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReportingDuty } from '#shared/contract/reporting-duty.ts'
import { useEngine } from '../engine-context.ts'

/** The duties of a breach or an incident with their dates, and those that can be added. */
export function useDuties(subjectId: ReportingDuty['subjectId']) {
  const { client, query } = useEngine()
  const list = useQuery(
    query.reportingDuty.list.queryOptions({ input: { filter: { subjectId: [subjectId] }, limit: 200 } }),
  )
  const seen = list.data?.items.map(({ id, revision }) => `${id} ${revision}`) ?? []
  return useQuery({
    // Begins with the events: the notice to a controller starts with one.
    queryKey: [['clockEvent', 'duties'], { subjectId, seen }],
    queryFn: ({ signal }) => client.reportingDuty.of({ subjectId }, { signal }),
    placeholderData: keepPreviousData,
  })
}
