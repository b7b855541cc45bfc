import { useNavigate } from '@tanstack/react-router'
import { ChartCard } from '../../design/chart/ChartCard.tsx'
import { SharePlot } from '../../design/chart/plots.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import { orderedShares } from './chart-data.ts'
import { targets } from './targets.ts'

interface ShareChartProps {
  /** Its words are `today:chart.<name>`. */
  readonly name: string
  readonly shares: readonly { readonly key: string; readonly count: number }[]
  /** All keys, in the order in which they are drawn. */
  readonly keys: readonly string[]
  /** The words of a key are `<words>.<key>`. */
  readonly words: string
  readonly list: string
  /** The list's filter that a bar stands for. */
  readonly filter: string
}

/** How many records stand in each state. */
export function ShareChart({ name, shares, keys, words, list, filter }: ShareChartProps) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const drawn = orderedShares(shares, keys).map(({ key, count }) => ({
    key,
    count,
    label: t(`${words}.${key}`),
  }))
  const targetOf = (key: string) => targets.inState(list, filter, key)
  const total = drawn.reduce((sum, { count }) => sum + count, 0)
  return (
    <ChartCard
      title={t(`today:chart.${name}.title`)}
      note={numberText(total, language)}
      target={{ to: list, search: {} }}
      head={[t(`today:chart.${name}.of`), t('today:chart.count')]}
      rows={drawn.map(({ key, label, count }) => ({
        key,
        label,
        values: [numberText(count, language)],
        target: targetOf(key),
      }))}
      empty={t(`today:chart.${name}.empty`)}
    >
      <SharePlot
        shares={drawn}
        unit={t('today:chart.count')}
        onOpen={(key) => {
          const { to, search } = targetOf(key)
          void navigate({ to, search: withSearch(search) })
        }}
      />
    </ChartCard>
  )
}
