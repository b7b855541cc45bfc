import { Checkbox } from '@mantine/core'
import type { PlannedTask } from '#shared/contract/rights-request.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './plan.module.css'

interface PlannedTasksProps {
  readonly tasks: readonly PlannedTask[]
  readonly chosen: readonly string[]
  readonly onChoose: (keys: readonly string[]) => void
}

/** What is to be done in each place, by kind of place; what was made already cannot be chosen again. */
export function PlannedTasks({ tasks, chosen, onChoose }: PlannedTasksProps) {
  const { t } = useWords()
  return (['system', 'processor', 'recipient'] as const).map((via) => {
    const ofKind = tasks.filter((task) => task.via === via)
    if (ofKind.length === 0) return null
    return (
      <fieldset key={via} className={classes.places}>
        <legend>{t(`rights-request:plan.via.${via}`)}</legend>
        {ofKind.map((task) => (
          <Checkbox
            key={task.key}
            checked={task.isMade || chosen.includes(task.key)}
            disabled={task.isMade}
            label={task.name}
            description={<Described task={task} />}
            onChange={(event) =>
              onChoose(
                event.currentTarget.checked
                  ? [...chosen, task.key]
                  : chosen.filter((key) => key !== task.key),
              )
            }
          />
        ))}
      </fieldset>
    )
  })
}

function Described({ task }: { readonly task: PlannedTask }) {
  const { t, code } = useWords()
  const { work, assignee, isMade, coveredBy } = task
  const parts = [
    work.map((one) => code('requestWork', one)).join(', '),
    ...(assignee === '' ? [] : [assignee]),
    ...(coveredBy.length === 0
      ? []
      : [t('rights-request:plan.coveredBy', { systems: coveredBy.join(', ') })]),
    ...(isMade ? [t('rights-request:plan.isMade')] : []),
  ]
  return parts.join(' · ')
}
