import { Anchor } from '@mantine/core'
import type { Message } from '#shared/kernel/message.ts'
import { Notice } from '../feedback/MeaningBadge.tsx'
import { Article } from '../words/Article.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './clock.module.css'

interface ClockWarningsProps {
  readonly warnings: readonly Message[]
  readonly onExplain: () => void
}

/** What speaks against the date, and the way to its working. */
export function ClockWarnings({ warnings, onExplain }: ClockWarningsProps) {
  const { t, say } = useWords()
  return (
    <div className={classes.warnings}>
      {warnings.map((warning) => (
        <Notice key={`${warning.key}${JSON.stringify(warning.params)}`} meaning="attention">
          {say(warning)}
          <Article of={warning.article} />
        </Notice>
      ))}
      <Anchor component="button" type="button" size="sm" onClick={onExplain}>
        {t('design:clock.explain')}
      </Anchor>
    </div>
  )
}
