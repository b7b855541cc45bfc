import type { Mention } from '#shared/contract/person.ts'
import { RecordLink } from '../../design/records/RecordLink.tsx'
import { useWords } from '../../design/words/use-words.ts'
import classes from './person.module.css'

/** The records in whose words the person is named: no erasure finds out whether they may stay. */
export function Mentions({ of }: { readonly of: readonly Mention[] }) {
  const { t } = useWords()
  return (
    <>
      {t('person:erase.mentions')}
      <ul className={classes.copies}>
        {of.map(({ id, reference, title }) => (
          <li key={reference}>
            <span className="mono">{reference}</span> {title}
            {t('design:colon')}
            <RecordLink id={id} />
          </li>
        ))}
      </ul>
    </>
  )
}
