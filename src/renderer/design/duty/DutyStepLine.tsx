import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DutyReading } from '#shared/contract/reporting-duty.ts'
import { type Instant, millisecondsOf, type TimeZone } from '#shared/kernel/dates.ts'
import { Clock } from '../clock/Clock.tsx'
import { Explanation } from '../clock/Explanation.tsx'
import { MeaningBadge } from '../feedback/MeaningBadge.tsx'
import { Article } from '../words/Article.tsx'
import { InstantText } from '../words/DateText.tsx'
import { useNow } from '../words/use-now.ts'
import { useWords } from '../words/use-words.ts'
import classes from './duty.module.css'
import type { EntryIntent } from './entry-intent.ts'

type Step = DutyReading['steps'][number]

interface DutyStepLineProps {
  readonly step: Step
  /** Whom the step is owed to, and what it is. */
  readonly title: string
  /** The words of what has to happen before it begins. */
  readonly waitsFor: string
  readonly zone: TimeZone
  readonly onEnter: ((intent: EntryIntent) => void) | null
}

/** One step: without undue delay, at the latest then; or done, in time or late. */
export function DutyStepLine({ step, title, waitsFor, zone, onEnter }: DutyStepLineProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { state, article } = step
  const due = step.dueAt !== null ? { at: step.dueAt } : step.dueOn !== null ? { on: step.dueOn } : null
  const explain = () => setOpen(true)
  return (
    <li className={classes.step}>
      <div className={classes.head}>
        <strong>{t(`reporting-duty:part.${step.step}`)}</strong>
        <Article of={article} />
        <span className={classes.grow} />
        {onEnter !== null && state !== 'waiting' && (
          <Button
            size="compact-xs"
            variant={state === 'done' ? 'subtle' : 'filled'}
            {...(state === 'done' ? { color: 'gray' } : {})}
            aria-label={`${t(state === 'done' ? 'reporting-duty:again' : 'reporting-duty:markDone')}${t('design:colon')}${title}`}
            onClick={() => onEnter({ what: 'done', of: step.step, corrects: null })}
          >
            {t(state === 'done' ? 'reporting-duty:again' : 'reporting-duty:markDone')}
          </Button>
        )}
      </div>
      {state === 'waiting' && (
        <span className={classes.quiet}>{t('reporting-duty:waiting', { what: t(waitsFor) })}</span>
      )}
      {state === 'running' && (
        <div className={classes.head}>
          {due === null ? (
            <CountUp since={step.since} onExplain={explain} />
          ) : (
            <>
              <span className={classes.quiet}>{t('reporting-duty:latest')}</span>
              <Clock face={{ state: 'running', due, zone }} onExplain={explain} />
            </>
          )}
        </div>
      )}
      {state === 'done' && <DoneStep step={step} zone={zone} onExplain={explain} />}
      {isOpen && (
        <Explanation
          reckoning={{ ...step, title, warnings: [], alternatives: [], otherLimits: [] }}
          onClose={() => setOpen(false)}
        />
      )}
    </li>
  )
}

interface CountUpProps {
  readonly since: Instant | null
  readonly onExplain: () => void
}

/** Where no hours are on record, what counts is the time that has passed. */
function CountUp({ since, onExplain }: CountUpProps) {
  const { t } = useWords()
  const now = useNow()
  if (since === null) return null
  const minutes = Math.max(0, Math.floor((millisecondsOf(now) - millisecondsOf(since)) / 60_000))
  return (
    <Button size="compact-xs" variant="subtle" color="gray" onClick={onExplain}>
      <MeaningBadge meaning="attention">
        {t('reporting-duty:countUp', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })}
      </MeaningBadge>
    </Button>
  )
}

interface DoneStepProps extends Pick<DutyStepLineProps, 'step' | 'zone'> {
  readonly onExplain: () => void
}

function DoneStep({ step: { doneAt, inTime }, zone, onExplain }: DoneStepProps) {
  const { t } = useWords()
  return (
    <div className={classes.head}>
      <span>
        {t('reporting-duty:doneAt')} <InstantText at={doneAt} zone={zone} />
      </span>
      {inTime !== null && (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onExplain}>
          <MeaningBadge meaning={inTime ? 'good' : 'danger'}>
            {t(`reporting-duty:${inTime ? 'inTime' : 'late'}`)}
          </MeaningBadge>
        </Button>
      )}
    </div>
  )
}
