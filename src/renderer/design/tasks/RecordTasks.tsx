import { Anchor, Checkbox, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Task } from '#shared/contract/task.ts'
import { Clock } from '../clock/Clock.tsx'
import { useOwnZone } from '../clock/use-clock-words.ts'
import { useEngine } from '../engine-context.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import layout from '../layout/layout.module.css'
import { recordPath } from '../records/sources.ts'
import { useMay } from '../session-context.ts'
import { dayText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import { QuickTask } from './QuickTask.tsx'
import classes from './tasks.module.css'

interface RecordTasksProps {
  readonly recordId: string
  /** Other ways to add what has to be done, above the line. */
  readonly children?: ReactNode
}

/** What has to be done for a record, and a line to add more. */
export function RecordTasks({ recordId, children }: RecordTasksProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const mayEdit = useMay()
  const { data, error, refetch } = useQuery(
    query.task.list.queryOptions({
      input: {
        filter: { subjectId: [recordId] },
        sort: [{ column: 'dueOn', direction: 'asc' }],
        limit: 200,
      },
    }),
  )
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={120} />
  const tasks = [...data.items.filter(isOpen), ...data.items.filter((task) => !isOpen(task))]
  return (
    <div className={classes.tasks}>
      {children}
      {mayEdit && <QuickTask recordId={recordId} />}
      {tasks.length === 0 ? (
        <p className={layout.nothing}>{t('record-tasks:none')}</p>
      ) : (
        <ul className={classes.list}>
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
    </div>
  )
}

function isOpen({ status }: Task): boolean {
  return status === 'open' || status === 'inProgress'
}

function TaskLine({ task, mayEdit }: { readonly task: Task; readonly mayEdit: boolean }) {
  const { client } = useEngine()
  const { t, code, language } = useWords()
  const toasts = useToasts()
  const zone = useOwnZone()
  const { id, revision, title, status, dueOn, assignee, chaseOn, answer } = task
  const next = isOpen(task) ? 'done' : 'open'
  const move = () =>
    client.task
      .update({ id, revision, changes: { status: next } })
      .then(() => toasts.done(t(`record-tasks:${next}`, { what: title }), id), toasts.failed)
  return (
    <li className={classes.task} data-closed={!isOpen(task) || undefined}>
      <Checkbox
        aria-label={t('record-tasks:mark', { what: title })}
        checked={!isOpen(task)}
        disabled={!mayEdit}
        onChange={() => void move()}
      />
      <Anchor component={Link} to={recordPath(id) ?? '/tasks'} size="sm" className={classes.title}>
        {title}
      </Anchor>
      {answer !== '' && <span className={classes.answer}>{answer}</span>}
      {chaseOn !== null && isOpen(task) && (
        <span className={layout.nothing}>
          {t('record-tasks:chaseOn', { on: dayText(chaseOn, language) })}
        </span>
      )}
      {status === 'dropped' && <span className={layout.nothing}>{code('taskState', status)}</span>}
      {assignee !== '' && <span className={layout.nothing}>{assignee}</span>}
      {dueOn !== null && isOpen(task) && <Clock face={{ state: 'running', due: { on: dueOn }, zone }} />}
    </li>
  )
}
