import type { AuthorityFile } from '#shared/contract/authority-file.ts'
import type { Day } from '#shared/kernel/dates.ts'
import clockClasses from '../../design/clock/clock.module.css'
import { Notice } from '../../design/feedback/MeaningBadge.tsx'
import { Holds } from '../../design/hold/Holds.tsx'
import layout from '../../design/layout/layout.module.css'
import { Article } from '../../design/words/Article.tsx'
import { DayText } from '../../design/words/DateText.tsx'
import { useWords } from '../../design/words/use-words.ts'

/** Where the dates of the file come from, what they do not change, and what is held for it. */
export function AuthorityRail({ record }: { readonly record: AuthorityFile }) {
  const { t } = useWords()
  const { acknowledgeOn, acknowledgedOn, deadlineOn, extendedTo, repliedOn } = record
  return (
    <>
      <section className={layout.railBlock}>
        <h2>{t('authority-file:rail.dates')}</h2>
        <dl className={clockClasses.other}>
          <Fact name="acknowledgeOn" day={acknowledgeOn} article="DPA 2018 s. 164A(3)" />
          <Fact name="acknowledgedOn" day={acknowledgedOn} />
          <Fact name="deadlineOn" day={deadlineOn} />
          <Fact name="extendedTo" day={extendedTo} />
          <Fact name="repliedOn" day={repliedOn} />
        </dl>
        {record.requestIds.length > 0 && (
          <Notice meaning="information">{t('authority-file:rail.ownClocks')}</Notice>
        )}
      </section>
      <section className={layout.railBlock}>
        <Holds subjectId={record.id} />
      </section>
    </>
  )
}

interface FactProps {
  readonly name: string
  readonly day: Day | null
  readonly article?: string
}

function Fact({ name, day, article }: FactProps) {
  const { t } = useWords()
  if (day === null) return null
  return (
    <>
      <dt>{t(`authority-file:field.${name}`)}</dt>
      <dd>
        <DayText day={day} />
        <Article of={article ?? null} />
      </dd>
    </>
  )
}
