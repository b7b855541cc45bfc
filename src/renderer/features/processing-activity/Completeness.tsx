import { useWords } from '../../design/words/use-words.ts'
import classes from './processing-activity.module.css'

/** Share of the cells that Art. 30 asks for and that are filled, as a bar with its number. */
export function Completeness({ value }: { readonly value: number }) {
  const { t } = useWords()
  return (
    <span className={classes.completeness}>
      <meter
        min={0}
        max={100}
        value={value}
        className={classes.meter}
        aria-label={t('processing-activity:field.completeness')}
      >
        {value} %
      </meter>
      <span className={classes.percent}>{value} %</span>
    </span>
  )
}
