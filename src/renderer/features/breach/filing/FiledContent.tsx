import type { StandingFiling } from '#shared/contract/breach-filing.ts'
import { useFieldWords } from '../../../design/form/form-context.ts'
import type { RecordShows } from '../../../design/history/record-shows.tsx'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './filing.module.css'

interface FiledContentProps {
  readonly content: StandingFiling['content']
  readonly shows: RecordShows
}

/** What the record said when it was filed, whatever it says today. */
export function FiledContent({ content, shows }: FiledContentProps) {
  const { t } = useWords()
  const { label } = useFieldWords(shows.namespace)
  const own = shows.names.filter((name) => name in content)
  const names = [...own, ...Object.keys(content).filter((name) => !own.includes(name))]
  return (
    <section className={classes.content} aria-label={t('breach-filing:content')}>
      <h3>{t('breach-filing:content')}</h3>
      <dl className={classes.facts}>
        {names.map((name) => (
          <div key={name} className={classes.pair}>
            <dt>{label([name])}</dt>
            <dd className={classes.text}>{shows.show(name, content[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
