import { Fragment } from 'react'
import type { AffectedCount } from '#shared/contract/affected-people.ts'
import { InstantText } from '../../../design/words/DateText.tsx'
import { useWords } from '../../../design/words/use-words.ts'

interface MeantPartsProps {
  readonly meant: Omit<AffectedCount['meant'], 'connectionIds'>
}

/** Who was counted, as parts of a list of terms: within which time, with which properties, on which list. */
export function MeantParts({ meant }: MeantPartsProps) {
  const { t } = useWords()
  const { window, conditions, listed } = meant
  return (
    <>
      <dt>{t('affected-count:field.by')}</dt>
      <dd>{t(`affected-count:by.${window?.by ?? 'always'}`)}</dd>
      {(['from', 'until'] as const).map((end) => {
        const at = window?.[end] ?? null
        return (
          at !== null && (
            <Fragment key={end}>
              <dt>{t(`affected-count:field.${end}`)}</dt>
              <dd>
                <InstantText at={at} />
              </dd>
            </Fragment>
          )
        )
      })}
      {conditions.map(({ property, label, values }) => (
        <Fragment key={property}>
          <dt>{label}</dt>
          <dd>{values.map((value) => value || t('affected-count:noValue')).join(' · ')}</dd>
        </Fragment>
      ))}
      {listed !== null && (
        <>
          <dt>{t('affected-count:part.listed')}</dt>
          <dd>{t('affected-count:entries', { count: listed.entries })}</dd>
        </>
      )}
    </>
  )
}
