import { ClockAlert } from 'lucide-react'
import type { AuditEntry } from '#shared/contract/audit.ts'
import { MeaningBadge } from '../../design/feedback/MeaningBadge.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './audit.module.css'

/** Says when the machine's clock went back, or leapt ahead, before an entry: its moment is in doubt then. */
export function ClockBadge({ clock }: Pick<AuditEntry, 'clock'>) {
  const { t } = useWords()
  return clock !== 'ok' && <MeaningBadge meaning="attention">{t(`audit:clock.${clock}`)}</MeaningBadge>
}

/** The same as a sign, for a row. */
export function ClockSign({ clock }: Pick<AuditEntry, 'clock'>) {
  const { t } = useWords()
  if (clock === 'ok') return null
  const words = t(`audit:clock.${clock}`)
  return (
    <span title={words} className={classes.clock}>
      <ClockAlert size={14} role="img" aria-label={words} />
    </span>
  )
}
