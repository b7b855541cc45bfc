import type { Day } from '#shared/kernel/dates.ts'
import { ChartCard, type ListTarget } from '../../design/chart/ChartCard.tsx'
import { RatePlot } from '../../design/chart/plots.tsx'
import { monthText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { aroundMonth, lastMonths, overallRate, ratesByMonth } from './chart-data.ts'
import type { Dashboard } from './dashboard.ts'

interface OnTimeChartProps {
  readonly rows: Dashboard['onTime']
  readonly today: Day
}

/** Of the requests closed in each month, the share that was answered in time. */
export function OnTimeChart({ rows, today }: OnTimeChartProps) {
  const { t, language } = useWords()
  const rates = ratesByMonth(rows, lastMonths(today, 12))
  const overall = overallRate(rates)
  const target = {
    to: '/requests',
    search: { view: 'closed', filter: { clockState: ['closed'] } },
  }
  return (
    <ChartCard
      title={t('today:chart.onTime.title')}
      note={overall === null ? undefined : t('today:chart.onTime.overall', { rate: overall })}
      target={target}
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
              target: closedIn(month),
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

function closedIn(month: string): ListTarget {
  const { after, before } = aroundMonth(month)
  return { to: '/requests', search: { filter: { closedOnAfter: after, closedOnBefore: before } } }
}
