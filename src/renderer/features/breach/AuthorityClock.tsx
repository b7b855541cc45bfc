import { Fragment, useState } from 'react'
import { authorityFacts } from '#shared/contract/authority.ts'
import type { BreachClock } from '#shared/contract/clock.ts'
import type { Instant, TimeZone } from '#shared/kernel/dates.ts'
import { Clock } from '../../design/clock/Clock.tsx'
import { ClockWarnings } from '../../design/clock/ClockWarnings.tsx'
import clockClasses from '../../design/clock/clock.module.css'
import { Explanation } from '../../design/clock/Explanation.tsx'
import layout from '../../design/layout/layout.module.css'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './breach.module.css'
import { proposedInitial } from './proposed-initial.ts'

interface AuthorityClockProps {
  readonly clock: BreachClock
  readonly zone: TimeZone
  readonly namesRegime: boolean
}

/** The clock of the notification to the authority: without undue delay, and at the latest when it ends. */
export function AuthorityClock({ clock, zone, namesRegime }: AuthorityClockProps) {
  const { t, say, code } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { state, regime, awareAt, dueAt, cautiousAt, closedAt, filedAt, notifications } = clock
  const title = namesRegime
    ? `${t('breach:rail.authority')} · ${code('regime', regime)}`
    : t('breach:rail.authority')
  // What is proposed after 48 hours stands above the clocks, with the way to do it.
  const warnings = clock.warnings.filter(({ key }) => key !== proposedInitial)
  // Informing the people has no figure, and outlives the notification.
  const people = clock.otherLimits.filter(({ duty }) => duty === 'communicateBreach')
  // Told by a processor, the controller is in principle aware: the hours count down before awareness is decided.
  const isPresumed = state === 'notStarted' && cautiousAt !== null
  const at = state === 'closed' ? closedAt : isPresumed ? cautiousAt : dueAt
  return (
    <section className={layout.railBlock}>
      <h2>{title}</h2>
      {state === 'running' && (
        <p className={classes.latest}>{t(dueAt === null ? 'breach:rail.soon' : 'breach:rail.latest')}</p>
      )}
      {state === 'notStarted' && (
        <p className={classes.latest}>{t(isPresumed ? 'breach:rail.presumed' : 'breach:rail.notAware')}</p>
      )}
      <Clock
        size="large"
        face={{ state: isPresumed ? 'running' : state, due: at === null ? null : { at }, zone }}
        onExplain={() => setOpen(true)}
      />
      <dl className={clockClasses.other}>
        <Moment name="aware" at={awareAt} zone={zone} />
        {state === 'closed' && <Moment name="due" at={dueAt} zone={zone} />}
        {state === 'running' && cautiousAt !== dueAt && (
          <Moment name="presumed" at={cautiousAt} zone={zone} />
        )}
        {notifications.length > 1 ? (
          <Receipts notifications={notifications} zone={zone} />
        ) : (
          <Moment name="filed" at={filedAt} zone={zone} />
        )}
      </dl>
      {people.map(({ duty, message }) => (
        <p key={duty}>
          <strong>{t('breach:rail.people')}</strong>: {say(message)}
        </p>
      ))}
      <ClockWarnings warnings={warnings} onExplain={() => setOpen(true)} />
      {isOpen && <Explanation reckoning={{ ...clock, title }} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** Each authority has a receipt of its own. */
function Receipts({ notifications, zone }: Pick<BreachClock, 'notifications'> & { readonly zone: TimeZone }) {
  const { t } = useWords()
  return notifications.map(({ authority, filedAt }) => (
    <Fragment key={authority}>
      <dt>{authorityFacts(authority).short}</dt>
      <dd>{filedAt === null ? t('breach:rail.noReceipt') : <InstantText at={filedAt} zone={zone} />}</dd>
    </Fragment>
  ))
}

interface MomentProps {
  readonly name: 'aware' | 'due' | 'presumed' | 'filed'
  readonly at: Instant | null
  readonly zone: TimeZone
}

function Moment({ name, at, zone }: MomentProps) {
  const { t } = useWords()
  if (at === null) return null
  return (
    <>
      <dt>{t(`breach:limit.${name}`)}</dt>
      <dd>
        <InstantText at={at} zone={zone} />
      </dd>
    </>
  )
}
