import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { DueItem } from '#shared/contract/dashboard.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { deadlineIcons } from '../../design/clock/deadline-icons.ts'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { recordPath } from '../../design/records/sources.ts'
import { useMay } from '../../design/session-context.ts'
import { numberText } from '../../design/words/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Dashboard } from './dashboard.ts'
import { type DueBuckets, dueBuckets } from './due.ts'
import classes from './today.module.css'
import { useFinishTask } from './use-finish-task.ts'
import { useRightsText } from './use-rights-text.ts'

/** As many as a list shows before the person asks for the rest. */
const shown = 8

/** What is overdue, due today and this week, across all registers. */
export function DueLists({ dashboard }: { readonly dashboard: Dashboard }) {
  const now = useNow()
  const zone = useOwnZone()
  const rightsText = useRightsText()
  const { overdue, overdueCount, dueToday, dueThisWeek, clocks } = dashboard
  const buckets = dueBuckets([...overdue, ...dueToday, ...dueThisWeek], dayIn(zone, now), now)
  const rightsOf = new Map(clocks.map(({ recordId, rights }) => [recordId, rightsText(rights)]))
  return (
    <div className={classes.lists}>
      {(['overdue', 'today', 'thisWeek'] as const).map((key) => (
        <DueList
          key={key}
          name={key}
          items={buckets[key]}
          unlisted={key === 'overdue' ? overdueCount - overdue.length : 0}
          rightsOf={rightsOf}
        />
      ))}
    </div>
  )
}

interface DueListProps {
  readonly name: keyof DueBuckets
  readonly items: readonly DueItem[]
  /** How many there are besides the items. */
  readonly unlisted: number
  readonly rightsOf: ReadonlyMap<string, string>
}

function DueList({ name, items, unlisted, rightsOf }: DueListProps) {
  const { t, language } = useWords()
  const [isLong, setLong] = useState(false)
  return (
    <section aria-labelledby={`today-${name}`} className={classes.list}>
      <div className={classes.head}>
        <h2 id={`today-${name}`}>{t(`today:due.${name}`)}</h2>
        {items.length > 0 && (
          <span className={classes.number}>{numberText(items.length + unlisted, language)}</span>
        )}
      </div>
      {items.length === 0 ? (
        <p className={classes.nothing}>{t(`today:nothing.${name}`)}</p>
      ) : (
        <ul className={classes.items}>
          {(isLong ? items : items.slice(0, shown)).map((item) => (
            <DueLine key={`${item.recordId}${item.kind}`} item={item} rightsOf={rightsOf} />
          ))}
        </ul>
      )}
      {items.length > shown && (
        <Button size="compact-xs" variant="subtle" onClick={() => setLong(!isLong)}>
          {isLong
            ? t('today:showFewer')
            : t(unlisted > 0 ? 'today:showFirst' : 'today:showAll', { count: items.length })}
        </Button>
      )}
    </section>
  )
}

interface DueLineProps {
  readonly item: DueItem
  readonly rightsOf: ReadonlyMap<string, string>
}

/** One thing that is due, with its one main action: a task is done here, everything else is opened. */
function DueLine({ item, rightsOf }: DueLineProps) {
  const { t } = useWords()
  const zone = useOwnZone()
  const mayEdit = useMay()
  const finish = useFinishTask()
  const { recordId, reference, kind, dueOn, dueAt } = item
  const Icon = deadlineIcons[kind]
  const title = item.title || rightsOf.get(recordId) || t(`today:kind.${kind}`)
  const due = dueAt !== null ? { at: dueAt } : { on: dueOn }
  return (
    <li className={classes.item}>
      <Icon size={14} aria-label={t(`today:kind.${kind}`)} className={classes.kind} />
      <div className={classes.itemText}>
        <span className={classes.itemHead}>
          <Anchor component={Link} to={recordPath(recordId) ?? '/today'} size="sm" c="inherit">
            {title}
          </Anchor>
          <span className={`mono ${classes.reference}`}>{reference}</span>
        </span>
        <Clock face={{ state: 'running', due, zone }} />
      </div>
      {kind === 'task' && mayEdit && (
        <Button
          size="compact-xs"
          h={24}
          variant="default"
          leftSection={<Check size={12} />}
          aria-label={t('today:finish', { what: title })}
          onClick={() => void finish(recordId)}
        >
          {t('today:finishShort')}
        </Button>
      )}
    </li>
  )
}
