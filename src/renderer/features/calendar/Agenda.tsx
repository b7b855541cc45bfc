import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarDays } from 'lucide-react'
import { type Day, daysBetween } from '#shared/kernel/dates.ts'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { operationKey } from '../../design/register/register-api.ts'
import { longDayText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './calendar.module.css'
import type { CalendarSearch } from './calendar-search.ts'
import { DeadlineLine } from './DeadlineLine.tsx'
import { type AgendaGroup, agendaGroups } from './groups.ts'
import { KindFilter } from './KindFilter.tsx'
import { UrgencyFilter } from './UrgencyFilter.tsx'
import { useRenewal } from './use-renewal.ts'

export interface CalendarViewProps {
  readonly shown: CalendarSearch
  readonly show: (change: Partial<CalendarSearch>) => void
  readonly today: Day
}

const pageSize = 100

/** What is overdue, and then every day that has something, as far as the person asks. */
export function Agenda({ shown: { kinds, urgency }, show, today }: CalendarViewProps) {
  const { client } = useEngine()
  const { t } = useWords()
  const result = useInfiniteQuery({
    queryKey: [...operationKey('calendar', 'list', { kinds, urgency }), 'pages'],
    queryFn: ({ pageParam }) => client.calendar.list({ kinds, urgency, limit: pageSize, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const first = result.data?.pages[0]
  const deadlines = result.data?.pages.flatMap(({ items }) => items) ?? []
  useRenewal({ today: first?.today, deadlines }, today, () => void result.refetch())
  if (result.isError) return <ErrorPanel error={result.error} onRetry={() => void result.refetch()} />
  if (first?.total === 0 && kinds.length === 0 && urgency === null)
    return (
      <EmptyState icon={CalendarDays} title={t('calendar:empty.title')} text={t('calendar:empty.text')} />
    )
  const unlisted = (first?.total ?? 0) - deadlines.length
  return (
    <div className={classes.page} aria-busy={result.isPending || undefined}>
      <KindFilter kinds={kinds} onChange={(next) => show({ kinds: next })} counts={first?.counts} />
      <UrgencyFilter
        urgency={urgency}
        onChange={(next) => show({ urgency: next })}
        counts={first?.urgencies}
      />
      {result.isPending && <AgendaSkeleton />}
      {first?.total === 0 && (
        <p className={classes.nothing}>
          {t(urgency === null ? 'calendar:nothingOfKinds' : 'calendar:nothingSoNear')}
        </p>
      )}
      {agendaGroups(deadlines).map((group) => (
        <Group key={group.of} group={group} today={today} />
      ))}
      {result.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={result.isFetchingNextPage}
            onClick={() => void result.fetchNextPage()}
          >
            {t('calendar:showMore', { count: Math.min(unlisted, pageSize) })}
          </Button>
        </div>
      )}
    </div>
  )
}

function Group({ group, today }: { readonly group: AgendaGroup; readonly today: Day }) {
  const { t, language } = useWords()
  const { of, deadlines } = group
  const id = `calendar-${of}`
  const isOver = of === 'overdue' || of === 'passed'
  return (
    <section aria-labelledby={id} className={classes.group} data-over={of === 'overdue' || undefined}>
      <h2 id={id}>
        {isOver ? t(`calendar:${of}`) : <time dateTime={of}>{longDayText(of, language)}</time>}
        {!isOver && <span className={classes.distance}>{distanceOf(daysBetween(today, of), t)}</span>}
      </h2>
      <ul className={classes.lines}>
        {deadlines.map((deadline) => (
          <DeadlineLine key={deadline.uid} deadline={deadline} />
        ))}
      </ul>
    </section>
  )
}

function distanceOf(days: number, t: ReturnType<typeof useWords>['t']): string {
  if (days === 0) return t('design:clock.today')
  return days < 0 ? t('design:clock.overdueDays', { count: -days }) : t('design:clock.days', { count: days })
}

function AgendaSkeleton() {
  return ['12rem', '9rem', '14rem', '10rem', '13rem', '11rem'].map((width) => (
    <div key={width} className={classes.group}>
      <Skeleton height={14} width={width} mb={10} />
      <Skeleton height={12} width="70%" />
    </div>
  ))
}
