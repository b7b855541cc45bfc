import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { Traces } from '../../design/traces/Traces.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { ExpiredFiles } from './ExpiredFiles.tsx'
import { RetentionPolicy } from './RetentionPolicy.tsx'
import classes from './retention.module.css'

/** How long files of requests are kept, and those whose time is over. */
export function RetentionPage() {
  const { query } = useEngine()
  const { t } = useWords()
  const preview = useQuery({ ...query.requestRetention.preview.queryOptions({ input: {} }), staleTime: 0 })
  const policy = useQuery({ ...query.requestRetention.policy.queryOptions({ input: {} }), staleTime: 0 })
  const error = preview.error ?? policy.error
  return (
    <Page
      head={
        <PageHead
          title={t('request-retention:title')}
          trail={[{ label: t('rights-request:title'), to: '/requests' }]}
        >
          {t('request-retention:lead')}
        </PageHead>
      }
    >
      {error !== null && <ErrorPanel error={error} onRetry={() => void preview.refetch()} />}
      {error === null && (preview.data === undefined || policy.data === undefined) && (
        <Skeleton height={320} aria-busy="true" />
      )}
      {preview.data !== undefined && policy.data !== undefined && (
        <div className={classes.page}>
          <Traces />
          <section className={classes.section} aria-labelledby="retention-past">
            <h2 id="retention-past">{t('request-retention:past')}</h2>
            <ExpiredFiles {...preview.data} />
            <Anchor
              component={Link}
              to="/requests"
              search={withSearch({ filter: { isBlanked: true } })}
              size="sm"
            >
              {t('request-retention:showBlanked')}
            </Anchor>
          </section>
          <RetentionPolicy key={policy.data.current.monthsAfterClosing} {...policy.data} />
        </div>
      )}
    </Page>
  )
}
