import { Button, Skeleton } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { DutyKind } from '#shared/contract/codes.ts'
import type { ReportingDuty } from '#shared/contract/reporting-duty.ts'
import type { TimeZone } from '#shared/kernel/dates.ts'
import { ErrorPanel } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useMay } from '../session-context.ts'
import { useWords } from '../words/use-words.ts'
import { AddDutyDialog } from './AddDutyDialog.tsx'
import { DutyBlock } from './DutyBlock.tsx'
import classes from './duty.module.css'
import { EntryDialog } from './EntryDialog.tsx'
import type { EntryIntent } from './entry-intent.ts'
import { useDuties } from './use-duties.ts'

interface DutiesProps {
  readonly subjectId: ReportingDuty['subjectId']
  readonly zone: TimeZone
}

type Asked =
  | { readonly kind: 'add'; readonly duty: DutyKind }
  | { readonly kind: 'enter'; readonly duty: ReportingDuty; readonly intent: EntryIntent }

/** Who has to be told beside the authority of GDPR Art. 33(1), each with its own clock and its own file. */
export function Duties({ subjectId, zone }: DutiesProps) {
  const { t } = useWords()
  const mayEdit = useMay()
  const [asked, setAsked] = useState<Asked | null>(null)
  const { data, error, refetch } = useDuties(subjectId)
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton height={120} />
  const { duties, offered } = data
  const close = () => setAsked(null)
  const notice = offered.find(({ kind }) => kind === 'controllerNotice')
  const isProcessor = notice?.starts.some(({ at }) => at !== null) ?? false
  const isUnnamed = isProcessor && !duties.some(({ duty }) => duty.kind === 'controllerNotice')
  const other = offered.find(({ kind }) => kind !== 'controllerNotice')
  return (
    <section className={classes.duties} aria-label={t('reporting-duty:title')}>
      <h2>{t('reporting-duty:title')}</h2>
      <p className={classes.quiet}>{t('reporting-duty:lead')}</p>
      {isUnnamed && <Notice meaning="attention">{t('reporting-duty:nameControllers')}</Notice>}
      {duties.length === 0 && !isUnnamed && <p className={classes.quiet}>{t('reporting-duty:none')}</p>}
      {duties.map((reading) => (
        <DutyBlock
          key={reading.duty.id}
          reading={reading}
          offered={offered.find(({ kind }) => kind === reading.duty.kind) ?? null}
          zone={zone}
          onEnter={mayEdit ? (intent) => setAsked({ kind: 'enter', duty: reading.duty, intent }) : null}
        />
      ))}
      {mayEdit && (
        <div className={classes.buttons}>
          {notice !== undefined && (
            <Button
              size="compact-sm"
              variant={isUnnamed ? 'filled' : 'default'}
              leftSection={<Plus size={14} />}
              onClick={() => setAsked({ kind: 'add', duty: 'controllerNotice' })}
            >
              {t('reporting-duty:addController')}
            </Button>
          )}
          {other !== undefined && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<Plus size={14} />}
              onClick={() => setAsked({ kind: 'add', duty: other.kind })}
            >
              {t('reporting-duty:add')}
            </Button>
          )}
        </div>
      )}
      {asked?.kind === 'add' && (
        <AddDutyDialog subjectId={subjectId} offered={offered} kind={asked.duty} onClose={close} />
      )}
      {asked?.kind === 'enter' && <EntryDialog duty={asked.duty} intent={asked.intent} onClose={close} />}
    </section>
  )
}
