import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { DatabaseBackup, Plus } from 'lucide-react'
import { BackupWarnings } from '../../design/backup/BackupWarnings.tsx'
import { useEngine } from '../../design/engine-context.ts'
import { EmptyState } from '../../design/feedback/EmptyState.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { JobFault } from '../../design/jobs/JobFault.tsx'
import { JobProgress } from '../../design/jobs/JobProgress.tsx'
import { type JobControl, useJob } from '../../design/jobs/use-job.ts'
import { Page } from '../../design/layout/Page.tsx'
import { PageHead } from '../../design/layout/PageHead.tsx'
import { useMay } from '../../design/session-context.ts'
import { bytesText } from '../../design/words/bytes.ts'
import { useWords } from '../../design/words/use-words.ts'
import { BackupTable } from './BackupTable.tsx'
import classes from './backups.module.css'
import { DrillSection } from './DrillSection.tsx'
import { KeptAside } from './KeptAside.tsx'
import { madeBackup } from './made-backup.ts'
import { PolicySection } from './PolicySection.tsx'

/** The backups of the store: which there are, how long each stays, whether they can be restored, and the way back. */
export function BackupsPage() {
  const { client, query } = useEngine()
  const { t } = useWords()
  const mayMake = useMay()
  const backups = useQuery({ ...query.backup.list.queryOptions({ input: {} }), staleTime: 0 })
  const making = useJob()
  const drilling = useJob()
  const drill = (name: string | null) => drilling.start(() => client.backup.drill({ name }))
  const make = mayMake && (
    <Button
      leftSection={<Plus size={14} />}
      disabled={making.isRunning}
      onClick={() => void making.start(() => client.backup.create({ to: null }))}
    >
      {t('backup:make')}
    </Button>
  )
  const { items = [], damaged = [] } = backups.data ?? {}
  return (
    <Page
      head={
        <PageHead
          title={t('backup:title')}
          trail={[{ label: t('app:settings.title'), to: '/settings' }]}
          actions={items.length > 0 && make}
        >
          {t('backup:lead')}
        </PageHead>
      }
    >
      <div className={classes.page}>
        <BackupWarnings />
        <Making job={making} />
        {backups.error !== null && (
          <ErrorPanel error={backups.error} onRetry={() => void backups.refetch()} />
        )}
        {backups.isPending && <Skeleton height={160} />}
        {damaged.length > 0 && (
          <Notice meaning="attention">
            {t('backup:damaged', { count: damaged.length, names: damaged.join(', ') })}
          </Notice>
        )}
        {items.length > 0 && <BackupTable backups={items} onDrill={drill} />}
        {backups.data !== undefined && items.length === 0 && (
          <EmptyState icon={DatabaseBackup} title={t('backup:empty.title')} text={t('backup:empty.text')}>
            {make}
          </EmptyState>
        )}
        <DrillSection backups={items} drilling={drilling} onDrill={() => drill(null)} />
        <KeptAside />
        <PolicySection />
      </div>
    </Page>
  )
}

/** The backup that is being made here, and how it ended. */
function Making({ job: { job, isRunning } }: { readonly job: JobControl }) {
  const { t, language } = useWords()
  if (job === null) return null
  if (isRunning) return <JobProgress job={job} />
  if (job.fault !== null) return <JobFault fault={job.fault} />
  const made = madeBackup(job)
  if (made === null) return null
  return (
    <Notice meaning={made.secondFault === null ? 'good' : 'attention'}>
      {t('backup:made', { size: bytesText(made.bytes, language) })}
      {made.secondFault !== null &&
        ` ${t('backup:secondFailed')}${t('design:colon')}${t(`faults:${made.secondFault}.title`, { defaultValue: made.secondFault })}.`}
    </Notice>
  )
}
