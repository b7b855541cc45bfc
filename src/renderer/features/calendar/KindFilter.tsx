import { DeadlineKind } from '#shared/contract/calendar.ts'
import { deadlineIcons } from '../../design/clock/deadline-icons.ts'
import { numberText } from '../../design/words/dates.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './calendar.module.css'

interface KindFilterProps {
  /** Empty: all. */
  readonly kinds: readonly DeadlineKind[]
  readonly onChange: (kinds: DeadlineKind[]) => void
  readonly counts: Readonly<Record<DeadlineKind, number>> | undefined
}

/** The kinds of dates with how many there are; none pressed shows all. */
export function KindFilter({ kinds, onChange, counts }: KindFilterProps) {
  const { t, language } = useWords()
  const turn = (kind: DeadlineKind) =>
    onChange(kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind])
  return (
    <fieldset className={classes.kinds}>
      <legend className={classes.legend}>{t('calendar:kinds')}</legend>
      {DeadlineKind.options.map((kind) => {
        const Icon = deadlineIcons[kind]
        return (
          <button
            key={kind}
            type="button"
            className={classes.kind}
            aria-pressed={kinds.includes(kind)}
            onClick={() => turn(kind)}
          >
            <Icon size={14} aria-hidden="true" />
            {t(`calendar:filter.${kind}`)}
            <span className={classes.count}>{counts && numberText(counts[kind], language)}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
