import { Anchor, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Inbox, Siren } from 'lucide-react'
import type { CSSProperties } from 'react'
import { ClockState } from '#shared/contract/clock.ts'
import type { RunningClock } from '#shared/contract/dashboard.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { withSearch } from '../../design/layout/with-search.ts'
import { recordPath } from '../../design/records/sources.ts'
import { useMay } from '../../design/session-context.ts'
import { DayText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import type { Dashboard } from './dashboard.ts'
import { urgentFirst } from './due.ts'
import { targets } from './targets.ts'
import classes from './today.module.css'
import { useRightsText } from './use-rights-text.ts'

/** As many as stand in two rows of a narrow window. */
const shown = 8

/** The running clocks, the most urgent first. */
export function RunningClocks({ clocks, clockCounts }: Pick<Dashboard, 'clocks' | 'clockCounts'>) {
  const { t } = useWords()
  const inOrder = urgentFirst(clocks)
  const hasMore = (kind: RunningClock['kind']) =>
    clockCounts[kind] > inOrder.slice(0, shown).filter((clock) => clock.kind === kind).length
  return (
    <section aria-labelledby="today-clocks">
      <div className={classes.head}>
        <h2 id="today-clocks">{t('today:clocks')}</h2>
        {(['breach', 'request'] as const).map(
          (kind) =>
            hasMore(kind) && (
              <Anchor
                key={kind}
                component={Link}
                to={targets.clocks(kind).to}
                search={withSearch(targets.clocks(kind).search)}
                size="sm"
              >
                {t(`today:all.${kind}`, { count: clockCounts[kind] })}
              </Anchor>
            ),
        )}
      </div>
      {inOrder.length === 0 ? (
        <NoClocks />
      ) : (
        <ul className={classes.clocks} style={columnsFor(Math.min(inOrder.length, shown))}>
          {inOrder.slice(0, shown).map((clock) => (
            <ClockCard key={clock.recordId} clock={clock} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** No card stands alone in the last row: one row in a wide window, two of about the same length in a narrow one. */
function columnsFor(count: number): CSSProperties {
  return {
    ['--columns' as string]: count <= 4 ? 4 : Math.ceil(count / 2),
    ['--wide-columns' as string]: Math.max(4, count),
  }
}

function NoClocks() {
  const { t } = useWords()
  const mayEdit = useMay()
  return (
    <>
      <p className={classes.nothing}>{t('today:noClocks')}</p>
      {mayEdit && (
        <div className={classes.ways}>
          <Button component={Link} to="/requests/new" variant="default" leftSection={<Inbox size={14} />}>
            {t('rights-request:new')}
          </Button>
          <Button component={Link} to="/breaches/new" variant="default" leftSection={<Siren size={14} />}>
            {t('breach:new')}
          </Button>
        </div>
      )}
    </>
  )
}

function ClockCard({ clock }: { readonly clock: RunningClock }) {
  const { t } = useWords()
  const zone = useOwnZone()
  const rightsText = useRightsText()
  const { recordId, reference, kind, title, rights, dueAt, dueOn, cautiousOn } = clock
  const Icon = kind === 'breach' ? Siren : Inbox
  const state = ClockState.parse(clock.state)
  const due = dueAt !== null ? { at: dueAt } : dueOn !== null ? { on: dueOn } : null
  return (
    <li>
      <Link to={recordPath(recordId) ?? '/today'} className={classes.card}>
        <span className={classes.cardHead}>
          <Icon size={14} aria-label={t(`today:kind.${kind}`)} />
          <span className="mono">{reference}</span>
        </span>
        <span className={classes.cardTitle}>{kind === 'breach' ? title : rightsText(rights)}</span>
        <Clock size="large" face={{ state, due, zone }} />
        {due === null && (
          <span className={classes.cardNote}>
            {(kind === 'breach' || state === 'suspended') && cautiousOn !== null ? (
              <>
                {t('today:workTarget')} <DayText day={cautiousOn} />
              </>
            ) : (
              t(kind === 'breach' ? 'today:notAware' : 'today:notStarted')
            )}
          </span>
        )}
      </Link>
    </li>
  )
}
