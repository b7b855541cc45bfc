import type { KeepingCopy } from '#shared/contract/person.ts'
import { InstantText } from '../words/DateText.tsx'
import { dayText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import classes from './traces.module.css'

/** The copies of the store that contain what goes, each with the day on which it goes itself. */
export function KeepingCopies({ copies }: { readonly copies: readonly KeepingCopy[] }) {
  const { t, language } = useWords()
  return (
    <div>
      <h3 className={classes.heading}>{t('design:traces.copies')}</h3>
      {copies.length === 0 && <p className={classes.text}>{t('design:traces.noCopies')}</p>}
      {copies.length > 0 && (
        <ul className={classes.copies}>
          {copies.map(({ path, kind, createdAt, keptUntilOn }) => (
            <li key={path}>
              {t(`person:copy.${kind}`)}, <InstantText at={createdAt} />:{' '}
              {keptUntilOn === null
                ? t('person:copy.never')
                : t('person:copy.until', { day: dayText(keptUntilOn, language) })}
              {kind !== 'backup' && <div className={`mono ${classes.path}`}>{path}</div>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
