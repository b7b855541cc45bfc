import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { DutyReading, OfferedDuty } from '#shared/contract/reporting-duty.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { MeaningBadge } from '../feedback/MeaningBadge.tsx'
import type { Meaning } from '../feedback/meaning.ts'
import { RecordLink } from '../records/RecordLink.tsx'
import { useWords } from '../words/use-words.ts'
import { DutyFile } from './DutyFile.tsx'
import { DutyStepLine } from './DutyStepLine.tsx'
import classes from './duty.module.css'
import type { EntryIntent } from './entry-intent.ts'

const meanings: Readonly<Record<DutyReading['duty']['status'], Meaning>> = {
  open: 'attention',
  done: 'good',
  notApplicable: 'neutral',
}

interface DutyBlockProps {
  readonly reading: DutyReading
  readonly offered: OfferedDuty | null
  readonly zone: TimeZone
  /** Null: the user may not. */
  readonly onEnter: ((intent: EntryIntent) => void) | null
}

/** One who has to be told: the steps with their clocks, and the file of what was entered. */
export function DutyBlock({ reading, offered, zone, onEnter }: DutyBlockProps) {
  const { t, code, cited } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { owedTo, kind, vendorId, status, reason, entries } = reading.duty
  const article = offered?.article ?? null
  // Hours that were agreed are never shown as if a law had set them.
  const isAgreed = entries.some(({ what }) => what === 'agreed')
  const sources = [
    ...(offered?.source === 'contract' ? [] : [t('reporting-duty:fromLaw')]),
    ...(offered?.source === 'contract' || isAgreed ? [t('reporting-duty:fromContract')] : []),
  ]
  return (
    <article className={classes.duty} aria-label={`${owedTo}, ${code('dutyKind', kind)}`}>
      <header className={classes.head}>
        <h3>{owedTo}</h3>
        <span className={classes.quiet}>{code('dutyKind', kind)}</span>
        {vendorId !== null && <RecordLink id={vendorId} />}
        <span className={classes.grow} />
        <MeaningBadge meaning={meanings[status]}>{t(`reporting-duty:status.${status}`)}</MeaningBadge>
      </header>
      <p className={classes.quiet}>
        {sources.join(' · ')}
        {kind !== 'controllerNotice' && article !== null && ` · ${cited(article)}`}
      </p>
      {reason !== '' && <p className={classes.text}>{t('reporting-duty:because', { reason })}</p>}
      {status !== 'notApplicable' && (
        <ol className={classes.steps}>
          {reading.steps.map((step) => (
            <DutyStepLine
              key={step.step}
              step={step}
              title={`${owedTo} · ${t(`reporting-duty:part.${step.step}`)}`}
              waitsFor={waitedFor(reading, step.step)}
              zone={zone}
              onEnter={onEnter}
            />
          ))}
        </ol>
      )}
      <div className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t('reporting-duty:showFile', { count: entries.length })}
        </Button>
        {onEnter !== null && <More reading={reading} offered={offered} onEnter={onEnter} />}
      </div>
      {isOpen && <DutyFile entries={entries} zone={zone} onEnter={onEnter} />}
    </article>
  )
}

/** The step before one that has not begun. */
function waitedFor({ steps }: DutyReading, step: string): string {
  const place = steps.findIndex((one) => one.step === step)
  const before = steps[place - 1]
  return before === undefined ? 'reporting-duty:part.processorAware' : `reporting-duty:part.${before.step}`
}

interface MoreProps {
  readonly reading: DutyReading
  readonly offered: OfferedDuty | null
  readonly onEnter: (intent: EntryIntent) => void
}

/** What is entered more rarely: a start that comes later, the agreed period, that it does not apply. */
function More({ reading, offered, onEnter }: MoreProps) {
  const { t } = useWords()
  const { status } = reading.duty
  const optional = offered?.starts.filter((start) => start.optional) ?? []
  const enter = (what: EntryIntent['what'], of: EntryIntent['of'] = null) =>
    onEnter({ what, of, corrects: null })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-xs" variant="subtle" color="gray" rightSection={<ChevronDown size={12} />}>
          {t('reporting-duty:actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {optional.map(({ start }) => (
          <Menu.Item key={start} onClick={() => enter('started', start)}>
            {t('reporting-duty:setStart', { what: t(`reporting-duty:part.${start}`) })}
          </Menu.Item>
        ))}
        {offered?.takesAgreed && (
          <Menu.Item onClick={() => enter('agreed')}>{t('reporting-duty:setAgreed')}</Menu.Item>
        )}
        {status === 'notApplicable' ? (
          <Menu.Item onClick={() => enter('applies')}>{t('reporting-duty:applies')}</Menu.Item>
        ) : (
          <Menu.Item onClick={() => enter('notApplicable')}>{t('reporting-duty:notApplicable')}</Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
