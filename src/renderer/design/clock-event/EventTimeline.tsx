import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { authorityName } from '#shared/contract/authority.ts'
import type { ClockEvent } from '#shared/contract/clock.ts'
import type { Regime, Right } from '#shared/contract/codes.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import clockEvents from '../../../../resources/law/codes/clock-event.json' with { type: 'json' }
import { DecisionSummary } from '../decision/decision.tsx'
import { Chips } from '../fields/Chips.tsx'
import { CodeLabel } from '../fields/code.tsx'
import { YesNo } from '../fields/flag.tsx'
import { NumberLabel } from '../fields/number.tsx'
import { DayText, InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './clock-event.module.css'
import { EventName } from './EventChoice.tsx'
import { isVoiding, timelineOf } from './timeline.ts'
import { useMayRecord } from './use-may-record.ts'

interface EventTimelineProps {
  readonly events: readonly ClockEvent[]
  readonly zone: TimeZone
  /** The record's own; shown only where an event concerns some of them. */
  readonly rights: readonly Right[]
  readonly regimes: readonly Regime[]
  /** Offered for the events that the user may record. */
  readonly onCorrect: (event: ClockEvent) => void
}

/** The legal file as it happened: each event with its reason and evidence, and what was corrected. */
export function EventTimeline(props: EventTimelineProps) {
  const { events, zone, onCorrect } = props
  const { t } = useWords()
  const mayRecord = useMayRecord()
  return (
    <ol className={classes.timeline}>
      {timelineOf(events).map(({ event, correctedBy, corrects }) => (
        <li
          key={event.id}
          className={classes.entry}
          data-effect={clockEvents[event.event].effect}
          data-corrected={correctedBy !== null || undefined}
        >
          <div className={classes.entryHead}>
            <strong className={classes.name}>
              <EventName event={event.event} />
            </strong>
            <InstantText at={event.occurredAt} zone={zone} />
            <span className={classes.grow} />
            {mayRecord(event.event) && correctedBy === null && !isVoiding(event) && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={t('clock-event:correctWhat', { what: t(`codes:clockEvent.${event.event}`) })}
                onClick={() => onCorrect(event)}
              >
                {t('clock-event:correct')}
              </Button>
            )}
          </div>
          {correctedBy !== null && (
            <div className={classes.correction}>
              {t(isVoiding(correctedBy) ? 'clock-event:voidedBy' : 'clock-event:correctedBy')}{' '}
              <EventName event={correctedBy.event} />, <InstantText at={correctedBy.occurredAt} zone={zone} />
            </div>
          )}
          {corrects !== null && (
            <div className={classes.correction}>
              {t(isVoiding(event) ? 'clock-event:voids' : 'clock-event:corrects')}{' '}
              <EventName event={corrects.event} />, <InstantText at={corrects.occurredAt} zone={zone} />
            </div>
          )}
          <EventDetails {...props} event={event} />
          <div className={classes.by}>
            {t('clock-event:recordedBy', { by: event.recordedBy })}{' '}
            <InstantText at={event.recordedAt} zone={zone} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Grounds that an event may name, and the code lists of their words. */
const groundLists = [
  ['refusalGrounds', 'refusalGround'],
  ['contentLimits', 'contentLimit'],
  ['extensionGrounds', 'extensionGround'],
] as const

/** What the event concerns, what it says, why, and what proves it. */
function EventDetails({ event, rights, regimes }: EventTimelineProps & { readonly event: ClockEvent }) {
  const { facts } = event
  const someRights = event.rights.length > 0 && event.rights.length < Math.max(rights.length, 2)
  const someRegimes = event.regimes.length > 0 && event.regimes.length < regimes.length
  return (
    <dl className={classes.details}>
      {someRights && rights.length > 1 && (
        <Detail name="rights">
          <Chips of={event.rights} chip={(key) => <CodeLabel list="right" code={key} />} />
        </Detail>
      )}
      {someRegimes && (
        <Detail name="regimes">
          <Chips of={event.regimes} chip={(key) => <CodeLabel list="regime" code={key} />} />
        </Detail>
      )}
      {(['officialChannel', 'reasonedDoubt', 'largeVolume', 'completes'] as const).map((name) => {
        const value = facts[name]
        return (
          value !== undefined && (
            <Detail key={name} name={name}>
              <YesNo value={value} />
            </Detail>
          )
        )
      })}
      {(['contractHours', 'contractDays'] as const).map((name) => {
        const value = facts[name]
        return (
          value !== undefined && (
            <Detail key={name} name={name}>
              <NumberLabel value={value} />
            </Detail>
          )
        )
      })}
      {facts.announcedOn !== undefined && (
        <Detail name="announcedOn">
          <DayText day={facts.announcedOn} />
        </Detail>
      )}
      {facts.feeAmount !== undefined && (
        <Detail name="feeAmount">
          <NumberLabel value={facts.feeAmount} />
        </Detail>
      )}
      {facts.exemption !== undefined && (
        <Detail name="exemption">
          <CodeLabel list="communicationExemption" code={facts.exemption} />
        </Detail>
      )}
      {facts.verdict !== undefined && (
        <Detail name="verdict">
          <CodeLabel list="verdict" code={facts.verdict} />
        </Detail>
      )}
      {facts.authority !== undefined && <Detail name="authority">{authorityName(facts.authority)}</Detail>}
      {groundLists.map(([name, list]) => {
        const grounds: readonly string[] = facts[name] ?? []
        return (
          grounds.length > 0 && (
            <Detail key={name} name={name}>
              <Chips of={grounds} chip={(key) => <CodeLabel list={list} code={key} />} />
            </Detail>
          )
        )
      })}
      {event.decision !== null ? (
        <Detail name="decision">
          <DecisionSummary decision={event.decision} />
        </Detail>
      ) : (
        event.decidedBy !== '' && <Detail name="decidedBy">{event.decidedBy}</Detail>
      )}
      {event.reason !== '' && <Detail name="reason">{event.reason}</Detail>}
      {event.evidence !== '' && <Detail name="evidence">{event.evidence}</Detail>}
    </dl>
  )
}

function Detail({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <div>
      <dt>{t(`clock-event:field.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  )
}
