import type { FieldStatistics as Statistics } from '#shared/contract/inventory.ts'
import { Chips } from '../../design/fields/Chips.tsx'
import { NumberLabel } from '../../design/fields/number.tsx'
import layout from '../../design/layout/layout.module.css'
import { InstantText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'
import { filledShare } from './confidence.ts'
import classes from './inventory.module.css'

/** What a sample of the field's values showed; the values themselves masked. */
export function FieldStatistics({ statistics }: { readonly statistics: Statistics | null }) {
  const { t } = useWords()
  if (statistics === null) return <p className={layout.nothing}>{t('field:statistics.none')}</p>
  const share = filledShare(statistics)
  return (
    <dl className={classes.facts}>
      <dt>{t('field:field.filled')}</dt>
      <dd>
        {share === null ? '–' : `${share} %`}{' '}
        <span className={classes.muted}>
          (<NumberLabel value={statistics.filled} /> / <NumberLabel value={statistics.sampled} />)
        </span>
      </dd>
      <dt>{t('field:field.distinct')}</dt>
      <dd>
        <NumberLabel value={statistics.distinct} />
      </dd>
      <dt>{t('field:statistics.takenAt')}</dt>
      <dd>
        <InstantText at={statistics.takenAt} />
      </dd>
      {statistics.samples.length > 0 && (
        <>
          <dt>{t('field:statistics.samples')}</dt>
          <dd className="mono">
            <Chips of={statistics.samples} chip={(sample) => sample} />
          </dd>
        </>
      )}
    </dl>
  )
}
