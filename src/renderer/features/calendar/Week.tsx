import { ActionIcon, Anchor, Button, Tooltip } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { addDays } from '#shared/kernel/dates.ts'
import { pageLimit } from '#shared/kernel/list.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useShortcuts } from '../../design/shortcuts/use-shortcuts.ts'
import { dayText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { CalendarViewProps } from './Agenda.tsx'
import classes from './calendar.module.css'
import { KindFilter } from './KindFilter.tsx'
import { useRenewal } from './use-renewal.ts'
import { WeekDay } from './WeekDay.tsx'
import { weekNumber, weekOf } from './week.ts'

/** Seven days side by side; the arrows and T move through the weeks. */
export function Week({ shown, show, today }: CalendarViewProps) {
  const { query } = useEngine()
  const { t, language } = useWords()
  const days = weekOf(shown.day ?? today)
  const [from = today] = days
  const until = addDays(from, 6)
  const { data, error, refetch, isPending } = useQuery({
    ...query.calendar.list.queryOptions({ input: { from, until, kinds: shown.kinds, limit: pageLimit } }),
    placeholderData: keepPreviousData,
  })
  useRenewal({ today: data?.today, deadlines: data?.items ?? [] }, today, () => void refetch())
  const move = (weeks: number) => {
    const day = addDays(from, 7 * weeks)
    show({ day: weekOf(today)[0] === day ? null : day })
  }
  const previous = () => move(-1)
  const next = () => move(1)
  const present = () => show({ day: null })
  useShortcuts({ arrowleft: previous, arrowright: next, t: present })
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  const unlisted = (data?.total ?? 0) - (data?.items.length ?? 0)
  return (
    <div className={classes.page} aria-busy={isPending || undefined}>
      <div className={classes.bar}>
        <div className={classes.moves}>
          <Tooltip label={`${t('calendar:previousWeek')} (←)`}>
            <ActionIcon variant="default" aria-label={t('calendar:previousWeek')} onClick={previous}>
              <ChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Button size="xs" variant="default" disabled={days.includes(today)} onClick={present}>
            {t('calendar:thisWeek')}
          </Button>
          <Tooltip label={`${t('calendar:nextWeek')} (→)`}>
            <ActionIcon variant="default" aria-label={t('calendar:nextWeek')} onClick={next}>
              <ChevronRight size={16} />
            </ActionIcon>
          </Tooltip>
          <h2 className={classes.weekName} aria-live="polite">
            {t('calendar:week', { number: weekNumber(from) })}
            <span className={classes.distance}>
              {dayText(from, language)} – {dayText(until, language)}
            </span>
          </h2>
        </div>
        <KindFilter kinds={shown.kinds} onChange={(kinds) => show({ kinds })} counts={data?.counts} />
      </div>
      <ol className={classes.week}>
        {days.map((day) => (
          <WeekDay
            key={day}
            day={day}
            isToday={day === today}
            deadlines={data?.items.filter(({ dueOn }) => dueOn === day) ?? []}
          />
        ))}
      </ol>
      {data?.total === 0 && <p className={classes.nothing}>{t('calendar:nothingThisWeek')}</p>}
      {unlisted > 0 && (
        <Anchor component={Link} to="/calendar" size="sm">
          {t('calendar:unlisted', { count: unlisted })}
        </Anchor>
      )}
    </div>
  )
}
