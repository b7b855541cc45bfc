import { Link } from '@tanstack/react-router'
import { CirclePause, OctagonAlert } from 'lucide-react'
import type { Deadline } from '#shared/contract/calendar.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { deadlineIcons } from '../../design/clock/deadline-icons.ts'
import { recordPath } from '../../design/records/sources.ts'
import { timeText, weekdayText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './calendar.module.css'
import { useDeadlineTitle } from './use-deadline-title.ts'

interface WeekDayProps {
  readonly day: Day
  readonly isToday: boolean
  readonly deadlines: readonly Deadline[]
}

/** One column of the week. */
export function WeekDay({ day, isToday, deadlines }: WeekDayProps) {
  const { language } = useWords()
  return (
    <li className={classes.day} aria-current={isToday ? 'date' : undefined}>
      <time dateTime={day} className={classes.dayName}>
        <span>{weekdayText(day, language)}</span>
        <span className={classes.dayNumber}>{Number(day.slice(8))}</span>
      </time>
      <ul className={classes.cards}>
        {deadlines.map((deadline) => (
          <DeadlineCard key={deadline.uid} deadline={deadline} />
        ))}
      </ul>
    </li>
  )
}

function DeadlineCard({ deadline }: { readonly deadline: Deadline }) {
  const { t, language } = useWords()
  const titleOf = useDeadlineTitle()
  const { recordId, reference, kind, limit, urgency, state, dueAt, zone } = deadline
  const Icon = deadlineIcons[kind]
  return (
    <li>
      <Link to={recordPath(recordId) ?? '/calendar'} className={classes.card} data-urgency={urgency}>
        <span className={classes.cardHead}>
          <Icon size={13} aria-label={t(`calendar:kind.${kind}`)} />
          {urgency === 'overdue' && (
            <OctagonAlert size={13} aria-label={t('calendar:overdue')} className={classes.late} />
          )}
          {state === 'suspended' && <CirclePause size={13} aria-label={t('design:clock.state.suspended')} />}
          <span className="mono">{reference}</span>
        </span>
        {dueAt !== null && <time dateTime={dueAt}>{timeText(dueAt, zone, language)}</time>}
        <span>{titleOf(deadline)}</span>
        <span className={classes.limit}>{t(`calendar:limit.${limit}`)}</span>
      </Link>
    </li>
  )
}
