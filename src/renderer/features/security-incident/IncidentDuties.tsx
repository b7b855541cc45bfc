import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { Duties } from '../../design/duty/Duties.tsx'

/** Who has to be told of an incident that need not be a breach: NIS2, DORA, contracts. */
export function IncidentDuties({ record }: { readonly record: SecurityIncident }) {
  const zone = useOwnZone()
  return <Duties subjectId={record.id} zone={zone} />
}
