import { Inbox } from 'lucide-react'
import * as z from 'zod'
import { ClockState, countsWithoutWords } from '#shared/contract/clock.ts'
import { Regime, RequestChannel, RequestOutcome, Right, RightsRequestState } from '#shared/contract/codes.ts'
import { regimeOf } from '#shared/contract/regime-of.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { addDays, firstOfQuarter, systemClock } from '#shared/kernel/dates.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { pastAdvice } from '../../design/decision/past-decision.tsx'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { CodeLabel, codes } from '../../design/fields/code.tsx'
import {
  pastAnswer,
  pastCountry,
  pastDay,
  pastGroup,
  pastKey,
  pastRule,
} from '../../design/history/past-values.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import type { Register } from '../../design/register/register.ts'
import { column } from '../../design/table/column.ts'
import { choiceFilter, codeFilter, dayFilter, flagFilter } from '../../design/table/filters.tsx'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { DisclosureTab } from './DisclosureTab.tsx'
import { pastDisclosure } from './disclosure.tsx'
import { IntakeButtons } from './IntakeButtons.tsx'
import { RequestActions } from './RequestActions.tsx'
import { RequestHeadline } from './RequestHeadline.tsx'
import { RequestLetters } from './RequestLetters.tsx'
import { RequestRail } from './RequestRail.tsx'
import { RequestTasks } from './RequestTasks.tsx'
import { RequestTimeline } from './RequestTimeline.tsx'
import { Rights } from './Rights.tsx'
import { RequestStatus, requestFace } from './request-state.tsx'
import { StatisticsButton } from './StatisticsButton.tsx'
import { intakeSections, type RequestDraft, requestSchema, requestSections } from './sections.tsx'
import { statisticFilter } from './statistic-filter.tsx'

const urgentFirst = [{ column: 'dueOn', direction: 'asc' }] as const
const lastClosedFirst = [{ column: 'closedOn', direction: 'desc' }] as const
const open = ['running', 'suspended', 'notStarted'] as const

const takesNothing = () => false

/** Requests of data subjects (GDPR Art. 12-22, 7(3)). */
export const rightsRequestRegister: Register<RightsRequest, RequestDraft> = {
  entity: 'rightsRequest',
  prefix: 'request',
  path: '/requests',
  removers: dpoOnly,
  isSealed: ({ blankedOn }) => blankedOn !== null,
  // One that a restored backup brought back open still takes what closes it.
  stillTakes: ({ closedOn }) => (closedOn === null ? countsWithoutWords : takesNothing),
  icon: Inbox,
  api: (query) => query.rightsRequest,
  schema: requestSchema,
  blank: ({ organisation, session }) => ({
    ...blankDraft(requestSchema, {
      subjectName: '',
      rights: ['art15Access'],
      receivedAt: systemClock(),
      regimes: [regimeOf(organisation.country)],
    }),
    rights: [],
    language: organisation.language,
    assignee: session.user.label,
  }),
  // A blanked file has no name, which no form would take.
  draftOf: ({ blankedOn, ...row }) =>
    (blankedOn === null ? requestSchema : requestSchema.extend({ subjectName: z.string() })).parse(row),
  sections: requestSections,
  newSections: intakeSections,
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      sortable: true,
      size: 120,
    }),
    column('subjectName', ({ subjectName }) => subjectName, {
      sortable: true,
      size: 130,
      grows: true,
      cuts: true,
    }),
    column('rights', ({ rights }) => <Rights of={rights} />, {
      size: 130,
      grows: true,
      cuts: true,
      yields: 3,
    }),
    column('receivedOn', ({ receivedOn }) => <DayText day={receivedOn} />, {
      sortable: true,
      size: 108,
      yields: 1,
    }),
    column('dueOn', (row) => <Clock face={requestFace(row)} />, { sortable: true, size: 250 }),
    column('cautiousOn', ({ cautiousOn }) => <DayText day={cautiousOn} />, {
      sortable: true,
      size: 120,
      hidden: true,
    }),
    column('closedOn', ({ closedOn }) => <DayText day={closedOn} />, {
      sortable: true,
      size: 120,
      hidden: true,
    }),
    column('blankedOn', ({ blankedOn }) => <DayText day={blankedOn} />, { size: 120, hidden: true }),
    column('status', ({ status }) => <RequestStatus status={status} />, { sortable: true, size: 228 }),
    column('assignee', ({ assignee }) => assignee, { sortable: true, size: 120, cuts: true, yields: 2 }),
    column('channel', ({ channel }) => <CodeLabel list="requestChannel" code={channel} />, {
      size: 120,
      hidden: true,
    }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: {
    status: codeFilter(codes('rightsRequestState', RightsRequestState)),
    clockState: choiceFilter('design:clock.state', ClockState.options),
    channel: codeFilter(codes('requestChannel', RequestChannel)),
    dueOnBefore: dayFilter(),
    receivedOnAfter: dayFilter(),
    receivedOnBefore: dayFilter(),
    closedOnAfter: dayFilter(),
    closedOnBefore: dayFilter(),
    pastRetention: flagFilter(),
    isBlanked: flagFilter(),
    rights: codeFilter(codes('right', Right)),
    regimes: codeFilter(codes('regime', Regime)),
    outcome: codeFilter(codes('requestOutcome', RequestOutcome)),
    withoutOutcome: flagFilter(),
    openOn: dayFilter(),
    statistic: statisticFilter(),
  },
  views: [
    { key: 'open', filter: () => ({ clockState: open }), sort: urgentFirst },
    {
      key: 'overdue',
      filter: (today) => ({ clockState: open, dueOnBefore: today }),
      sort: urgentFirst,
    },
    {
      key: 'thisWeek',
      filter: (today) => ({ clockState: open, dueOnBefore: addDays(today, 8) }),
      sort: urgentFirst,
    },
    {
      key: 'closedThisQuarter',
      filter: (today) => ({ closedOnAfter: addDays(firstOfQuarter(today), -1) }),
      sort: lastClosedFirst,
    },
    { key: 'closed', filter: () => ({ clockState: ['closed'] }), sort: lastClosedFirst },
  ],
  past: {
    status: pastKey('codes:rightsRequestState'),
    country: pastCountry,
    clockState: pastKey('design:clock.state'),
    dueOn: pastDay,
    cautiousOn: pastDay,
    refusalDueOn: pastDay,
    closedOn: pastDay,
    answeredInTime: pastAnswer,
    ruleVersion: pastRule,
    advice: pastAdvice,
    relation: pastGroup('rights-request', { kind: pastKey('rights-request:relation') }),
    disclosure: pastDisclosure,
    blankedOn: pastDay,
  },
  tabs: [
    { key: 'timeline', Content: RequestTimeline },
    { key: 'letters', Content: RequestLetters },
    { key: 'tasks', Content: RequestTasks },
    { key: 'disclosure', Content: DisclosureTab },
  ],
  Headline: RequestHeadline,
  Rail: RequestRail,
  Actions: RequestActions,
  ListActions: () => (
    <>
      <StatisticsButton />
      <ExportButton kind="rights-request-register" recordId={null} />
      <IntakeButtons />
    </>
  ),
  EmptyActions: IntakeButtons,
}
