import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { ClockEvent } from '#shared/contract/clock.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { EventTimeline } from '../../design/clock-event/EventTimeline.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { RequestEventDialog } from './RequestEventDialog.tsx'
import { useRequestFile } from './use-request-file.ts'

/** What happened to the request, event by event. */
export function RequestTimeline({ record }: { readonly record: RightsRequest }) {
  const [corrected, setCorrected] = useState<ClockEvent | null>(null)
  const { file, error, retry } = useRequestFile(record)
  if (error !== null) return <ErrorPanel error={error} onRetry={retry} />
  if (file === null) return <Skeleton height={160} />
  return (
    <>
      <EventTimeline
        events={file.events}
        zone={record.timeZone}
        rights={record.rights}
        regimes={record.regimes}
        onCorrect={setCorrected}
      />
      {corrected !== null && (
        <RequestEventDialog
          record={record}
          intent={{ kind: 'correct', of: corrected }}
          onClose={() => setCorrected(null)}
        />
      )}
    </>
  )
}
