import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { retentionPath } from '../../design/layout/retention-path.ts'
import { useWords } from '../../design/words/use-words.ts'
import classes from './today.module.css'

/** That files of requests wait to be blanked, in one line; nothing while none does. */
export function PastRetention({ count }: { readonly count: number }) {
  const { t } = useWords()
  if (count === 0) return null
  return (
    <p className={classes.nothing}>
      <Anchor component={Link} to={retentionPath} size="sm">
        {t('today:retention', { count })}
      </Anchor>
    </p>
  )
}
