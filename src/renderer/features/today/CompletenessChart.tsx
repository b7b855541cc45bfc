import { useNavigate } from '@tanstack/react-router'
import { ChartCard, type ListTarget } from '../../design/chart/ChartCard.tsx'
import { SharePlot } from '../../design/chart/plots.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useWords } from '../../design/words/use-words.ts'
import type { Dashboard } from './dashboard.ts'

const current = ['draft', 'inReview', 'approved'] as const

/** How complete the entries of the record of processing are, in bands of twenty percent. */
export function CompletenessChart({ completeness }: Pick<Dashboard, 'completeness'>) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { average, bands } = completeness
  const drawn = bands.map(({ from, to, count }) => ({
    key: String(to),
    label: t('today:chart.completeness.band', { from, to }),
    count,
  }))
  const hasEntries = drawn.some(({ count }) => count > 0)
  return (
    <ChartCard
      title={t('today:chart.completeness.title')}
      note={hasEntries ? t('today:chart.completeness.average', { average }) : undefined}
      target={{ to: '/processing', search: {} }}
      head={[t('today:chart.completeness.of'), t('today:chart.count')]}
      rows={
        hasEntries
          ? drawn.map(({ key, label, count }) => ({
              key,
              label,
              values: [String(count)],
              target: entriesUpTo(key),
            }))
          : []
      }
      empty={t('today:chart.completeness.empty')}
    >
      <SharePlot
        shares={drawn}
        unit={t('today:chart.count')}
        onOpen={(key) => {
          const { to, search } = entriesUpTo(key)
          void navigate({ to, search: withSearch(search) })
        }}
      />
    </ChartCard>
  )
}

/** The entries up to the end of a band, the fullest first: the list filters from above only. */
function entriesUpTo(to: string): ListTarget {
  const below = to === '100' ? {} : { completenessBelow: Number(to) + 1 }
  return {
    to: '/processing',
    search: {
      filter: { status: current, ...below },
      sort: [{ column: 'completeness', direction: 'desc' }],
    },
  }
}
