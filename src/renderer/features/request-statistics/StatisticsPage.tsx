import { Select, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayIn } from '#shared/kernel/dates.ts'
import { ExportButton } from '../../design/document/ExportButton.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { DayInput } from '../../design/fields/DayInput.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import { type Period, periodOf, presets } from './periods.ts'
import { StatisticsView } from './StatisticsView.tsx'
import classes from './statistics.module.css'

/** How requests were answered in a period, each figure with the list behind it. */
export function StatisticsPage() {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const { t } = useWords()
  const today = dayIn(organisation.timeZone, useNow())
  const [own, setOwn] = useState<Period | null>(null)
  const [preset, setPreset] = useState<(typeof presets)[number]>('thisYear')
  const period = own ?? periodOf(preset, today)
  const isOrdered = period.from <= period.to
  const { data, error, refetch } = useQuery({
    ...query.requestStatistics.get.queryOptions({ input: period }),
    enabled: isOrdered,
    staleTime: 0,
  })
  return (
    <Page
      head={
        <PageHead
          title={t('request-statistics:title')}
          trail={[{ label: t('rights-request:title'), to: '/requests' }]}
          actions={
            isOrdered && <ExportButton kind="rights-request-statistics" recordId={null} period={period} />
          }
        >
          {t('request-statistics:lead')}
        </PageHead>
      }
    >
      <div className={classes.page}>
        <div className={classes.choice}>
          <Select
            label={t('request-statistics:choose')}
            data={[...presets, 'own'].map((value) => ({
              value,
              label: t(`request-statistics:preset.${value}`),
            }))}
            value={own === null ? preset : 'own'}
            onChange={(value) => {
              const chosen = presets.find((one) => one === value)
              setOwn(chosen === undefined ? period : null)
              if (chosen !== undefined) setPreset(chosen)
            }}
            allowDeselect={false}
          />
          {(['from', 'to'] as const).map((end) => (
            <DayInput
              key={end}
              label={t(`request-statistics:${end}`)}
              value={period[end]}
              onChange={(day) => day !== null && setOwn({ ...period, [end]: day })}
              error={end === 'to' && !isOrdered && t('request-statistics:wrongOrder')}
            />
          ))}
        </div>
        {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && isOrdered && <Skeleton height={320} aria-busy="true" />}
        {data !== undefined && isOrdered && <StatisticsView told={data} />}
      </div>
    </Page>
  )
}
