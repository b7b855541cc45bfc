import { useNavigate } from '@tanstack/react-router'
import type { Breach } from '#shared/contract/breach.ts'
import { EventRail } from '../../design/clock-event/EventRail.tsx'
import { DutyRail } from '../../design/duty/DutyRail.tsx'
import { AuthorityClock } from './AuthorityClock.tsx'
import { AffectedPeopleRail } from './affected/AffectedPeopleRail.tsx'
import { BreachDecision } from './BreachDecision.tsx'
import { BreachEventDialog } from './BreachEventDialog.tsx'
import { isFiling } from './filing/is-filing.ts'
import { InitialProposal } from './InitialProposal.tsx'
import { useBreachFile } from './use-breach-file.ts'

/** The clock of each regime, the decision, and what is sensible next. */
export function BreachRail({ record }: { readonly record: Breach }) {
  const reading = useBreachFile(record)
  const navigate = useNavigate()
  return (
    <EventRail
      of={reading}
      elsewhere={(event) => {
        // A risk is assessed from its facts; what is filed is kept as it was filed.
        const tab = event === 'riskAssessed' ? 'assessment' : isFiling(event) ? 'notifications' : null
        if (tab === null) return false
        void navigate({ to: '.', search: { tab } })
        return true
      }}
      dialog={(event, close) => (
        <BreachEventDialog record={record} intent={{ kind: 'record', event }} onClose={close} />
      )}
    >
      <InitialProposal record={record} clocks={reading.file?.clocks ?? []} />
      {reading.file?.clocks.map((clock) => (
        <AuthorityClock
          key={clock.regime}
          clock={clock}
          zone={record.timeZone}
          namesRegime={record.regimes.length > 1}
        />
      ))}
      <AffectedPeopleRail record={record} />
      <DutyRail subjectId={record.id} zone={record.timeZone} tab="notifications" />
      <BreachDecision record={record} />
    </EventRail>
  )
}
