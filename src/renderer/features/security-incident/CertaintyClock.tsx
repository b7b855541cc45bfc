import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'

/** How long the investigation may stay short before it is asked whether the controller is certain already. */
export function CertaintyClock({
  incident,
}: {
  readonly incident: Pick<SecurityIncident, 'certaintyDueAt'>
}) {
  const zone = useOwnZone()
  const { certaintyDueAt } = incident
  if (certaintyDueAt === null) return null
  return <Clock face={{ state: 'running', due: { at: certaintyDueAt }, zone }} />
}
