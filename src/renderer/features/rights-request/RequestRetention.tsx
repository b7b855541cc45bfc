import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { keptUntil } from '#shared/contract/request-retention.ts'
import type { RightsRequest } from '#shared/contract/rights-request.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { useOwnZone } from '../../design/clock/use-clock-words.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import layout from '../../design/layout/layout.module.css'
import { retentionPath } from '../../design/layout/retention-path.ts'
import { dayText } from '../../design/words/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'

/** Until when the file of a closed request is kept whole, or since when it is not; an open one has no such date. */
export function RequestRetention({ record }: { readonly record: RightsRequest }) {
  const { query } = useEngine()
  const { t, language } = useWords()
  const today = dayIn(useOwnZone(), useNow())
  const { data } = useQuery(query.requestRetention.policy.queryOptions({ input: {} }))
  if (record.blankedOn !== null)
    return (
      <Notice meaning="information">
        {t('rights-request:retention.blanked', { day: dayText(record.blankedOn, language) })}
        {record.closedOn === null && ` ${t('rights-request:retention.openAgain')}`}
      </Notice>
    )
  const months = data?.current.monthsAfterClosing
  const until = months === undefined ? null : keptUntil(record.closedOn, months)
  if (until === null) return null
  return (
    <section className={layout.railBlock}>
      <h2>{t('rights-request:retention.title')}</h2>
      <div>{t('rights-request:retention.keptUntil', { day: dayText(until, language) })}</div>
      <div>
        {until < today
          ? t('rights-request:retention.past')
          : t('rights-request:retention.months', { count: months })}
      </div>
      {until < today && (
        <Anchor component={Link} to={retentionPath} size="sm">
          {t('rights-request:retention.blank')}
        </Anchor>
      )}
    </section>
  )
}
