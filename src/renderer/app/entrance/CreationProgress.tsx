import { Progress } from '@mantine/core'
import { Check, Circle, LoaderCircle } from 'lucide-react'
import type { Creation } from '#shared/contract/events.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './entrance.module.css'

interface CreationProgressProps {
  readonly demo: boolean
  readonly creation: Creation | null
}

/** What is being done while a store is made: its steps, and how far the one is that takes long. */
export function CreationProgress({ demo, creation }: CreationProgressProps) {
  const { t } = useWords()
  const steps: readonly Creation['step'][] = demo ? ['keys', 'story', 'opening'] : ['keys']
  const current = creation === null ? 0 : Math.max(0, steps.indexOf(creation.step))
  const { done, total } = creation ?? { done: 0, total: 0 }
  return (
    <section className={classes.creation} aria-label={t('app:creation.title')}>
      <ol className={classes.creationSteps}>
        {steps.map((step, place) => (
          <li
            key={step}
            className={classes.creationStep}
            aria-current={place === current ? 'step' : undefined}
          >
            {place < current && <Check size={14} aria-label={t('app:creation.done')} />}
            {place === current && <LoaderCircle size={14} className={classes.turning} aria-hidden="true" />}
            {place > current && <Circle size={14} aria-hidden="true" />}
            <span>{t(`app:creation.${step}`)}</span>
            {place === current && total > 0 && (
              <span className={classes.creationCount}>{t('app:creation.count', { done, total })}</span>
            )}
          </li>
        ))}
      </ol>
      {total > 0 && <Progress value={(done / total) * 100} size="sm" aria-label={t('app:creation.title')} />}
    </section>
  )
}
