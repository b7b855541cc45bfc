import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { Breach } from '#shared/contract/breach.ts'
import type { ClockEvent } from '#shared/contract/clock.ts'
import { EventTimeline } from '../../design/clock-event/EventTimeline.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import layout from '../../design/layout/layout.module.css'
import { useWords } from '../../design/words/use-words.ts'
import { BreachEventDialog } from './BreachEventDialog.tsx'
import { useBreachFile } from './use-breach-file.ts'

/** What happened to the breach, event by event. */
export function BreachTimeline({ record }: { readonly record: Breach }) {
  const { t } = useWords()
  const [corrected, setCorrected] = useState<ClockEvent | null>(null)
  const { file, error, retry } = useBreachFile(record)
  if (error !== null) return <ErrorPanel error={error} onRetry={retry} />
  if (file === null) return <Skeleton height={160} />
  if (file.events.length === 0) return <p className={layout.nothing}>{t('breach:noEvents')}</p>
  return (
    <>
      <EventTimeline
        events={file.events}
        zone={record.timeZone}
        rights={[]}
        regimes={record.regimes}
        onCorrect={setCorrected}
      />
      {corrected !== null && (
        <BreachEventDialog
          record={record}
          intent={{ kind: 'correct', of: corrected }}
          onClose={() => setCorrected(null)}
        />
      )}
    </>
  )
}
