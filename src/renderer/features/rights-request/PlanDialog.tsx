import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlannedTask, RightsRequest } from '#shared/contract/rights-request.ts'
import type { Day } from '#shared/kernel/dates.ts'
import { useEngine } from '../../design/engine-context.ts'
import { Dialog } from '../../design/feedback/Dialog.tsx'
import { ErrorPanel } from '../../design/feedback/ErrorPanel.tsx'
import { useToasts } from '../../design/feedback/use-toasts.tsx'
import { DayInput } from '../../design/fields/DayInput.tsx'
import layout from '../../design/layout/layout.module.css'
import { useWords } from '../../design/words/use-words.ts'
import { PlannedTasks } from './PlannedTasks.tsx'
import classes from './plan.module.css'

interface PlanDialogProps {
  readonly record: RightsRequest
  readonly onClose: () => void
}

/** The actions that a request calls for, to choose from before they are made. */
export function PlanDialog({ record, onClose }: PlanDialogProps) {
  const { query } = useEngine()
  const { t } = useWords()
  const { data, error } = useQuery({
    ...query.rightsRequest.plan.queryOptions({ input: { id: record.id } }),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Dialog
      onClose={onClose}
      title={t('rights-request:plan.title', { reference: record.reference })}
      size="xl"
    >
      {error !== null && <ErrorPanel error={error} />}
      {data === undefined && error === null && <Skeleton height={160} aria-busy="true" />}
      {data?.tasks.length === 0 && <p className={layout.nothing}>{t('rights-request:plan.nothing')}</p>}
      {data !== undefined && data.tasks.length > 0 && (
        <PlanForm record={record} tasks={data.tasks} days={data} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface PlanFormProps extends PlanDialogProps {
  readonly tasks: readonly PlannedTask[]
  readonly days: { readonly dueOn: Day; readonly chaseOn: Day }
}

function PlanForm({ record, tasks, days, onClose }: PlanFormProps) {
  const { client } = useEngine()
  const { t, language } = useWords()
  const toasts = useToasts()
  const [keys, setKeys] = useState<readonly string[]>(() =>
    tasks.filter(({ isMade, coveredBy }) => !isMade && coveredBy.length === 0).map(({ key }) => key),
  )
  const [dueOn, setDueOn] = useState<Day | null>(days.dueOn)
  const [chaseOn, setChaseOn] = useState<Day | null>(days.chaseOn)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const wanted = { id: record.id, keys: [...keys], language, dueOn, chaseOn }
      const { made } = await client.rightsRequest.makeTasks(wanted)
      toasts.done(t('rights-request:plan.made', { count: made }))
      onClose()
    } catch (refusal) {
      setError(refusal)
      setBusy(false)
    }
  }
  return (
    <form
      className={classes.plan}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      {error !== null && <ErrorPanel error={error} />}
      <p className={classes.lead}>{t('rights-request:plan.lead')}</p>
      <PlannedTasks tasks={tasks} chosen={keys} onChoose={setKeys} />
      <Group gap="md">
        <DayInput
          label={t('rights-request:plan.dueOn')}
          value={dueOn}
          onChange={setDueOn}
          clearable
          w={180}
        />
        <DayInput
          label={t('rights-request:plan.chaseOn')}
          value={chaseOn}
          onChange={setChaseOn}
          clearable
          w={180}
        />
      </Group>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('design:cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={keys.length === 0}>
          {t('rights-request:plan.make', { count: keys.length })}
        </Button>
      </Group>
    </form>
  )
}
