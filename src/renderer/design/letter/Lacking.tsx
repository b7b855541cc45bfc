import type { LackingContent } from '#shared/contract/letter.ts'
import { useWords } from '../words/use-words.ts'
import classes from './letter.module.css'

/** What a letter or a template lacks, each with the article that asks for it. */
export function Lacking({ of }: { readonly of: readonly LackingContent[] }) {
  const { t, cited } = useWords()
  return (
    <>
      {t('letter:lacks')}
      <ul className={classes.lacking}>
        {of.map(({ part, value, article }) => (
          <li key={`${part}-${value}`}>
            {value === null
              ? t(`letter:part.${part}`)
              : `${t(`letter:part.${part}`)}${t('design:colon')}${t(`letter:value.${value}`)}`}{' '}
            ({cited(article)})
          </li>
        ))}
      </ul>
    </>
  )
}
