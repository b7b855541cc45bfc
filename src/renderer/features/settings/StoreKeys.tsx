import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { JobProgress } from '../../design/jobs/JobProgress.tsx'
import { useJob } from '../../design/jobs/use-job.ts'
import { Confirmed } from '../../design/keys/Confirmed.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'

/** The keys that everything in the store is under: how often they were changed, whether they should be, and the change. */
export function StoreKeys() {
  const { client, query } = useEngine()
  const { t } = useWords()
  const mayChange = useMay(dpoOnly)
  const { data: status } = useQuery({ ...query.key.status.queryOptions({ input: {} }), staleTime: 0 })
  const { job, isRunning, start } = useJob()
  const [isAsking, setAsking] = useState(false)
  if (!status) return null
  const changes = status.epoch - 1
  const isDue = status.rotationDue && job?.state !== 'done'
  return (
    <>
      <h2>{t('key:rotation.title')}</h2>
      {status.rotationBegun && !isRunning && <Notice meaning="attention">{t('key:rotation.begun')}</Notice>}
      {isDue && !status.rotationBegun && <Notice meaning="attention">{t('key:rotation.due')}</Notice>}
      {job?.state === 'done' && <Notice meaning="good">{t('key:rotation.done')}</Notice>}
      {job?.state === 'failed' && <Notice meaning="danger">{t('key:rotation.failed')}</Notice>}
      <Text size="sm">
        {changes === 0 ? t('key:rotation.never') : t('key:rotation.times', { count: changes })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('key:rotation.text')}
      </Text>
      {job !== null && isRunning && <JobProgress job={job} />}
      {mayChange && !isRunning && (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('key:rotation.action')}
        </Button>
      )}
      {isAsking && (
        <Confirmed
          title={t('key:rotation.title')}
          action={t('key:rotation.action')}
          run={async (confirmation) => {
            const started = await client.key.rotate(confirmation)
            setAsking(false)
            await start(async () => started)
          }}
          onClose={() => setAsking(false)}
        >
          <Text size="sm">{t('key:rotation.text')}</Text>
        </Confirmed>
      )}
    </>
  )
}
