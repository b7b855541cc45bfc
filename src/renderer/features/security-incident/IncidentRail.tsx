import { useQuery } from '@tanstack/react-query'
import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { millisecondsOf } from '#shared/kernel/dates.ts'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { DutyRail } from '../../design/duty/DutyRail.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import { CertaintyClock } from './CertaintyClock.tsx'
import { IncidentOutcomeBadge } from './IncidentOutcomeBadge.tsx'
import { MisdeliveredLetters } from './MisdeliveredLetters.tsx'

/** What the incident was found to be and why, the question that an investigation raises, and the breaches of it. */
export function IncidentRail({ record }: { readonly record: SecurityIncident }) {
  const { query } = useEngine()
  const { t, cited } = useWords()
  const now = useNow()
  const zone = useOwnZone()
  const { id, outcome, triage, certaintyDueAt } = record
  const { data } = useQuery(query.breach.list.queryOptions({ input: { filter: { incidentId: [id] } } }))
  const breaches = data?.items ?? []
  const isAsked = certaintyDueAt !== null && millisecondsOf(certaintyDueAt) <= millisecondsOf(now)
  return (
    <>
      {certaintyDueAt !== null && (
        <section className={layout.railBlock}>
          <h2>{t('security-incident:rail.certainty')}</h2>
          <CertaintyClock incident={record} />
          {isAsked ? (
            <Notice meaning="attention">{t('security-incident:rail.asked')}</Notice>
          ) : (
            <p className={layout.nothing}>{t('security-incident:rail.short')}</p>
          )}
          <p className={layout.nothing}>{cited('EDPB 9/2022 section II.A.2')}</p>
        </section>
      )}
      <section className={layout.railBlock}>
        <h2>{t('security-incident:rail.triage')}</h2>
        <IncidentOutcomeBadge outcome={outcome} />
        {triage !== null && (
          <>
            <p>{triage.reason}</p>
            <p className={layout.nothing}>
              {triage.decidedBy}, <InstantText at={triage.decidedAt} />
            </p>
          </>
        )}
      </section>
      <MisdeliveredLetters incidentId={id} />
      <DutyRail subjectId={id} zone={zone} tab="duties" />
      {breaches.length > 0 && (
        <section className={layout.railBlock}>
          <h2>{t('security-incident:rail.breaches')}</h2>
          {breaches.map((breach) => (
            <p key={breach.id}>
              <RecordLink id={breach.id} />
            </p>
          ))}
        </section>
      )}
    </>
  )
}
