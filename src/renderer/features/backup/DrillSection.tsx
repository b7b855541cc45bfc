import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type BackupFile, type BackupPolicy, DrillResult } from '#shared/contract/backup.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { addDays, dayIn } from '#shared/kernel/dates.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { JobFault } from '../../design/jobs/JobFault.tsx'
import { JobProgress } from '../../design/jobs/JobProgress.tsx'
import type { JobControl } from '../../design/jobs/use-job.ts'
import { useMay, useOpenStore } from '../../design/session-context.ts'
import { DayText, InstantText } from '../../design/words/DateText.tsx'
import { instantText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './backups.module.css'

interface DrillSectionProps {
  readonly backups: readonly BackupFile[]
  readonly drilling: JobControl
  readonly onDrill: () => Promise<void>
}

/** Proves that a backup can be restored: how the last drill ended, when the next is due, and one now. */
export function DrillSection({ backups, drilling: { job, isRunning }, onDrill }: DrillSectionProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const mayDrill = useMay()
  const { data: status } = useQuery({ ...query.backup.status.queryOptions({ input: {} }), staleTime: 0 })
  const { data: policy } = useQuery(query.backup.policy.queryOptions({ input: {} }))
  const past = useQuery({
    ...query.job.list.queryOptions({
      input: {
        filter: { operation: ['backup.drill'], state: ['done', 'failed'] },
        sort: [{ column: 'createdAt', direction: 'desc' }],
        limit: 1,
      },
    }),
    staleTime: 0,
  })
  const last = past.data?.items[0]
  return (
    <section className={classes.section} aria-labelledby="backup-drill">
      <h2 id="backup-drill">{t('backup:drill.title')}</h2>
      <Text size="xs" c="dimmed">
        {t('backup:drill.text')}
      </Text>
      {job !== null && isRunning && <JobProgress job={job} />}
      {!isRunning && last !== undefined && <LastDrill job={last} backups={backups} />}
      <dl className={classes.facts}>
        <dt>{t('backup:drill.last')}</dt>
        <dd>{status?.drilledAt ? <InstantText at={status.drilledAt} /> : t('backup:drill.never')}</dd>
        {backups.length > 0 && (
          <>
            <dt>{t('backup:drill.next')}</dt>
            <dd>{policy && <NextDrill policy={policy} drilledAt={status?.drilledAt ?? null} />}</dd>
          </>
        )}
      </dl>
      {mayDrill && backups.length > 0 && (
        <Button variant="default" disabled={isRunning} onClick={() => void onDrill()}>
          {t('backup:drill.action')}
        </Button>
      )}
      {backups.length === 0 && <Text size="sm">{t('backup:drill.nothing')}</Text>}
    </section>
  )
}

function LastDrill({ job, backups }: { readonly job: JobRecord; readonly backups: readonly BackupFile[] }) {
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  if (job.fault !== null) return <JobFault fault={job.fault} />
  const { data: result } = DrillResult.safeParse(job.result)
  if (result === undefined) return null
  const drilled = backups.find(({ name }) => name === result.name)
  // The backup may have gone since; its file was named after its moment.
  const when = drilled ? instantText(drilled.createdAt, organisation.timeZone, language) : result.name
  return result.agrees ? (
    <Notice meaning="good">
      {t('backup:drill.good', {
        when,
        records: result.records,
        entries: result.auditEntries,
        seconds: Math.max(1, Math.round(result.seconds)),
      })}
    </Notice>
  ) : (
    <Notice meaning="danger">{t('backup:drill.bad', { when })}</Notice>
  )
}

interface NextDrillProps {
  readonly policy: BackupPolicy
  readonly drilledAt: JobRecord['endedAt']
}

/** A store without a drill is measured from the day on which it was made, as the engine does. */
function NextDrill({ policy: { drillAfterDays }, drilledAt }: NextDrillProps) {
  const { t } = useWords()
  const { organisation } = useOpenStore()
  if (drillAfterDays === 0) return t('backup:drill.off')
  const since = dayIn(organisation.timeZone, drilledAt ?? organisation.createdAt)
  return <DayText day={addDays(since, drillAfterDays)} />
}
