import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck } from 'lucide-react'
import { useMay } from '../../design/session-context.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './today.module.css'

/** Where each step is taken. */
const places: Readonly<Record<string, string>> = {
  organisation: '/organisation',
  system: '/systems/new',
  connection: '/connections/new',
  classification: '/inventory',
  activity: '/processing/new',
  vendor: '/vendors/new',
}

interface SetUpChecklistProps {
  readonly steps: readonly { readonly step: string; readonly done: boolean }[]
}

/** What a new store still needs, in a sensible order; it disappears when all is done. */
export function SetUpChecklist({ steps }: SetUpChecklistProps) {
  const { t } = useWords()
  const mayEdit = useMay()
  const next = steps.find(({ done }) => !done)?.step
  const done = steps.filter((step) => step.done).length
  return (
    <section aria-labelledby="today-set-up" className={classes.setUp}>
      <div className={classes.head}>
        <h2 id="today-set-up">{t('today:setUp.title')}</h2>
        <span className={classes.number}>{t('today:setUp.progress', { done, total: steps.length })}</span>
      </div>
      <ol className={classes.steps}>
        {steps.map(({ step, done: isDone }) => (
          <li key={step} className={classes.step} data-done={isDone || undefined}>
            {isDone ? (
              <CircleCheck size={16} aria-label={t('today:setUp.done')} className={classes.doneMark} />
            ) : (
              <Circle size={16} aria-label={t('today:setUp.open')} />
            )}
            <div className={classes.stepText}>
              <strong>{t(`today:setUp.step.${step}.title`)}</strong>
              <span>{t(`today:setUp.step.${step}.text`)}</span>
            </div>
            {!isDone && mayEdit && (
              <Button
                component={Link}
                to={places[step] ?? '/today'}
                variant={step === next ? 'filled' : 'default'}
              >
                {t(`today:setUp.step.${step}.action`)}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
