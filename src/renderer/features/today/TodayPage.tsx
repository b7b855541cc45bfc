import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { dayIn } from '#shared/kernel/dates.ts'
import { BackupWarnings } from '../../design/backup/BackupWarnings.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useOpenStore } from '../../design/session-context.ts'
import { longDayText } from '../../design/words/dates.ts'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'
import { Charts } from './Charts.tsx'
import { DigestPanel } from './DigestPanel.tsx'
import { DueLists } from './DueLists.tsx'
import { hasComeNearer } from './due.ts'
import { PastRetention } from './PastRetention.tsx'
import { RunningClocks } from './RunningClocks.tsx'
import { SetUpChecklist } from './SetUpChecklist.tsx'
import { TodaySkeleton } from './TodaySkeleton.tsx'
import classes from './today.module.css'
import { useDigest } from './use-digest.ts'

/** What the day begins with: running clocks, what is due, and numbers that lead to their lists. */
export function TodayPage() {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const { t, language } = useWords()
  const { data, error, refetch } = useQuery(query.dashboard.today.queryOptions({ input: {} }))
  // The warnings stand above everything else: what comes below waits for them.
  const backups = useQuery({ ...query.backup.status.queryOptions({ input: {} }), staleTime: 0 })
  const { digest, isPending: isComparing, dismiss } = useDigest()
  const isWaiting = data === undefined || backups.isPending || isComparing
  const now = useNow()
  const today = dayIn(organisation.timeZone, now)
  const isStale = data !== undefined && (data.today !== today || hasComeNearer(data.due, now))
  useEffect(() => {
    if (isStale) void refetch()
  }, [isStale, refetch])
  const hasRecords = data !== undefined && counted.some((register) => (data.counts[register] ?? 0) > 0)
  // Once clocks run they stand first; until then the way into the store does.
  const isNew = data !== undefined && data.setUp.length > 0 && data.clocks.length === 0
  return (
    <Page
      head={
        <PageHead title={t('today:title')}>
          <time dateTime={today}>{longDayText(today, language)}</time>
        </PageHead>
      }
    >
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {isWaiting && error === null && <TodaySkeleton />}
      {!isWaiting && (
        <div className={classes.page}>
          <BackupWarnings isLinked />
          {digest !== null && <DigestPanel digest={digest} onDismiss={dismiss} />}
          {isNew && <SetUpChecklist steps={data.setUp} />}
          <RunningClocks {...data} />
          <DueLists due={data.due} />
          <PastRetention count={data.requestsPastRetention} />
          {!isNew && data.setUp.length > 0 && <SetUpChecklist steps={data.setUp} />}
          {hasRecords && <Charts dashboard={data} today={today} />}
        </div>
      )}
    </Page>
  )
}

/** Registers that the charts draw; while all are empty there is nothing to draw. */
const counted = ['rightsRequest', 'breach', 'processingActivity', 'field'] as const
