import { Button, Tooltip } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { RefreshCw, ScanSearch, Stethoscope } from 'lucide-react'
import type { Connection } from '#shared/contract/connection.ts'
import { useEngine } from '../../design/engine-context.ts'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { withSearch } from '../../design/layout/with-search.ts'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import { useRuns } from './use-runs.ts'

const steps = [
  { key: 'test', icon: Stethoscope },
  { key: 'discover', icon: ScanSearch },
  { key: 'sync', icon: RefreshCw },
] as const

/** Test, discover, read people: one at a time. */
export function ConnectionActions({ record }: { readonly record: Connection }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const { running } = useRuns(record.id)
  const start = useStart(record.id)
  if (!mayEdit) return null
  const reason = !record.hasSecret ? t('connection:needsSecret') : running ? t('connection:isRunning') : null
  return (
    <>
      {steps.map(({ key, icon: Icon }) => (
        <Tooltip key={key} label={reason ?? t(`connection:stepHint.${key}`)} multiline maw={280}>
          <Button
            variant={key === nextStep(record) ? 'filled' : 'default'}
            leftSection={<Icon size={14} />}
            {...(reason === null ? {} : { 'data-disabled': true, 'aria-disabled': true })}
            onClick={() => reason === null && void start(key)}
          >
            {t(`connection:step.${key}`)}
          </Button>
        </Tooltip>
      ))}
    </>
  )
}

/** Starts a run and shows how it goes. */
function useStart(id: Connection['id']) {
  const { client } = useEngine()
  const navigate = useNavigate()
  const toasts = useToasts()
  return async (step: 'test' | 'discover' | 'sync') => {
    try {
      await client.connection[step]({ id })
      await navigate({ to: '.', search: withSearch({ tab: 'runs' }), replace: true })
    } catch (error) {
      toasts.failed(error)
    }
  }
}

/** What a person would do next with this connection. */
function nextStep(record: Connection): 'test' | 'discover' | 'sync' | null {
  if (!record.hasSecret) return null
  if (record.status !== 'working') return 'test'
  if (record.lastDiscoveredAt === null) return 'discover'
  return record.lastSyncedAt === null ? 'sync' : null
}
