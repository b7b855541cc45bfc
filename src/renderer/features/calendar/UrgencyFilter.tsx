import type { Urgency } from '#shared/contract/calendar.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './calendar.module.css'

interface UrgencyFilterProps {
  /** Null: all. */
  readonly urgency: Urgency | null
  readonly onChange: (urgency: Urgency | null) => void
  readonly counts: Readonly<Record<Urgency, number>> | undefined
}

/** How near the dates are, with how many there are; none pressed shows all. */
export function UrgencyFilter({ urgency, onChange, counts }: UrgencyFilterProps) {
  const { t, language } = useWords()
  return (
    <fieldset className={classes.kinds}>
      <legend className={classes.legend}>{t('calendar:urgencies')}</legend>
      {(['overdue', 'today', 'thisWeek', 'later', 'passed'] as const).map((one) => (
        <button
          key={one}
          type="button"
          className={classes.kind}
          aria-pressed={urgency === one}
          onClick={() => onChange(urgency === one ? null : one)}
        >
          {t(`calendar:urgency.${one}`)}
          <span className={classes.count}>{counts && numberText(counts[one], language)}</span>
        </button>
      ))}
    </fieldset>
  )
}
