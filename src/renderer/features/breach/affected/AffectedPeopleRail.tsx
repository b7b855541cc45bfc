import { Anchor, Button } from '@mantine/core'
import { UsersRound } from 'lucide-react'
import { useId, useState } from 'react'
import type { AffectedCount } from '#shared/contract/affected-people.ts'
import type { Breach } from '#shared/contract/breach.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import layout from '../../../design/layout/layout.module.css'
import { useMay } from '../../../design/session-context.ts'
import { DayText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'
import { CountDialog } from './CountDialog.tsx'
import { KeptCountDialog } from './KeptCountDialog.tsx'
import { useAffectedCounts } from './use-affected.ts'

/** The counts of the people concerned that are kept with the breach, and the way to another one. */
export function AffectedPeopleRail({ record }: { readonly record: Breach }) {
  const { t } = useWords()
  const mayEdit = useMay()
  const heading = useId()
  const { data } = useAffectedCounts(record)
  const [isCounting, setCounting] = useState(false)
  const [shown, setShown] = useState<AffectedCount | null>(null)
  const counts = data?.counts ?? []
  if (!mayEdit && counts.length === 0) return null
  return (
    <section className={layout.railBlock} aria-labelledby={heading}>
      <h2 id={heading}>{t('affected-count:rail')}</h2>
      {counts.length > 0 && (
        <ul className={classes.kept}>
          {counts.map((count) => (
            <li key={count.id}>
              <Anchor component="button" type="button" size="sm" onClick={() => setShown(count)}>
                {t('affected-count:people', { count: count.counted.people })}
              </Anchor>{' '}
              <span className={classes.quiet}>
                <DayText day={dayIn(record.timeZone, count.createdAt)} />, {count.countedBy}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <Button
          variant="default"
          size="xs"
          leftSection={<UsersRound size={14} />}
          onClick={() => setCounting(true)}
        >
          {t('affected-count:open')}
        </Button>
      )}
      {isCounting && <CountDialog record={record} onClose={() => setCounting(false)} />}
      {shown !== null && <KeptCountDialog count={shown} onClose={() => setShown(null)} />}
    </section>
  )
}
