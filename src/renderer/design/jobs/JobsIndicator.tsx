import { ActionIcon, Button, Loader, Popover, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import type { JobRecord } from '#shared/contract/job.ts'
import { useEngine } from '../engine-context.ts'
import { faultTitle } from '../feedback/ErrorPanel.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'
import { JobBar } from './JobBar.tsx'
import { useJobWords } from './job-words.ts'
import classes from './jobs.module.css'
import { isRunning, useJobs } from './jobs-context.ts'

/** Running jobs: how far they are, how fast, and the way to stop them; a quiet sign leads to those that ended. */
export function JobsIndicator() {
  const { t } = useWords()
  const { query } = useEngine()
  const reported = useJobs()
  const { data } = useQuery(
    query.job.list.queryOptions({ input: { filter: { state: ['queued', 'running'] } } }),
  )
  const known = new Map<string, JobRecord>([
    ...(data?.items ?? []).map((job) => [job.id, job] as const),
    ...reported,
  ])
  const jobs = [...known.values()].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, 8)
  const running = jobs.filter(isRunning)
  const failed = jobs.filter(({ state }) => state === 'failed')
  if (jobs.length === 0) return null
  const count = running.length > 0 ? running.length : failed.length
  const words = running.length > 0 ? t('design:job.running', { count }) : t('design:job.failed', { count })
  return (
    <Popover width={360} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        {count > 0 ? (
          <Button
            variant="subtle"
            color="gray"
            className={classes.count}
            aria-label={words}
            leftSection={
              running.length > 0 ? (
                <Loader size={12} color="gray" />
              ) : (
                <CircleAlert size={14} className={classes.failed} />
              )
            }
          >
            <span className={classes.words}>{words}</span>
            <span className={classes.number}>{count}</span>
          </Button>
        ) : (
          <ActionIcon aria-label={t('design:job.recent')} title={t('design:job.recent')}>
            <CircleCheck size={16} />
          </ActionIcon>
        )}
      </Popover.Target>
      <Popover.Dropdown>
        <ul className={classes.jobs}>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

function JobLine({ job }: { readonly job: JobRecord }) {
  const { t, code } = useWords()
  const { client } = useEngine()
  const toasts = useToasts()
  const words = useJobWords()
  return (
    <li className={classes.job}>
      <div className={classes.jobHead}>
        <strong>{words.title(job)}</strong>
        {isRunning(job) ? (
          <ActionIcon
            size={22}
            aria-label={t('design:job.cancel', { what: words.title(job) })}
            onClick={() => client.job.cancel({ id: job.id }).catch(toasts.failed)}
          >
            <X size={14} />
          </ActionIcon>
        ) : (
          <Text size="xs" c="dimmed">
            {job.fault === null ? code('jobState', job.state) : faultTitle(job.fault, t)}
          </Text>
        )}
      </div>
      {isRunning(job) && (
        <>
          <JobBar job={job} />
          <Text size="xs" c="dimmed">
            {words.progress(job)}
          </Text>
        </>
      )}
    </li>
  )
}
