import { ListChecks } from 'lucide-react'
import { RequestWork, TaskPriority, TaskState } from '#shared/contract/codes.ts'
import { contract } from '#shared/contract/index.ts'
import type { Task } from '#shared/contract/task.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import type { Meaning } from '../../design/feedback/meaning.ts'
import { anyRecordOrNone } from '../../design/fields/any-record.tsx'
import { CodeLabel, code, codeSet, codes } from '../../design/fields/code.tsx'
import { day } from '../../design/fields/dates.tsx'
import { longText, text } from '../../design/fields/text.tsx'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { blankDraft } from '../../design/register/blank-draft.ts'
import { draftFrom } from '../../design/register/draft-from.ts'
import type { Register } from '../../design/register/register.ts'
import type { InputOf } from '../../design/register/register-api.ts'
import { schemaOf } from '../../design/register/schema-of.ts'
import { column } from '../../design/table/column.ts'
import { codeFilter, dayFilter } from '../../design/table/filters.tsx'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { TaskActions } from './TaskActions.tsx'

type TaskDraft = InputOf<'task', 'create'>

const schema = schemaOf(contract.task.create)
const states = codes('taskState', TaskState)
const priorities = codes('taskPriority', TaskPriority)
const open = ['open', 'inProgress']

/** Whether it is one of the actions that a request called for, place by place. */
const isOfRequest = ({ work }: TaskDraft) => work !== undefined && work.length > 0

const meanings: Readonly<Record<TaskState, Meaning>> = {
  open: 'neutral',
  inProgress: 'information',
  done: 'good',
  dropped: 'neutral',
}

/** What somebody has to do. */
export const taskRegister: Register<Task, TaskDraft> = {
  entity: 'task',
  prefix: 'task',
  path: '/tasks',
  icon: ListChecks,
  api: (query) => query.task,
  schema,
  blank: ({ session }) => ({ ...blankDraft(schema, { title: '' }), assignee: session.user.label }),
  draftOf: (row) => draftFrom(row, schema.shape),
  sections: [
    {
      key: 'task',
      fields: {
        title: text({ required: true, width: 'full' }),
        description: longText(),
        assignee: text({ width: 'third' }),
        dueOn: day(),
        priority: code(priorities, { width: 'third' }),
        status: code(states, { width: 'third' }),
        chaseOn: day(),
        subjectId: anyRecordOrNone({ width: 'full' }),
        work: { ...codeSet(codes('requestWork', RequestWork)), when: isOfRequest },
        targetId: { ...anyRecordOrNone({ width: 'full' }), when: isOfRequest },
        answer: { ...longText(), when: isOfRequest },
      },
    },
  ],
  columns: [
    column('reference', ({ reference }) => <span className="mono">{reference}</span>, {
      size: 124,
      hidden: true,
    }),
    column('title', ({ title }) => title, { sortable: true, size: 180, grows: true, cuts: true }),
    column('dueOn', (row) => <TaskDue task={row} />, { sortable: true, size: 262 }),
    column('chaseOn', ({ chaseOn }) => <DayText day={chaseOn} />, {
      sortable: true,
      size: 130,
      hidden: true,
    }),
    column('priority', ({ priority }) => <CodeLabel list="taskPriority" code={priority} />, {
      sortable: true,
      size: 90,
      yields: 2,
    }),
    column('status', ({ status }) => <TaskStatus status={status} />, { sortable: true, size: 120 }),
    column('assignee', ({ assignee }) => assignee, { sortable: true, size: 140, cuts: true, yields: 1 }),
    column('subjectId', ({ subjectId }) => subjectId && <RecordLink id={subjectId} />, {
      size: 158,
      grows: true,
      cuts: true,
    }),
    column('updatedAt', ({ updatedAt }) => <InstantText at={updatedAt} />, {
      sortable: true,
      size: 190,
      hidden: true,
    }),
  ],
  filters: { status: codeFilter(states), priority: codeFilter(priorities), dueOnBefore: dayFilter() },
  views: [
    { key: 'open', filter: () => ({ status: open }) },
    { key: 'overdue', filter: (today) => ({ status: open, dueOnBefore: today }) },
  ],
  bulk: [{ key: 'done', run: (query, rows) => finish(rows, query.task.update.call) }],
  Headline: ({ record }) => (
    <>
      <TaskStatus status={record.status} />
      <TaskDue task={record} />
      {record.assignee !== '' && <span>{record.assignee}</span>}
    </>
  ),
  Actions: TaskActions,
}

type UpdateTask = (input: { id: string; revision: number; changes: { status: 'done' } }) => Promise<Task>

function finish(rows: readonly Task[], update: UpdateTask): Promise<unknown> {
  return Promise.all(rows.map(({ id, revision }) => update({ id, revision, changes: { status: 'done' } })))
}

function TaskStatus({ status }: { readonly status: TaskState }) {
  return (
    <MeaningBadge meaning={meanings[status]}>
      <CodeLabel list="taskState" code={status} />
    </MeaningBadge>
  )
}

function TaskDue({ task }: { readonly task: Task }) {
  const zone = useOwnZone()
  if (task.dueOn === null) return null
  if (!open.includes(task.status)) return <DayText day={task.dueOn} />
  return <Clock face={{ state: 'running', due: { on: task.dueOn }, zone }} />
}
