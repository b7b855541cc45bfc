import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { Deadline, DeadlineLimit } from '#shared/contract/calendar.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { deadlineIcons } from '../../design/clock/deadline-icons.ts'
import { withSearch } from '../../design/layout/with-search.ts'
import { recordPath } from '../../design/records/sources.ts'
import { useMay } from '../../design/session-context.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Dashboard } from './dashboard.ts'
import { targets } from './targets.ts'
import classes from './today.module.css'
import { useFinishTask } from './use-finish-task.ts'
import { useRightsText } from './use-rights-text.ts'

/** As many as a list shows before the person asks for the rest. */
const shown = 8

/** What is overdue, due today and this week, across all registers, as the calendar has it. */
export function DueLists({ due }: Pick<Dashboard, 'due'>) {
  return (
    <div className={classes.lists}>
      {(['overdue', 'today', 'thisWeek'] as const).map((urgency) => (
        <DueList key={urgency} urgency={urgency} {...due[urgency]} />
      ))}
    </div>
  )
}

interface DueListProps {
  readonly urgency: keyof Dashboard['due']
  readonly items: readonly Deadline[]
  /** How many there are, also those that are not listed. */
  readonly count: number
}

function DueList({ urgency, items, count }: DueListProps) {
  const { t, language } = useWords()
  const [isLong, setLong] = useState(false)
  const title = t(`today:due.${urgency}`)
  const target = targets.due(urgency)
  return (
    <section aria-labelledby={`today-${urgency}`} className={classes.list}>
      <div className={classes.head}>
        <h2 id={`today-${urgency}`}>{title}</h2>
        {count > 0 && (
          <Anchor
            component={Link}
            to={target.to}
            search={withSearch(target.search)}
            size="sm"
            className={classes.number}
            aria-label={t('today:openDue', { what: title, count })}
          >
            {numberText(count, language)}
          </Anchor>
        )}
      </div>
      {items.length === 0 ? (
        <p className={classes.nothing}>{t(`today:nothing.${urgency}`)}</p>
      ) : (
        <ul className={classes.items}>
          {(isLong ? items : items.slice(0, shown)).map((deadline) => (
            <DueLine key={deadline.uid} deadline={deadline} />
          ))}
        </ul>
      )}
      {items.length > shown && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLong(!isLong)}>
          {isLong
            ? t('today:showFewer')
            : t(count > items.length ? 'today:showFirst' : 'today:showAll', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

/** Limits that the kind of record says already. */
const usual: ReadonlySet<DeadlineLimit> = new Set([
  'answer',
  'notification',
  'task',
  'review',
  'contractEnd',
] as const)

/** One thing that is due, with its one main action: a task is done here, everything else is opened. */
function DueLine({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const finish = useFinishTask()
  const rightsText = useRightsText()
  const { recordId, reference, kind, limit, state, title, rights, dueOn, dueAt, zone } = deadline
  const Icon = deadlineIcons[kind]
  const named = title || rightsText(rights) || t(`today:kind.${kind}`)
  const due = dueAt !== null ? { at: dueAt } : { on: dueOn }
  return (
    <li className={classes.item}>
      <Icon size={14} aria-label={t(`today:kind.${kind}`)} className={classes.kind} />
      <div className={classes.itemText}>
        <span className={classes.itemHead}>
          <Anchor component={Link} to={recordPath(recordId) ?? '/today'} size="sm" c="inherit">
            {named}
          </Anchor>
          <span className={`mono ${classes.reference}`}>{reference}</span>
        </span>
        <Clock face={{ state, due, zone }} />
        {!usual.has(limit) && <span className={classes.limit}>{t(`calendar:limit.${limit}`)}</span>}
      </div>
      {kind === 'task' && mayEdit && (
        <Button
          size="compact-xs"
          h={24}
          variant="default"
          leftSection={<Check size={12} />}
          aria-label={t('today:finish', { what: named })}
          onClick={() => void finish(recordId)}
        >
          {t('today:finishShort')}
        </Button>
      )}
    </li>
  )
}
