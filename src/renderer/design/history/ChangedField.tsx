import { Button } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import { useFieldWords } from '../form/form-context.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldChange } from './changes.ts'
import classes from './history.module.css'
import type { RecordShows } from './record-shows.tsx'

interface ChangedFieldProps {
  readonly shows: RecordShows
  readonly change: FieldChange
  readonly onRestore: ((change: FieldChange) => Promise<unknown>) | undefined
}

/** One field, before and after. */
export function ChangedField({ shows, change, onRestore }: ChangedFieldProps) {
  const { t } = useWords()
  const { label } = useFieldWords(shows.namespace)
  return (
    <div className={classes.change}>
      <span className={classes.name}>{label([change.name])}</span>
      <div className={classes.before}>{shows.show(change.name, change.before)}</div>
      <ArrowRight size={14} aria-label={t('design:history.becomes')} className={classes.arrow} />
      <div>{shows.show(change.name, change.after)}</div>
      {onRestore ? (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void onRestore(change)}>
          {t('design:history.restore')}
        </Button>
      ) : (
        <span />
      )}
    </div>
  )
}
