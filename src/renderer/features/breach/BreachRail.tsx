import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { NextEvents } from '../../design/clock-event/NextEvents.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { AuthorityClock } from './AuthorityClock.tsx'
import { BreachDecision } from './BreachDecision.tsx'
import { BreachEventDialog } from './BreachEventDialog.tsx'
import { useBreachFile } from './use-breach-file.ts'

/** The clock of each regime, the decision, and what is sensible next. */
export function BreachRail({ record }: { readonly record: Breach }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const { file, suggested, error, retry } = useBreachFile(record)
  const [next, setNext] = useState<ClockEventName | null>(null)
  return (
    <>
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {file === null && error === null && <Skeleton height={120} />}
      {file?.clocks.map((clock) => (
        <AuthorityClock
          key={clock.regime}
          clock={clock}
          zone={record.timeZone}
          namesRegime={record.regimes.length > 1}
        />
      ))}
      <BreachDecision record={record} />
      {mayEdit && suggested.length > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('clock-event:next')}</h2>
          <NextEvents events={suggested} onChoose={setNext} />
        </section>
      )}
      {next !== null && (
        <BreachEventDialog
          record={record}
          intent={{ kind: 'record', event: next }}
          onClose={() => setNext(null)}
        />
      )}
    </>
  )
}
