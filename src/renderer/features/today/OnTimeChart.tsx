import type { Day } from '#shared/kernel/dates.ts'
import { ChartCard } from '../../design/chart/ChartCard.tsx'
import { RatePlot } from '../../design/chart/plots.tsx'
import { monthText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { lastMonths, overallRate, ratesByMonth } from './chart-data.ts'
import type { Dashboard } from './dashboard.ts'
import { targets } from './targets.ts'

interface OnTimeChartProps {
  readonly rows: Dashboard['onTime']
  readonly medianDays: Dashboard['medianDays']
  readonly today: Day
}

/** Of the requests closed in each month, the share that was answered in time. */
export function OnTimeChart({ rows, medianDays, today }: OnTimeChartProps) {
  const { t, language } = useWords()
  const rates = ratesByMonth(rows, lastMonths(today, 12))
  const overall = overallRate(rates)
  const notes = [
    ...(overall === null ? [] : [t('today:chart.onTime.overall', { rate: overall })]),
    ...(medianDays === null ? [] : [t('today:chart.onTime.median', { count: medianDays })]),
  ]
  return (
    <ChartCard
      title={t('today:chart.onTime.title')}
      note={notes.join(' · ')}
      target={targets.closedInYear(today)}
      head={[
        t('today:chart.month'),
        t('today:chart.onTime.closed'),
        t('today:chart.onTime.inTime'),
        t('today:chart.onTime.rate'),
      ]}
      rows={
        overall === null
          ? []
          : rates.map(({ month, closed, onTime, rate }) => ({
              key: month,
              label: monthText(month, language),
              values: [String(closed), String(onTime), rate === null ? '–' : `${rate} %`],
              target: targets.closedIn(month),
              targets: [targets.closedIn(month), targets.closedIn(month, true), null],
            }))
      }
      empty={t('today:chart.onTime.empty')}
    >
      <RatePlot
        name={t('today:chart.onTime.rate')}
        points={rates.map(({ month, rate }) => ({ key: month, label: monthText(month, language), rate }))}
      />
    </ChartCard>
  )
}
