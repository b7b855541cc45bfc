import { Library } from 'lucide-react'
import { ControllerRole, ProcessingActivityState } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import type { ProcessingActivity } from '#shared/contract/processing-activity.ts'
import { addDays } from '#shared/kernel/dates.ts'
import { pastAdvice, pastDecision } from '../../design/decision/past-decision.tsx'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { CodeLabel, codes } from '../../design/fields/code.tsx'
import { pastKey } from '../../design/history/past-values.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter, dayFilter, percentFilter } from '../../design/table/filters.tsx'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { ActivityActions } from './ActivityActions.tsx'
import { ActivityHeadline } from './ActivityHeadline.tsx'
import { ActivityRail } from './ActivityRail.tsx'
import { Completeness } from './Completeness.tsx'
import { type ActivityDraft, activitySections } from './sections.tsx'
import { ActivityStatus } from './status.tsx'

const schema = schemaOf(contract.processingActivity.create)
const states = codes('processingActivityState', ProcessingActivityState)
const roles = codes('controllerRole', ControllerRole)

/** The record of processing (GDPR Art. 30). */
export const processingActivityRegister: Register<ProcessingActivity, ActivityDraft> = {
  entity: 'processingActivity',
  prefix: 'activity',
  path: '/processing',
  icon: Library,
  api: (query) => query.processingActivity,
  schema,
  blank: ({ session }) => ({ ...blankActivity, owner: session.user.label }),
  draftOf: (row) => draftFrom(row, schema.shape),
  sections: activitySections,
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      sortable: true,
      size: 120,
    }),
    column('name', ({ name }) => name, { sortable: true, size: 180, grows: true, cuts: true }),
    column('status', ({ status }) => <ActivityStatus status={status} />, { sortable: true, size: 120 }),
    column('kind', ({ kind }) => <CodeLabel list="controllerRole" code={kind} />, {
      size: 150,
      hidden: true,
    }),
    column('department', ({ department }) => department, {
      sortable: true,
      size: 136,
      cuts: true,
      yields: 1,
    }),
    column('owner', ({ owner }) => owner, { sortable: true, size: 148, cuts: true, yields: 2 }),
    column('completeness', ({ completeness }) => <Completeness value={completeness} />, {
      sortable: true,
      size: 140,
    }),
    column('reviewOn', ({ reviewOn }) => <DayText day={reviewOn} />, { sortable: true, size: 164 }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: {
    status: codeFilter(states),
    kind: codeFilter(roles),
    completenessBelow: percentFilter(),
    completenessAbove: percentFilter(),
    reviewOnBefore: dayFilter(),
  },
  past: { status: pastKey('codes:processingActivityState'), approval: pastDecision, advice: pastAdvice },
  views: [
    {
      key: 'incomplete',
      filter: () => ({ completenessBelow: 100, status: ['draft', 'inReview', 'approved'] }),
    },
    { key: 'inReview', filter: () => ({ status: ['inReview'] }) },
    {
      key: 'reviewDue',
      filter: (today) => ({ reviewOnBefore: addDays(today, 1), status: ['draft', 'inReview', 'approved'] }),
    },
  ],
  Headline: ActivityHeadline,
  Rail: ActivityRail,
  Actions: ActivityActions,
  ListActions: () => <ExportButton kind="record-of-processing" recordId={null} />,
}

const blankActivity: ActivityDraft = blankDraft(schema, { name: '' })
