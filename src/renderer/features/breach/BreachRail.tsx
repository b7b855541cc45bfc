import { useNavigate } from '@tanstack/react-router'
import type { Breach } from '#shared/contract/breach.ts'
import { EventRail } from '../../design/clock-event/EventRail.tsx'
import { AuthorityClock } from './AuthorityClock.tsx'
import { BreachDecision } from './BreachDecision.tsx'
import { BreachEventDialog } from './BreachEventDialog.tsx'
import { useBreachFile } from './use-breach-file.ts'

/** The clock of each regime, the decision, and what is sensible next. */
export function BreachRail({ record }: { readonly record: Breach }) {
  const reading = useBreachFile(record)
  const navigate = useNavigate()
  return (
    <EventRail
      of={reading}
      elsewhere={(event) => {
        // A risk is assessed from its facts.
        if (event !== 'riskAssessed') return false
        void navigate({ to: '.', search: { tab: 'assessment' } })
        return true
      }}
      dialog={(event, close) => (
        <BreachEventDialog record={record} intent={{ kind: 'record', event }} onClose={close} />
      )}
    >
      {reading.file?.clocks.map((clock) => (
        <AuthorityClock
          key={clock.regime}
          clock={clock}
          zone={record.timeZone}
          namesRegime={record.regimes.length > 1}
        />
      ))}
      <BreachDecision record={record} />
    </EventRail>
  )
}
