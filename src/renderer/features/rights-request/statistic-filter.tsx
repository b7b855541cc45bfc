import { RequestStatistic } from '#shared/contract/request-statistics.ts'
import type { FilterKind } from '../../design/table/column.ts'
import { useWords } from '../../design/words/use-words.ts'

/** What a figure of the statistics counts; it comes with the link of that figure and is taken away as a whole. */
export function statisticFilter(): FilterKind {
  return {
    show: (value) => <Statistic value={value} />,
    input: ({ value }) => <Statistic value={value} />,
  }
}

function Statistic({ value }: { readonly value: unknown }) {
  const { t, code } = useWords()
  const { data } = RequestStatistic.safeParse(value)
  if (data === undefined) return null
  const { is, right, regime, ground } = data
  return [
    t(`request-statistics:statistic.${is}`),
    ...(right === undefined ? [] : [code('right', right)]),
    ...(regime === undefined ? [] : [code('regime', regime)]),
    ...(ground === undefined
      ? []
      : [ground === null ? t('request-statistics:noGround') : code('refusalGround', ground)]),
  ].join(', ')
}
