import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Delivery, Letter } from '#shared/contract/letter.ts'
import { MeaningBadge } from '../feedback/MeaningBadge.tsx'
import type { Meaning } from '../feedback/meaning.ts'
import { RecordLink } from '../records/RecordLink.tsx'
import { InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'
import { type Outcome, SettleDialog } from './delivery-dialogs.tsx'
import classes from './letter.module.css'

interface DeliveriesProps {
  readonly letter: Letter
  readonly mayEdit: boolean
}

interface Settling {
  readonly delivery: number
  readonly outcome: Outcome
}

const meanings: Readonly<Record<Delivery['outcome'], Meaning>> = {
  pending: 'information',
  arrived: 'good',
  bounced: 'danger',
  misdelivered: 'danger',
}

/** What can still turn out: what arrived may have arrived with somebody else. */
const next: Readonly<Record<Delivery['outcome'], readonly Outcome[]>> = {
  pending: ['arrived', 'bounced', 'misdelivered'],
  arrived: ['misdelivered'],
  bounced: [],
  misdelivered: [],
}

/** How a letter went out, each time, and whether it arrived. */
export function Deliveries({ letter, mayEdit }: DeliveriesProps) {
  const { t } = useWords()
  const [settling, setSettling] = useState<Settling | null>(null)
  if (letter.deliveries.length === 0) return <div className={classes.quiet}>{t('letter:notDispatched')}</div>
  return (
    <ul className={classes.deliveries}>
      {letter.deliveries.map((delivery, place) => (
        <li key={delivery.dispatchedAt} className={classes.delivery}>
          <span>
            {t(`letter:channel.${delivery.channel}`)}, {delivery.to},{' '}
            <InstantText at={delivery.dispatchedAt} />
            {delivery.passwordBy !== '' && ` · ${t('letter:passwordBy', { channel: delivery.passwordBy })}`}
            {delivery.evidence !== '' && ` · ${delivery.evidence}`}
          </span>
          <MeaningBadge meaning={meanings[delivery.outcome]}>
            {t(`letter:outcome.${delivery.outcome}`)}
            {delivery.outcomeAt !== null && (
              <>
                {' '}
                <InstantText at={delivery.outcomeAt} />
              </>
            )}
          </MeaningBadge>
          {delivery.outcomeEvidence !== '' && <span>{delivery.outcomeEvidence}</span>}
          {delivery.incidentId !== null && <RecordLink id={delivery.incidentId} />}
          {mayEdit && next[delivery.outcome].length > 0 && (
            <span className={classes.outcomes}>
              {next[delivery.outcome].map((outcome) => (
                <Button
                  key={outcome}
                  size="compact-xs"
                  variant="default"
                  onClick={() => setSettling({ delivery: place, outcome })}
                >
                  {t(`letter:settle.${outcome}`)}
                </Button>
              ))}
            </span>
          )}
        </li>
      ))}
      {settling !== null && <SettleDialog letter={letter} {...settling} onClose={() => setSettling(null)} />}
    </ul>
  )
}
