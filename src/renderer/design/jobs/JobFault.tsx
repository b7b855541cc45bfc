import type { JobRecord } from '#shared/contract/job.ts'
import { faultHelp, faultTitle } from '../feedback/ErrorPanel.tsx'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './jobs.module.css'

interface JobFaultProps {
  readonly fault: NonNullable<JobRecord['fault']>
}

/** Why a job stopped, and what to do: in the words of connections where those say more. */
export function JobFault({ fault }: JobFaultProps) {
  const { t, say, language } = useWords()
  const key = `connector:fault.${fault.code}`
  const isKnown = t(key, { defaultValue: '' }) !== ''
  return (
    <Notice meaning={fault.code === 'cancelled' ? 'information' : 'danger'}>
      <strong>{faultTitle(fault, t)}</strong>
      <p className={classes.faultText}>
        {isKnown ? say({ key, params: fault.params, article: null }) : faultHelp(fault, t, language)}
      </p>
      {fault.reference !== null && (
        <p className={classes.faultText}>
          {t('design:error.reference')} <span className="mono">{fault.reference}</span>
        </p>
      )}
    </Notice>
  )
}
