import { useNavigate } from '@tanstack/react-router'
import { RightsRequestState } from '#shared/contract/codes.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { ChartCard } from '../../design/chart/ChartCard.tsx'
import { Legend } from '../../design/chart/Legend.tsx'
import { StackPlot } from '../../design/chart/plots.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { monthText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { countsByMonth, lastMonths, seriesOf } from './chart-data.ts'
import type { Dashboard } from './dashboard.ts'
import { targets } from './targets.ts'

const states: readonly string[] = RightsRequestState.options

interface RequestMonthsChartProps {
  readonly rows: Dashboard['requestsByMonth']
  readonly today: Day
}

/** Requests by the month of their receipt and by status. */
export function RequestMonthsChart({ rows, today }: RequestMonthsChartProps) {
  const { t, code, language } = useWords()
  const navigate = useNavigate()
  const columns = countsByMonth(rows, lastMonths(today, 12))
  const series = seriesOf(columns, states).map((key) => ({
    key,
    label: code('rightsRequestState', key),
    // The same status has the same fill whatever else is drawn.
    fill: states.indexOf(key),
  }))
  const isEmpty = columns.every(({ total }) => total === 0)
  return (
    <ChartCard
      title={t('today:chart.requestMonths.title')}
      target={{ to: '/requests', search: {} }}
      head={[t('today:chart.month'), ...series.map(({ label }) => label), t('today:chart.total')]}
      rows={
        isEmpty
          ? []
          : columns.map(({ month, counts, total }) => ({
              key: month,
              label: monthText(month, language),
              values: [...series.map(({ key }) => String(counts[key] ?? 0)), String(total)],
              target: targets.receivedIn(month),
              targets: [
                ...series.map(({ key }) => targets.receivedIn(month, key)),
                targets.receivedIn(month),
              ],
            }))
      }
      legend={
        <Legend
          entries={series.map((entry) => ({
            ...entry,
            target: targets.inState('/requests', 'status', entry.key),
          }))}
        />
      }
      empty={t('today:chart.requestMonths.empty')}
    >
      <StackPlot
        columns={columns.map(({ month, counts }) => ({
          key: month,
          label: monthText(month, language),
          counts,
        }))}
        series={series}
        onOpen={(month, status) => {
          const { to, search } = targets.receivedIn(month, status)
          void navigate({ to, search: withSearch(search) })
        }}
      />
    </ChartCard>
  )
}
