import { Gavel } from 'lucide-react'
import type { AuthorityFile } from '#shared/contract/authority-file.ts'
import { AuthorityFileKind, AuthorityFileState, Regime } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import { regimeOf } from '#shared/contract/regime-of.ts'
import { addDays, dayIn, systemClock } from '#shared/kernel/dates.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { CodeLabel, code, codes } from '../../design/fields/code.tsx'
import { day, requiredDay } from '../../design/fields/dates.tsx'
import { records } from '../../design/fields/record.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { pastDay } from '../../design/history/past-values.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter, dayFilter } from '../../design/table/filters.tsx'
import { RecordTasks } from '../../design/tasks/RecordTasks.tsx'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { AuthorityRail } from './AuthorityRail.tsx'

type Draft = InputOf<'authorityFile', 'create'>

const schema = schemaOf(contract.authorityFile.create)
const kinds = codes('authorityFileKind', AuthorityFileKind)
const states = codes('authorityFileState', AuthorityFileState)
const open = ['received', 'inProgress', 'replied']
const urgentFirst = [{ column: 'dueOn', direction: 'asc' }] as const

const meanings: Readonly<Record<AuthorityFileState, Meaning>> = {
  received: 'attention',
  inProgress: 'information',
  replied: 'good',
  closed: 'neutral',
}

const isFromOutside = ({ kind }: Draft) => kind !== 'complaintToController'
const isComplaint = ({ kind }: Draft) => kind === 'complaintToController' || kind === 'complaintToAuthority'

/** Complaints, inquiries of authorities and actions of courts (GDPR Art. 31, 58, 77 to 79). */
export const authorityFileRegister: Register<AuthorityFile, Draft> = {
  entity: 'authorityFile',
  prefix: 'authority',
  path: '/authority',
  icon: Gavel,
  api: (query) => query.authorityFile,
  schema,
  blank: ({ organisation, session }) => ({
    ...blankDraft(schema, {
      title: '',
      receivedOn: dayIn(organisation.timeZone, systemClock()),
      regime: regimeOf(organisation.country),
    }),
    authority: organisation.supervisoryAuthority,
    handler: session.user.label,
  }),
  draftOf: (row) => draftFrom(row, schema.shape),
  sections: [
    {
      key: 'matter',
      fields: {
        title: text({ required: true, width: 'full' }),
        kind: code(kinds, { article: 'GDPR Art. 58(1), 77, 79' }),
        regime: code(codes('regime', Regime)),
        authority: { ...text(), when: isFromOutside },
        authorityReference: { ...text(), when: isFromOutside },
        complainantName: { ...text(), when: isComplaint },
        complainantEmail: { ...text({ type: 'email' }), when: isComplaint },
        description: longText(),
      },
    },
    {
      key: 'dates',
      fields: {
        receivedOn: requiredDay({ required: true }),
        acknowledgedOn: day({ article: 'DPA 2018 s. 164A(3)' }),
        deadlineOn: day({ article: 'GDPR Art. 31' }),
        extendedTo: { ...day(), when: ({ deadlineOn }) => deadlineOn !== null },
        extensionReason: {
          ...text({ width: 'full' }),
          when: ({ extendedTo }) => extendedTo !== null && extendedTo !== undefined,
        },
        status: code(states),
        handler: text(),
      },
    },
    {
      key: 'reply',
      fields: { repliedOn: day(), reply: longText(), closedOn: day(), outcome: longText() },
    },
    {
      key: 'links',
      fields: {
        requestIds: records('request'),
        breachIds: records('breach'),
        activityIds: records('activity'),
      },
    },
  ],
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      sortable: true,
      size: 120,
    }),
    column('title', ({ title }) => title, { sortable: true, size: 180, grows: true, cuts: true }),
    column('kind', ({ kind }) => <CodeLabel list="authorityFileKind" code={kind} />, {
      sortable: true,
      size: 200,
      cuts: true,
      yields: 2,
    }),
    column('authority', ({ authority }) => authority, { size: 140, cuts: true, yields: 3, hidden: true }),
    column('receivedOn', ({ receivedOn }) => <DayText day={receivedOn} />, {
      sortable: true,
      size: 116,
      yields: 1,
    }),
    column('dueOn', (row) => <FileDue file={row} />, { sortable: true, size: 248 }),
    column('status', ({ status }) => <FileStatus status={status} />, { sortable: true, size: 140 }),
    column('handler', ({ handler }) => handler, { sortable: true, size: 134, cuts: true, yields: 4 }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: { kind: codeFilter(kinds), status: codeFilter(states), dueOnBefore: dayFilter() },
  views: [
    { key: 'open', filter: () => ({ status: open }), sort: urgentFirst },
    { key: 'overdue', filter: (today) => ({ dueOnBefore: today }), sort: urgentFirst },
    { key: 'thisWeek', filter: (today) => ({ dueOnBefore: addDays(today, 8) }), sort: urgentFirst },
  ],
  past: { acknowledgeOn: pastDay, dueOn: pastDay },
  tabs: [{ key: 'tasks', Content: ({ record }) => <RecordTasks recordId={record.id} /> }],
  Headline: ({ record }) => (
    <>
      <FileStatus status={record.status} />
      <FileDue file={record} />
      <CodeLabel list="authorityFileKind" code={record.kind} />
      {record.authority !== '' && <span>{record.authority}</span>}
      {record.authorityReference !== '' && <span className="mono">{record.authorityReference}</span>}
    </>
  ),
  Rail: AuthorityRail,
}

function FileStatus({ status }: { readonly status: AuthorityFileState }) {
  return (
    <MeaningBadge meaning={meanings[status]}>
      <CodeLabel list="authorityFileState" code={status} />
    </MeaningBadge>
  )
}

/** The next of its dates that is still open. */
function FileDue({ file }: { readonly file: AuthorityFile }) {
  const zone = useOwnZone()
  if (file.dueOn === null) return null
  return <Clock face={{ state: 'running', due: { on: file.dueOn }, zone }} />
}
