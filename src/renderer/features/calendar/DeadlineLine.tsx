import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Deadline } from '#shared/contract/calendar.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { deadlineIcons } from '../../design/clock/deadline-icons.ts'
import { recordPath } from '../../design/records/sources.ts'
import { DayText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './calendar.module.css'
import { useDeadlineTitle } from './use-deadline-title.ts'

/** A deadline in the agenda: what it is of, what ends, and what is left where the day alone does not tell. */
export function DeadlineLine({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useWords()
  const titleOf = useDeadlineTitle()
  const { recordId, reference, kind, limit, also, urgency } = deadline
  const Icon = deadlineIcons[kind]
  // What could be done until then can be done no more.
  const coming = urgency === 'overdue' ? [] : also
  return (
    <li className={classes.line}>
      <Icon size={14} aria-label={t(`calendar:kind.${kind}`)} className={classes.icon} />
      <div className={classes.text}>
        <Anchor component={Link} to={recordPath(recordId) ?? '/calendar'} size="sm" c="inherit">
          {titleOf(deadline)}
        </Anchor>
        <span className={classes.limit}>{t(`calendar:limit.${limit}`)}</span>
        {coming.map((other) => (
          <span key={other} className={classes.also}>
            {t(`calendar:also.${other}`)}
          </span>
        ))}
      </div>
      <div className={classes.when}>
        {urgency === 'passed' ? (
          <span className={classes.also}>
            {t('calendar:passedOn')} <DayText day={deadline.dueOn} />
          </span>
        ) : (
          <Remaining deadline={deadline} />
        )}
      </div>
      <span className={`mono ${classes.reference}`}>{reference}</span>
    </li>
  )
}

/** The heading of its day tells what is left of an open day; hours, what is late and what stands still say it themselves. */
function Remaining({ deadline: { state, urgency, dueOn, dueAt, zone } }: { readonly deadline: Deadline }) {
  const due = dueAt === null ? { on: dueOn } : { at: dueAt }
  const tells = dueAt !== null || urgency === 'overdue' || state !== 'running'
  return tells ? <Clock face={{ state, due, zone }} /> : null
}
