import { Select, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useEngine } from '../../design/engine-context.ts'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './settings.module.css'

/** The minutes that are offered; the command line takes every number from 1 to 60. */
const offered = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60]

/** After how long the store locks by itself, for everybody who opens it. */
export function IdleLock() {
  const { client, host, query } = useEngine()
  const { t } = useWords()
  const toasts = useToasts()
  const mayChange = useMay(dpoOnly)
  const { data } = useQuery(query.idleLock.get.queryOptions({ input: {} }))
  const change = useMutation({
    mutationFn: (minutes: number) => client.idleLock.change({ minutes }),
    onSuccess: ({ minutes }) => toasts.done(t('app:idleLock.done', { count: minutes })),
  })
  if (data === undefined) return null
  const minutes = [...new Set([...offered, data.minutes])].sort((a, b) => a - b)
  return (
    <>
      {change.error !== null && <ErrorPanel error={change.error} />}
      {mayChange ? (
        <Select
          className={classes.choice}
          aria-label={t('app:idleLock.label')}
          data={minutes.map((count) => ({
            value: String(count),
            label: t('app:idleLock.after', { count }),
          }))}
          value={String(data.minutes)}
          onChange={(value) => value !== null && change.mutate(Number(value))}
          allowDeselect={false}
        />
      ) : (
        <Text size="sm">{t('app:idleLock.after', { count: data.minutes })}</Text>
      )}
      <Text size="xs" c="dimmed">
        {t(host.kind === 'desktop' ? 'app:idleLock.desktop' : 'app:idleLock.browser')}
      </Text>
    </>
  )
}
