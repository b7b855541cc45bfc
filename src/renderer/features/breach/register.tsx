import { Siren } from 'lucide-react'
import type { Breach } from '#shared/contract/breach.ts'
import { BreachSeverity } from '#shared/contract/breach-assessment.ts'
import { ClockState } from '#shared/contract/clock.ts'
import { BreachNature, BreachState, Verdict } from '#shared/contract/codes.ts'
import { regimeOf } from '#shared/contract/regime-of.ts'
import { firstOfQuarter } from '#shared/kernel/dates.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { pastAdvice, pastDecision } from '../../design/decision/past-decision.tsx'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { pastAuthorities } from '../../design/fields/authority.tsx'
import { codes } from '../../design/fields/code.tsx'
import { pastCountry, pastInstant, pastKey, pastRule } from '../../design/history/past-values.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import type { Register } from '../../design/register/register.ts'
import { column } from '../../design/table/column.ts'
import { choiceFilter, codeFilter } from '../../design/table/filters.tsx'
import { instantFilter } from '../../design/table/instant-filter.tsx'
import { RecordTasks } from '../../design/tasks/RecordTasks.tsx'
import { InstantText } from '../../design/words/DateText.tsx'
import { instantOfWall } from '../../design/words/dates.ts'
import { BreachAssessmentTab } from './assessment/BreachAssessmentTab.tsx'
import { pastAssessment } from './assessment/past-assessment.tsx'
import { BreachActions } from './BreachActions.tsx'
import { BreachHeadline } from './BreachHeadline.tsx'
import { BreachLetters } from './BreachLetters.tsx'
import { BreachRail } from './BreachRail.tsx'
import { BreachTimeline } from './BreachTimeline.tsx'
import { BreachStatus, breachFace, VerdictBadge } from './breach-state.tsx'
import { CountText } from './count-field.tsx'
import { EdpbFormTab } from './edpb-form/EdpbFormTab.tsx'
import { FilingSheetTab } from './edpb-form/FilingSheetTab.tsx'
import { pastEdpbAnswers } from './edpb-form/past-edpb-answers.tsx'
import { pastEdpbForm } from './edpb-form/past-edpb-form.tsx'
import { NotificationsTab } from './filing/NotificationsTab.tsx'
import {
  type BreachDraft,
  breachSchema,
  breachSections,
  keptBreachSchema,
  newBreachSections,
} from './sections.tsx'

const verdicts = codes('verdict', Verdict)
const open = ['running', 'notStarted'] as const
const urgentFirst = [{ column: 'dueAt', direction: 'asc' }] as const

/** Personal-data breaches (GDPR Art. 33, 34), whether they were notified or not (Art. 33(5)). */
export const breachRegister: Register<Breach, BreachDraft> = {
  entity: 'breach',
  prefix: 'breach',
  path: '/breaches',
  removers: dpoOnly,
  icon: Siren,
  api: (query) => query.breach,
  schema: breachSchema,
  keptSchema: keptBreachSchema,
  blank: ({ organisation, session }) => ({
    ...blankDraft(breachSchema, { title: '', regimes: [regimeOf(organisation.country)] }),
    handler: session.user.label,
  }),
  draftOf: (row) => keptBreachSchema.parse(row),
  sections: breachSections,
  newSections: newBreachSections,
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      sortable: true,
      size: 120,
    }),
    column('title', ({ title }) => title, { sortable: true, size: 132, grows: true, cuts: true }),
    column('dueAt', (row) => <Clock face={breachFace(row)} />, { sortable: true, size: 330 }),
    column('status', ({ status }) => <BreachStatus status={status} />, { sortable: true, size: 146 }),
    column('authorityNotification', (row) => <VerdictBadge verdict={row.authorityNotification} />, {
      size: 168,
      yields: 2,
    }),
    column('dataSubjectNotification', (row) => <VerdictBadge verdict={row.dataSubjectNotification} />, {
      size: 168,
      yields: 1,
    }),
    column('awareAt', ({ awareAt, timeZone }) => <InstantText at={awareAt} zone={timeZone} />, {
      sortable: true,
      size: 180,
      hidden: true,
    }),
    column('closedAt', ({ closedAt, timeZone }) => <InstantText at={closedAt} zone={timeZone} />, {
      sortable: true,
      size: 180,
      hidden: true,
    }),
    column('peopleCount', ({ peopleCount }) => <CountText count={peopleCount} />, {
      size: 150,
      hidden: true,
    }),
    column('handler', ({ handler }) => handler, { size: 120, hidden: true, cuts: true }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: {
    status: codeFilter(codes('breachState', BreachState)),
    clockState: choiceFilter('design:clock.state', ClockState.options),
    nature: codeFilter(codes('breachNature', BreachNature)),
    severity: choiceFilter('enisa:severity', BreachSeverity.options),
    authorityNotification: codeFilter(verdicts),
    closedAtAfter: instantFilter('start'),
    closedAtBefore: instantFilter('end'),
  },
  views: [
    { key: 'open', filter: () => ({ clockState: open }), sort: urgentFirst },
    { key: 'undetermined', filter: () => ({ authorityNotification: ['undetermined'] }) },
    {
      key: 'closedThisQuarter',
      filter: (today, zone) => ({ closedAtAfter: instantOfWall(`${firstOfQuarter(today)} 00:00`, zone) }),
      sort: [{ column: 'closedAt', direction: 'desc' }],
    },
    { key: 'closed', filter: () => ({ clockState: ['closed'] }) },
  ],
  past: {
    status: pastKey('codes:breachState'),
    country: pastCountry,
    clockState: pastKey('design:clock.state'),
    awareAt: pastInstant,
    dueAt: pastInstant,
    notifiedAt: pastInstant,
    closedAt: pastInstant,
    authorityNotification: pastKey('codes:verdict'),
    dataSubjectNotification: pastKey('codes:verdict'),
    ruleVersion: pastRule,
    assessment: pastAssessment,
    authorities: pastAuthorities,
    edpbAnswers: pastEdpbAnswers,
    edpbForm: pastEdpbForm,
    advice: pastAdvice,
    decision: pastDecision,
  },
  tabs: [
    { key: 'assessment', Content: BreachAssessmentTab },
    { key: 'notifications', Content: NotificationsTab },
    { key: 'edpbForm', Content: EdpbFormTab },
    { key: 'filingSheet', Content: FilingSheetTab },
    { key: 'timeline', Content: BreachTimeline },
    { key: 'letters', Content: BreachLetters },
    { key: 'tasks', Content: ({ record }) => <RecordTasks recordId={record.id} /> },
  ],
  Headline: BreachHeadline,
  Rail: BreachRail,
  Actions: BreachActions,
  ListActions: () => <ExportButton kind="breach-register" recordId={null} />,
}
