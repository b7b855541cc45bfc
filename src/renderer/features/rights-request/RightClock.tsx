import { useState } from 'react'
import type { RequestClock } from '#shared/contract/clock.ts'
import { type Day, dayIn, type TimeZone } from '#shared/kernel/dates.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { ClockWarnings } from '../../design/clock/ClockWarnings.tsx'
import clockClasses from '../../design/clock/clock.module.css'
import { Explanation } from '../../design/clock/Explanation.tsx'
import layout from '../../design/layout/layout.module.css'
import { DayText } from '../../design/words/DateText.tsx'
import { useNow } from '../../design/words/use-now.ts'
import { useWords } from '../../design/words/use-words.ts'

interface RightClockProps {
  readonly clock: RequestClock
  readonly zone: TimeZone
  readonly namesRegime: boolean
}

/** The clock of one right with its limits; a click shows how they came about. */
export function RightClock({ clock, zone, namesRegime }: RightClockProps) {
  const { t, code } = useWords()
  const [isOpen, setOpen] = useState(false)
  const title = namesRegime
    ? `${code('right', clock.right)} · ${code('regime', clock.regime)}`
    : code('right', clock.right)
  const isClosed = clock.state === 'closed'
  const on = isClosed ? clock.closedOn : clock.dueOn
  return (
    <section className={layout.railBlock}>
      <h2>{title}</h2>
      <Clock
        size="large"
        face={{ state: clock.state, due: on === null ? null : { on }, zone }}
        onExplain={() => setOpen(true)}
      />
      <dl className={clockClasses.other}>
        {isClosed && <Limit name="due" day={clock.dueOn} zone={zone} isOpen={false} />}
        <Limit name="cautious" day={clock.cautiousOn} zone={zone} isOpen={!isClosed} />
        <Limit name="refusal" day={clock.refusalDueOn} zone={zone} isOpen={!isClosed} />
        <Limit name="extensionNotice" day={clock.extensionNoticeDueOn} zone={zone} isOpen={!isClosed} />
      </dl>
      {!isClosed && <Forwarding clock={clock} zone={zone} />}
      <ClockWarnings warnings={clock.warnings} onExplain={() => setOpen(true)} />
      {isOpen && (
        <Explanation
          reckoning={{ ...clock, title: t('rights-request:explain', { what: title }) }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  )
}

interface LimitProps {
  readonly name: 'due' | 'cautious' | 'refusal' | 'extensionNotice'
  readonly day: Day | null
  readonly zone: TimeZone
  readonly isOpen: boolean
}

function Limit({ name, day, zone, isOpen }: LimitProps) {
  const { t } = useWords()
  const today = dayIn(zone, useNow())
  if (day === null) return null
  return (
    <>
      <dt>{t(`rights-request:limit.${name}`)}</dt>
      <dd>
        <DayText day={day} />
        {isOpen && day < today && ` (${t('rights-request:limit.passed')})`}
      </dd>
    </>
  )
}

/** A request that is not ours to answer, or has not reached us: by when it is passed on, or that it is asked for. */
function Forwarding({ clock, zone }: Pick<RightClockProps, 'clock' | 'zone'>) {
  const { t, say } = useWords()
  const limit = clock.otherLimits.find(
    ({ duty }) => duty === 'forwardToController' || duty === 'awaitForwarding',
  )
  if (limit === undefined) return null
  const due = limit.dueAt !== null ? { at: limit.dueAt } : limit.dueOn !== null ? { on: limit.dueOn } : null
  return (
    <>
      <strong>{t(`rights-request:forwarding.${limit.duty}`)}</strong>
      {due !== null && <Clock face={{ state: 'running', due, zone }} />}
      <p className={layout.nothing}>{say(limit.message)}</p>
    </>
  )
}
