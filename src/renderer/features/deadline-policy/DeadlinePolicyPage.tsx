import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { PolicyForm } from './PolicyForm.tsx'

/** What the organisation decides for its clocks: positions where authorities disagree, figures where the law has none. */
export function DeadlinePolicyPage() {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error, refetch } = useQuery({
    ...query.deadlinePolicy.get.queryOptions({ input: {} }),
    staleTime: 0,
  })
  return (
    <Page
      head={
        <PageHead
          title={t('deadline-policy:title')}
          trail={[{ label: t('app:settings.title'), to: '/settings' }]}
        >
          {t('deadline-policy:lead')}
        </PageHead>
      }
    >
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={320} aria-busy="true" />}
      {data !== undefined && <PolicyForm key={JSON.stringify(data.policy)} {...data} usual={data.default} />}
    </Page>
  )
}
