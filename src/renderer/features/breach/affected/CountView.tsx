import type { PeopleCounted } from '#shared/contract/affected-people.ts'
import { countryName } from '../../../design/words/countries.ts'
import { DayText, InstantText } from '../../../design/words/DateText.tsx'
import { numberText } from '../../../design/words/dates.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './affected.module.css'

/** What a count came to, and what its numbers do not say. */
export function CountView({ counted }: { readonly counted: PeopleCounted }) {
  const { t, say, code, language } = useWords()
  const number = (value: number) => numberText(value, language)
  const { minors, reachable, listed } = counted
  const held = [
    ...counted.specialCategories.map((each) => ({ ...each, name: code('specialCategory', each.category) })),
    ...counted.categories.map((each) => ({ ...each, name: code('dataCategory', each.category) })),
  ]
  return (
    <>
      <dl className={classes.figures}>
        {(
          [
            ['people', counted.people],
            ['recordCount', counted.records],
            ['minors', minors.minors],
            ['agesUnknown', minors.unknown],
          ] as const
        ).map(([name, value]) => (
          <div key={name}>
            <dt>{t(`affected-count:figure.${name}`)}</dt>
            <dd>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <dl className={classes.parts}>
        <dt>{t('affected-count:part.systems')}</dt>
        <dd>
          <ul>
            {counted.systems.map(({ connectionId, name, records, readAt }) => (
              <li key={connectionId}>
                {name}
                {t('design:colon')}
                {t('affected-count:records', { count: records })}
                {readAt !== null && (
                  <>
                    , {t('affected-count:readAt')} <InstantText at={readAt} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </dd>
        {listed !== null && (
          <>
            <dt>{t('affected-count:part.listed')}</dt>
            <dd>{t('affected-count:found', { count: listed.entries, found: number(listed.found) })}</dd>
          </>
        )}
        {counted.people > 0 && (
          <>
            <dt>{t('affected-count:part.countries')}</dt>
            <dd>
              {[
                ...counted.countries.map(
                  ({ country, people }) => `${countryName(country, language)} ${number(people)}`,
                ),
                ...(counted.countryUnknown > 0
                  ? [t('affected-count:countryUnknown', { number: number(counted.countryUnknown) })]
                  : []),
              ].join(' · ')}
            </dd>
          </>
        )}
        <dt>{t('affected-count:part.minors')}</dt>
        <dd>
          {t('affected-count:ages', {
            minors: number(minors.minors),
            adults: number(minors.adults),
            unknown: number(minors.unknown),
          })}{' '}
          (<DayText day={minors.on} />)
        </dd>
        <dt>{t('affected-count:part.reachable')}</dt>
        <dd>
          {t('affected-count:reached', {
            byEmail: number(reachable.byEmail),
            byTelephoneOnly: number(reachable.byTelephoneOnly),
            byNeither: number(reachable.byNeither),
          })}
        </dd>
        {counted.subjectCategories.length > 0 && (
          <>
            <dt>{t('affected-count:part.subjectCategories')}</dt>
            <dd>{counted.subjectCategories.map((key) => code('dataSubjectCategory', key)).join(' · ')}</dd>
          </>
        )}
        {held.length > 0 && (
          <>
            <dt>{t('affected-count:part.categories')}</dt>
            <dd>
              <ul>
                {held.map(({ name, people, isWhole, percent, fields }) => (
                  <li key={name}>
                    {name}
                    {t('design:colon')}
                    {people !== null
                      ? t(isWhole ? 'affected-count:holds' : 'affected-count:holdsAtLeast', { count: people })
                      : percent === null
                        ? t('affected-count:notSampled')
                        : t('affected-count:sampled', { percent: number(percent) })}{' '}
                    <span className={classes.quiet}>({fields.join(', ')})</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      {counted.notes.length > 0 && (
        <ul className={classes.notes}>
          {counted.notes.map((note) => (
            <li key={`${note.key} ${JSON.stringify(note.params)}`}>{say(note)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
