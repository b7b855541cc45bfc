import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DutyReading, ReportingDuty } from '#shared/contract/reporting-duty.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { Clock } from '../clock/Clock.tsx'
import layout from '../layout/layout.module.css'
import { withSearch } from '../layout/with-search.ts'
import { useWords } from '../words/use-words.ts'
import classes from './duty.module.css'
import { useDuties } from './use-duties.ts'

interface DutyRailProps {
  readonly subjectId: ReportingDuty['subjectId']
  readonly zone: TimeZone
  /** The tab that has the duties. */
  readonly tab: string
}

/** Beside the record: who else has to be told, and by when the next step of each is owed. */
export function DutyRail({ subjectId, zone, tab }: DutyRailProps) {
  const { t } = useWords()
  const { data } = useDuties(subjectId)
  const open = data?.duties.filter(({ duty }) => duty.status === 'open') ?? []
  if (open.length === 0) return null
  return (
    <section className={layout.railBlock}>
      <h2>{t('reporting-duty:title')}</h2>
      {open.map((reading) => {
        const next = nextStep(reading)
        return (
          <div key={reading.duty.id} className={classes.railed}>
            <Anchor component={Link} to="." search={withSearch({ tab })} size="sm">
              {reading.duty.owedTo}
            </Anchor>
            {next !== null && (
              <div>
                {t(`reporting-duty:part.${next.step}`)}{' '}
                {(next.dueAt !== null || next.dueOn !== null) && (
                  <Clock
                    face={{
                      state: 'running',
                      due: next.dueAt !== null ? { at: next.dueAt } : next.dueOn && { on: next.dueOn },
                      zone,
                    }}
                  />
                )}
              </div>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** The first step that is owed now. */
function nextStep({ steps }: DutyReading) {
  return steps.find(({ state }) => state === 'running') ?? null
}
