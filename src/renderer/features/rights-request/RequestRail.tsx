import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { EventRail } from '../../design/clock-event/EventRail.tsx'
import { AdviceSummary } from '../../design/decision/decision.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Holds } from '../../design/hold/Holds.tsx'
import layout from '../../design/layout/layout.module.css'
import { useWords } from '../../design/words/use-words.ts'
import { Findings } from './Findings.tsx'
import { LinkedFiles } from './LinkedFiles.tsx'
import { Relations } from './Relations.tsx'
import { RequestEventDialog } from './RequestEventDialog.tsx'
import { RequestRetention } from './RequestRetention.tsx'
import { RightClock } from './RightClock.tsx'
import { useRequestFile } from './use-request-file.ts'

const order = { running: 0, suspended: 1, notStarted: 2, closed: 3 } as const

/** The clock of each right under each regime, the open ones first, and what is sensible next. */
export function RequestRail({ record }: { readonly record: RightsRequest }) {
  const { t } = useWords()
  const reading = useRequestFile(record)
  const clocks = reading.file?.clocks.toSorted((one, other) => order[one.state] - order[other.state]) ?? []
  const findings = reading.file?.findings ?? []
  return (
    <EventRail
      of={reading}
      dialog={(event, close) => (
        <RequestEventDialog record={record} intent={{ kind: 'record', event }} onClose={close} />
      )}
    >
      {clocks.map((clock) => (
        <RightClock
          key={`${clock.right}-${clock.regime}`}
          clock={clock}
          zone={record.timeZone}
          namesRegime={record.regimes.length > 1}
        />
      ))}
      {findings.length > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('rights-request:rail.beforeAnswer')}</h2>
          <Findings of={findings} />
        </section>
      )}
      {record.advice !== null && (
        <section className={layout.railBlock}>
          <h2>{t('advice:title')}</h2>
          <AdviceSummary advice={record.advice} />
        </section>
      )}
      <RequestRetention record={record} />
      {record.clockState === 'closed' && record.outcome === null && record.blankedOn === null && (
        <Notice meaning="information">{t('rights-request:rail.noOutcome')}</Notice>
      )}
      <Relations record={record} />
      <LinkedFiles requestId={record.id} />
      <section className={layout.railBlock}>
        <Holds subjectId={record.id} />
      </section>
    </EventRail>
  )
}
