import { ActionIcon, Button, Loader, Popover, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { JobRecord } from '#shared/contract/job.ts'
import { useEngine } from '../engine-context.ts'
import { faultTitle } from '../feedback/ErrorPanel.tsx'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'
import { JobBar } from './JobBar.tsx'
import { JobDialog } from './JobDialog.tsx'
import { useJobWords } from './job-words.ts'
import classes from './jobs.module.css'
import { isCancellable, isRunning, useJobs } from './jobs-context.ts'

/**
 * Running jobs: how far they are, how fast, and the way to stop them; a quiet sign leads to those that ended. Each opens
 * with what it found, or why it stopped.
 */
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
  const [isOpen, setOpen] = useState(false)
  const [shownId, setShownId] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const shown = shownId === null ? undefined : known.get(shownId)
  if (jobs.length === 0) return null
  const count = running.length > 0 ? running.length : failed.length
  const words = running.length > 0 ? t('design:job.running', { count }) : t('design:job.failed', { count })
  return (
    <>
      <Popover width={360} position="bottom-end" trapFocus returnFocus opened={isOpen} onChange={setOpen}>
        <Popover.Target>
          {count > 0 ? (
            <Button
              ref={button}
              variant="subtle"
              color="gray"
              className={classes.count}
              onClick={() => setOpen(!isOpen)}
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
            <ActionIcon
              ref={button}
              aria-label={t('design:job.recent')}
              title={t('design:job.recent')}
              onClick={() => setOpen(!isOpen)}
            >
              <CircleCheck size={16} />
            </ActionIcon>
          )}
        </Popover.Target>
        <Popover.Dropdown>
          <ul className={classes.jobs}>
            {jobs.map((job) => (
              <JobLine
                key={job.id}
                job={job}
                onOpen={() => {
                  setOpen(false)
                  setShownId(job.id)
                }}
              />
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
      {shown !== undefined && (
        <JobDialog
          job={shown}
          onClose={() => {
            setShownId(null)
            // The line that opened it is gone with its list.
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}

interface JobLineProps {
  readonly job: JobRecord
  readonly onOpen: () => void
}

function JobLine({ job, onOpen }: JobLineProps) {
  const { t, code } = useWords()
  const { client } = useEngine()
  const toasts = useToasts()
  const words = useJobWords()
  return (
    <li className={classes.job}>
      <div className={classes.jobHead}>
        <button type="button" className={classes.opener} onClick={onOpen}>
          {words.title(job)}
        </button>
        {isCancellable(job) && (
          <ActionIcon
            size={22}
            aria-label={t('design:job.cancel', { what: words.title(job) })}
            onClick={() => client.job.cancel({ id: job.id }).catch(toasts.failed)}
          >
            <X size={14} />
          </ActionIcon>
        )}
        {!isRunning(job) && (
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
