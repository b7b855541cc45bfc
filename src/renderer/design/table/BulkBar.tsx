import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './table.module.css'

interface BulkBarProps {
  readonly count: number
  readonly onClear: () => void
  readonly children: ReactNode
}

/** What can be done to the chosen rows. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  const { t } = useWords()
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t('design:table.bulk')}>
      <strong>{t('design:table.chosen', { count })}</strong>
      {children}
      <span className={classes.grow} />
      <Button variant="subtle" color="gray" onClick={onClear}>
        {t('design:table.clear')}
      </Button>
    </div>
  )
}
