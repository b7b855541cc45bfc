import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Clock } from '../design/clock/Clock.tsx'
import { useEngine } from '../design/engine-context.ts'
import { JobsIndicator } from '../design/jobs/JobsIndicator.tsx'
import { recordPath } from '../design/records/sources.ts'
import { useOpenStore } from '../design/session-context.ts'
import { Chord } from '../design/shortcuts/Chord.tsx'
import { useWords } from '../design/words/use-words.ts'
import { OfflineSwitch } from './OfflineSwitch.tsx'
import { openPalette } from './Palette.tsx'
import classes from './shell.module.css'
import { useNetworkSwitch } from './use-network-switch.ts'

/** Whose store this is, search and commands, running jobs, and what is due now. */
export function TopBar() {
  const { session } = useOpenStore()
  const { t } = useWords()
  const { isOffline } = useNetworkSwitch()
  return (
    <header className={classes.topbar}>
      <strong className={classes.storeName} data-cuts>
        {session.store.name}
      </strong>
      {session.demo && <span className={classes.demo}>{t('app:demo')}</span>}
      <button type="button" className={classes.finder} onClick={openPalette}>
        <Search size={14} aria-hidden="true" />
        <span className={classes.finderText}>{t('app:find')}</span>
        <Chord keys="Ctrl K" />
      </button>
      <span className={classes.grow} />
      {/* What comes and goes stands before what stays, so that nothing is pushed aside. */}
      <JobsIndicator />
      {isOffline !== null && <DueNow />}
      <OfflineSwitch />
    </header>
  )
}

/** The most urgent clock; a click opens its record. */
function DueNow() {
  const { query } = useEngine()
  const { organisation } = useOpenStore()
  const { t } = useWords()
  const { data } = useQuery(query.dashboard.today.queryOptions({ input: {} }))
  const first = data?.clocks[0]
  const due =
    first && (first.dueAt !== null ? { at: first.dueAt } : first.dueOn !== null ? { on: first.dueOn } : null)
  if (!first || !due) return null
  return (
    <Link to={recordPath(first.recordId) ?? '/today'} className={classes.due}>
      <VisuallyHidden>{t('app:dueNow')}</VisuallyHidden>
      <span className="mono">{first.reference}</span>
      <Clock face={{ state: 'running', due, zone: organisation.timeZone }} />
    </Link>
  )
}
