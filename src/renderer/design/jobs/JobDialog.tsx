import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { JobRecord } from '#shared/contract/job.ts'
import { Dialog } from '../feedback/Dialog.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { NumberLabel } from '../fields/number.tsx'
import { RecordLink } from '../records/RecordLink.tsx'
import { recordPath } from '../records/sources.ts'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { JobFault } from './JobFault.tsx'
import { JobProgress } from './JobProgress.tsx'
import { JobState } from './JobState.tsx'
import { outcomeOf } from './job-result.ts'
import { useJobWords } from './job-words.ts'
import classes from './jobs.module.css'
import { isRunning } from './jobs-context.ts'

interface JobDialogProps {
  readonly job: JobRecord
  readonly onClose: () => void
}

/** A job: how it stands, what it found or made, or why it stopped; and the way to the record it worked on. */
export function JobDialog({ job, onClose }: JobDialogProps) {
  const { t } = useWords()
  const words = useJobWords()
  const { recordId } = outcomeOf(job)
  const path = recordId === null ? null : recordPath(recordId)
  return (
    <Dialog onClose={onClose} title={words.title(job)}>
      {isRunning(job) ? <JobProgress job={job} /> : <JobFacts job={job} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('design:close')}
        </Button>
        {path !== null && (
          <Button component={Link} to={path} onClick={onClose}>
            {t('design:job.openRecord')}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

function JobFacts({ job }: { readonly job: JobRecord }) {
  const { t, say } = useWords()
  const { recordId, figures, account, fileName, notes } = outcomeOf(job)
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('design:job.state')}</dt>
        <dd>
          <JobState state={job.state} />
        </dd>
        {recordId !== null && (
          <>
            <dt>{t('design:job.record')}</dt>
            <dd>
              <RecordLink id={recordId} />
            </dd>
          </>
        )}
        <dt>{t('design:job.startedAt')}</dt>
        <dd>
          <InstantText at={job.startedAt ?? job.createdAt} />
        </dd>
        {job.endedAt !== null && (
          <>
            <dt>{t('design:job.endedAt')}</dt>
            <dd>
              <InstantText at={job.endedAt} />
            </dd>
          </>
        )}
        {figures.map(({ name, value }) => (
          <div key={name} className={classes.figure}>
            <dt>{t(`connection:result.${name}`)}</dt>
            <dd>
              <NumberLabel value={value} />
            </dd>
          </div>
        ))}
        {fileName !== null && (
          <>
            <dt>{t('documents:field.fileName')}</dt>
            <dd>{fileName}</dd>
          </>
        )}
      </dl>
      {account !== null && <p>{t('connection:result.account', { account })}</p>}
      {notes.length > 0 && (
        <Notice meaning="attention">
          <ul className={classes.notes}>
            {notes.map((note) => (
              <li key={JSON.stringify(note)}>{say(note)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {job.fault !== null && <JobFault fault={job.fault} />}
    </>
  )
}
