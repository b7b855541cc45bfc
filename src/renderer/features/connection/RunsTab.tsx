import { Skeleton } from '@mantine/core'
import type { Connection } from '#shared/contract/connection.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { ErrorPanel, faultTitle } from '../../design/feedback/ErrorPanel.tsx'
import { JobProgress } from '../../design/jobs/JobProgress.tsx'
import { JobState } from '../../design/jobs/JobState.tsx'
import { isRunning } from '../../design/jobs/jobs-context.ts'
import layout from '../../design/layout/layout.module.css'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './connection.module.css'
import { RunOutcome } from './RunOutcome.tsx'
import { useRuns } from './use-runs.ts'

/** What runs on this connection now, and what each earlier run left behind. */
export function RunsTab({ record }: { readonly record: Connection }) {
  const { t } = useWords()
  const { runs, isLoading, error } = useRuns(record.id)
  if (error !== null) return <ErrorPanel error={error} />
  if (isLoading) return <Skeleton height={160} />
  if (runs.length === 0) return <p className={layout.nothing}>{t('connection:noRuns')}</p>
  return (
    <ol className={classes.runs}>
      {runs.map((run, index) => (
        <li key={run.id}>
          {isRunning(run) ? (
            <JobProgress job={run} />
          ) : (
            <EndedRun record={record} run={run} open={index === 0} />
          )}
        </li>
      ))}
    </ol>
  )
}

interface EndedRunProps {
  readonly record: Connection
  readonly run: JobRecord
  readonly open: boolean
}

/** One run: a line that opens its result, or says at once why it stopped. The newest stands open. */
function EndedRun({ record, run, open }: EndedRunProps) {
  const { t } = useWords()
  return (
    <details className={classes.run} open={open}>
      <summary className={classes.runHead}>
        <strong>{t(`connection:run.${run.operation.replace('connection.', '')}`)}</strong>
        <JobState state={run.state} />
        {run.fault !== null && <span className={classes.runReason}>{faultTitle(run.fault, t)}</span>}
        <span className={classes.runTime}>
          <InstantText at={run.endedAt ?? run.createdAt} />
        </span>
      </summary>
      <div className={classes.runBody}>
        <RunOutcome record={record} run={run} />
      </div>
    </details>
  )
}
