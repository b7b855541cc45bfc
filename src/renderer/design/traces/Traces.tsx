import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../engine-context.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { JobProgress } from '../jobs/JobProgress.tsx'
import { isRunning, useJobs } from '../jobs/jobs-context.ts'
import { useJob } from '../jobs/use-job.ts'
import { useMay, useOpenStore } from '../session-context.ts'
import { instantText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import classes from './traces.module.css'

/**
 * Whether something of people who are gone is still in the free parts of the file: how far its removal is, or that it did
 * not come to its end, with the way to begin it again.
 */
export function Traces({ whenGone }: { readonly whenGone?: string }) {
  const { client, query } = useEngine()
  const { t, language } = useWords()
  const { organisation } = useOpenStore()
  const may = useMay()
  const again = useJob()
  const jobs = useJobs()
  const { data } = useQuery({ ...query.person.cleansing.queryOptions({ input: {} }), staleTime: 0 })
  const running = [...jobs.values()].find((job) => job.operation === 'person.cleanse' && isRunning(job))
  if (running !== undefined)
    return (
      <div className={classes.body}>
        <JobProgress job={running} />
        <p className={classes.text}>{t('person:cleanse.working')}</p>
      </div>
    )
  if (data === undefined) return null
  if (data.owedSince === null)
    return whenGone === undefined ? null : <p className={classes.text}>{whenGone}</p>
  return (
    <div className={classes.body}>
      <Notice meaning="attention">
        <strong>{t('person:cleanse.owedTitle')}</strong>
        <div>
          {t('person:cleanse.owedText', {
            when: instantText(data.owedSince, organisation.timeZone, language),
          })}
        </div>
      </Notice>
      {may && (
        <Button variant="default" onClick={() => void again.start(() => client.person.cleanse({}))}>
          {t('person:cleanse.again')}
        </Button>
      )}
    </div>
  )
}
