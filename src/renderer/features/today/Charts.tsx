import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { BreachSeverity } from '#shared/contract/breach-assessment.ts'
import { RightsRequestState } from '#shared/contract/codes.ts'
import { FieldDecision } from '#shared/contract/inventory.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { ChartFills } from '../../design/chart/fills.tsx'
import { statisticsPath } from '../../design/layout/statistics-path.ts'
import { useWords } from '../../design/words/use-words.ts'
import { CompletenessChart } from './CompletenessChart.tsx'
import type { Dashboard } from './dashboard.ts'
import { OnTimeChart } from './OnTimeChart.tsx'
import { RequestMonthsChart } from './RequestMonthsChart.tsx'
import { ShareChart } from './ShareChart.tsx'
import classes from './today.module.css'

interface ChartsProps {
  readonly dashboard: Dashboard
  readonly today: Day
}

/** Small charts of the same height; each leads to the list behind it. */
export function Charts({ dashboard, today }: ChartsProps) {
  const { t } = useWords()
  return (
    <section aria-labelledby="today-numbers">
      <div className={classes.head}>
        <h2 id="today-numbers">{t('today:numbers')}</h2>
        <Anchor component={Link} to={statisticsPath} size="sm">
          {t('today:statistics')}
        </Anchor>
      </div>
      <ChartFills />
      <div className={classes.charts}>
        <RequestMonthsChart rows={dashboard.requestsByMonth} today={today} />
        <OnTimeChart rows={dashboard.onTime} medianDays={dashboard.medianDays} today={today} />
        <ShareChart
          name="requestsByStatus"
          shares={dashboard.requestsByStatus}
          keys={RightsRequestState.options}
          words="codes:rightsRequestState"
          list="/requests"
          filter="status"
        />
        <ShareChart
          name="breachesBySeverity"
          shares={dashboard.breachesBySeverity}
          keys={BreachSeverity.options}
          words="enisa:severity"
          list="/breaches"
          filter="severity"
        />
        <CompletenessChart completeness={dashboard.completeness} />
        <ShareChart
          name="fieldsByDecision"
          shares={dashboard.fieldsByDecision}
          keys={FieldDecision.options}
          words="field:decision"
          list="/inventory"
          filter="decision"
        />
      </div>
    </section>
  )
}
