import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import type { LegalHold } from '#shared/contract/legal-hold.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { dpoOnly } from '#shared/kernel/roles.ts'
import { useOwnZone } from '../clock/use-clock-words.ts'
import { useEngine } from '../engine-context.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useMay } from '../session-context.ts'
import { DayText } from '../words/DateText.tsx'
import { useNow } from '../words/use-now.ts'
import { useWords } from '../words/use-words.ts'
import classes from './hold.module.css'
import { LiftDialog, PlaceDialog } from './hold-dialogs.tsx'

/** What keeps a record from being erased, blanked and removed, and the way to hold it or to lift a hold. */
export function Holds({ subjectId }: { readonly subjectId: LegalHold['subjectId'] }) {
  const { query } = useEngine()
  const { t } = useWords()
  const mayHold = useMay(dpoOnly)
  const today = dayIn(useOwnZone(), useNow())
  const [places, setPlaces] = useState(false)
  const [lifted, setLifted] = useState<LegalHold | null>(null)
  const { data } = useQuery(
    query.legalHold.list.queryOptions({ input: { filter: { subjectId: [subjectId] } } }),
  )
  const standing = data?.items.filter(
    ({ liftedOn, until }) => liftedOn === null && (until === null || until >= today),
  )
  if (standing === undefined || (standing.length === 0 && !mayHold)) return null
  return (
    <div className={classes.holds}>
      {standing.map((hold) => (
        <Notice key={hold.id} meaning="attention">
          <strong>
            {t('legal-hold:one')} {hold.reference}
          </strong>
          <div>{hold.reason}</div>
          <div className={classes.who}>
            {t('legal-hold:by', { by: hold.placedBy })} <DayText day={hold.from} />
            {hold.until !== null && (
              <>
                {' '}
                {t('legal-hold:until')} <DayText day={hold.until} />
              </>
            )}
          </div>
          {mayHold && (
            <Button
              size="compact-xs"
              variant="default"
              mt={4}
              leftSection={<LockOpen size={12} />}
              onClick={() => setLifted(hold)}
            >
              {t('legal-hold:lift')}
            </Button>
          )}
        </Notice>
      ))}
      {mayHold && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Lock size={12} />}
            onClick={() => setPlaces(true)}
          >
            {t('legal-hold:place')}
          </Button>
        </Group>
      )}
      {places && <PlaceDialog subjectId={subjectId} onClose={() => setPlaces(false)} />}
      {lifted !== null && <LiftDialog hold={lifted} onClose={() => setLifted(null)} />}
    </div>
  )
}
