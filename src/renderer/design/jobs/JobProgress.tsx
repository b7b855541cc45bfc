import { Button } from '@mantine/core'
import { X } from 'lucide-react'
import type { JobRecord } from '#shared/contract/job.ts'
import { useEngine } from '../engine-context.ts'
import { useToasts } from '../feedback/use-toasts.tsx'
import { useWords } from '../words/use-words.ts'
import { JobBar } from './JobBar.tsx'
import { useJobWords } from './job-words.ts'
import classes from './jobs.module.css'
import { isCancellable } from './jobs-context.ts'

/** A running job in its place: what it does, how far it is, how fast, how long it will take; the way to stop it, if any. */
export function JobProgress({ job }: { readonly job: JobRecord }) {
  const { t } = useWords()
  const { client } = useEngine()
  const toasts = useToasts()
  const words = useJobWords()
  return (
    <section className={classes.progress} aria-label={words.title(job)}>
      <div className={classes.jobHead}>
        <strong>{words.title(job)}</strong>
        {isCancellable(job) && (
          <Button
            variant="default"
            leftSection={<X size={14} />}
            onClick={() => void client.job.cancel({ id: job.id }).catch(toasts.failed)}
          >
            {t('design:cancel')}
          </Button>
        )}
      </div>
      <JobBar job={job} />
      <span className={classes.progressText}>{words.progress(job)}</span>
    </section>
  )
}
