import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { NextEvents } from '../../design/clock-event/NextEvents.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { RequestEventDialog } from './RequestEventDialog.tsx'
import { RightClock } from './RightClock.tsx'
import { useRequestFile } from './use-request-file.ts'

const order = { running: 0, suspended: 1, notStarted: 2, closed: 3 } as const

/** The clock of each right under each regime, the open ones first, and what is sensible next. */
export function RequestRail({ record }: { readonly record: RightsRequest }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const { file, suggested, error, retry } = useRequestFile(record)
  const [next, setNext] = useState<ClockEventName | null>(null)
  const clocks = file?.clocks.toSorted((one, other) => order[one.state] - order[other.state]) ?? []
  return (
    <>
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {file === null && error === null && <Skeleton height={120} />}
      {clocks.map((clock) => (
        <RightClock
          key={`${clock.right}-${clock.regime}`}
          clock={clock}
          zone={record.timeZone}
          namesRegime={record.regimes.length > 1}
        />
      ))}
      {record.clockState === 'closed' && record.outcome === null && (
        <Notice meaning="information">{t('rights-request:rail.noOutcome')}</Notice>
      )}
      {mayEdit && suggested.length > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('clock-event:next')}</h2>
          <NextEvents events={suggested} onChoose={setNext} />
        </section>
      )}
      {next !== null && (
        <RequestEventDialog
          record={record}
          intent={{ kind: 'record', event: next }}
          onClose={() => setNext(null)}
        />
      )}
    </>
  )
}
