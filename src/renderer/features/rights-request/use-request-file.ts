import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { eventFileKey, formerFile } from '../../design/clock-event/event-file.ts'
import { standingEvents } from '../../design/clock-event/timeline.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useNow } from '../../design/words/use-now.ts'
import { nextRequestEvents } from './next-events.ts'

/** The clocks of a request, the legal events behind them, and what is sensible next. */
export function useRequestFile(record: RightsRequest) {
  const { client } = useEngine()
  const today = dayIn(record.timeZone, useNow())
  const { data, error, refetch } = useQuery({
    queryKey: eventFileKey(record),
    queryFn: ({ signal }) => client.rightsRequest.clock({ id: record.id }, { signal }),
    placeholderData: formerFile(record),
  })
  const suggested = useMemo(
    () =>
      data === undefined ? [] : nextRequestEvents(record, data.clocks, standingEvents(data.events), today),
    [record, data, today],
  )
  return { file: data ?? null, suggested, error, retry: () => void refetch() }
}
