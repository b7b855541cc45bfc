import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { standingEvents } from '../../design/clock-event/timeline.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useNow } from '../../design/words/use-now.ts'
import { nextRequestEvents } from './next-events.ts'

/** The clocks of a request, the legal events behind them, and what is sensible next. */
export function useRequestFile(record: RightsRequest) {
  const { query } = useEngine()
  const today = dayIn(record.timeZone, useNow())
  const { data, error, refetch } = useQuery(
    query.rightsRequest.clock.queryOptions({ input: { id: record.id } }),
  )
  const suggested = useMemo(
    () =>
      data === undefined ? [] : nextRequestEvents(record, data.clocks, standingEvents(data.events), today),
    [record, data, today],
  )
  return { file: data ?? null, suggested, error, retry: () => void refetch() }
}
