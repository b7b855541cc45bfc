import type { ReactNode } from 'react'
import { useWords } from '../../design/words/use-words.ts'
import type { EngineClient } from '../../engine/client.ts'
import classes from './letter-template.module.css'

interface PlaceholdersProps {
  readonly of: Pick<
    Awaited<ReturnType<EngineClient['letterTemplate']['get']>>,
    'values' | 'conditions' | 'parts'
  >
}

/** What a template may name, in words. */
export function Placeholders({ of: { values, conditions, parts } }: PlaceholdersProps) {
  const { t, cited } = useWords()
  return (
    <details>
      <summary>{t('letter-template:placeholders')}</summary>
      <dl className={classes.placeholders}>
        {parts.map(({ part, article }) => (
          <Placeholder key={part} written={`{{#part.${part}}} … {{/part.${part}}}`}>
            {t(`letter:part.${part}`)} ({cited(article)})
          </Placeholder>
        ))}
        {values.map((name) => (
          <Placeholder key={name} written={`{{${name}}}`}>
            {t(`letter:value.${name}`)}
          </Placeholder>
        ))}
        {conditions.map((name) => (
          <Placeholder key={name} written={`{{#${name}}} … {{/${name}}}`}>
            {t(`letter:condition.${name}`)}
          </Placeholder>
        ))}
      </dl>
    </details>
  )
}

function Placeholder({ written, children }: { readonly written: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="mono">{written}</dt>
      <dd>{children}</dd>
    </>
  )
}
