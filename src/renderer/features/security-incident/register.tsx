import { ShieldAlert } from 'lucide-react'
import { IncidentOutcome } from '#shared/contract/codes.ts'
import type { SecurityIncident } from '#shared/contract/security-incident.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { codes } from '../../design/fields/code.tsx'
import { pastGroup, pastInstant, pastKey } from '../../design/history/past-values.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter } from '../../design/table/filters.tsx'
import { RecordTasks } from '../../design/tasks/RecordTasks.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { CertaintyClock } from './CertaintyClock.tsx'
import { IncidentDuties } from './IncidentDuties.tsx'
import { IncidentOutcomeBadge } from './IncidentOutcomeBadge.tsx'
import { IncidentRail } from './IncidentRail.tsx'
import { type IncidentDraft, incidentSchema, incidentSections } from './sections.tsx'
import { TriageAction } from './TriageAction.tsx'

const outcomes = codes('incidentOutcome', IncidentOutcome)

/** Security incidents, from which breaches come or not. Near misses stay here, out of the register of GDPR Art. 33(5). */
export const securityIncidentRegister: Register<SecurityIncident, IncidentDraft> = {
  entity: 'securityIncident',
  prefix: 'incident',
  path: '/incidents',
  removers: dpoOnly,
  icon: ShieldAlert,
  api: (query) => query.securityIncident,
  schema: incidentSchema,
  blank: ({ session }) => ({ ...blankDraft(incidentSchema, { title: '' }), handler: session.user.label }),
  draftOf: (row) => draftFrom(row, incidentSchema.shape),
  sections: incidentSections,
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      sortable: true,
      size: 120,
    }),
    column('title', ({ title }) => title, { sortable: true, size: 132, grows: true, cuts: true }),
    column('outcome', ({ outcome }) => <IncidentOutcomeBadge outcome={outcome} />, {
      sortable: true,
      size: 214,
    }),
    column('certaintyDueAt', (row) => <CertaintyClock incident={row} />, { sortable: true, size: 320 }),
    column('detectedAt', ({ detectedAt }) => <InstantText at={detectedAt} />, {
      sortable: true,
      size: 190,
      yields: 1,
    }),
    column('handler', ({ handler }) => handler, { size: 140, cuts: true, yields: 2 }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: { outcome: codeFilter(outcomes) },
  views: [
    { key: 'open', filter: () => ({ outcome: ['open'] }) },
    { key: 'nearMisses', filter: () => ({ outcome: ['nearMiss', 'noPersonalData'] }) },
  ],
  past: {
    outcome: pastKey('codes:incidentOutcome'),
    triage: pastGroup('security-incident', { decidedAt: pastInstant }),
    certaintyDueAt: pastInstant,
  },
  tabs: [
    { key: 'duties', Content: IncidentDuties },
    { key: 'tasks', Content: ({ record }) => <RecordTasks recordId={record.id} /> },
  ],
  Headline: ({ record }) => (
    <>
      <IncidentOutcomeBadge outcome={record.outcome} />
      <CertaintyClock incident={record} />
      {record.handler !== '' && <span>{record.handler}</span>}
    </>
  ),
  Rail: IncidentRail,
  Actions: ({ record }) => (
    <>
      <ExportButton kind="clock-sheet" recordId={record.id} />
      <TriageAction record={record} />
    </>
  ),
}
