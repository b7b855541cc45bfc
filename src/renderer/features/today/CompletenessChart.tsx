import { useNavigate } from '@tanstack/react-router'
import { ChartCard } from '../../design/chart/ChartCard.tsx'
import { SharePlot } from '../../design/chart/plots.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Dashboard } from './dashboard.ts'
import { targets } from './targets.ts'

/** How complete the entries of the record of processing are, in bands of twenty percent. */
export function CompletenessChart({ completeness }: Pick<Dashboard, 'completeness'>) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { average, bands } = completeness
  const drawn = bands.map(({ from, to, count }) => ({
    key: String(to),
    label: t('today:chart.completeness.band', { from, to }),
    count,
    target: targets.completeness({ from, to }),
  }))
  const hasEntries = drawn.some(({ count }) => count > 0)
  return (
    <ChartCard
      title={t('today:chart.completeness.title')}
      note={hasEntries ? t('today:chart.completeness.average', { average }) : undefined}
      target={targets.completeness({ from: 0, to: 100 })}
      head={[t('today:chart.completeness.of'), t('today:chart.count')]}
      rows={
        hasEntries
          ? drawn.map(({ key, label, count, target }) => ({
              key,
              label,
              values: [String(count)],
              target,
            }))
          : []
      }
      empty={t('today:chart.completeness.empty')}
    >
      <SharePlot
        shares={drawn}
        unit={t('today:chart.count')}
        onOpen={(key) => {
          const target = drawn.find((band) => band.key === key)?.target
          if (target) void navigate({ to: target.to, search: withSearch(target.search) })
        }}
      />
    </ChartCard>
  )
}
