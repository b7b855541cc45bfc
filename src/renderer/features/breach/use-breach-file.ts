import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import { eventFileKey, formerFile } from '../../design/clock-event/event-file.ts'
import { standingEvents } from '../../design/clock-event/timeline.ts'
import { useEngine } from '../../design/engine-context.ts'
import { nextBreachEvents } from './next-events.ts'

/** Warnings come with the hours (24 of investigation, 48 of doubt, 72 of awareness): an open file is looked at anew. */
const renewedEvery = 60_000

/** The clocks of a breach, the legal events behind them, and what is sensible next. */
export function useBreachFile(record: Breach) {
  const { client } = useEngine()
  const { data, error, refetch } = useQuery({
    queryKey: eventFileKey(record),
    queryFn: ({ signal }) => client.breach.clock({ id: record.id }, { signal }),
    placeholderData: formerFile(record),
    refetchInterval: record.clockState === 'closed' ? false : renewedEvery,
  })
  const suggested = useMemo(
    () => (data === undefined ? [] : nextBreachEvents(record, standingEvents(data.events))),
    [record, data],
  )
  return { file: data ?? null, suggested, error, retry: () => void refetch() }
}
