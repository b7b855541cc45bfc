import { Button } from '@mantine/core'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Fields, kindOf } from '../fields/field-kind.ts'
import { useFieldWords } from '../form/form-context.ts'
import { ShownPathContext } from '../form/shown-path.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldChange } from './changes.ts'
import classes from './history.module.css'
import { PlainValue } from './PlainValue.tsx'
import type { PastShows } from './past-values.tsx'

interface ChangedFieldProps<D extends object> {
  readonly namespace: string
  readonly fields: Fields<D>
  readonly change: FieldChange
  readonly checked: (name: string, value: unknown) => unknown
  readonly past: PastShows | undefined
  readonly onRestore: ((change: FieldChange) => Promise<unknown>) | undefined
}

/** One field, before and after. */
export function ChangedField<D extends object>(props: ChangedFieldProps<D>) {
  const { namespace, fields, change, checked, past, onRestore } = props
  const { t } = useWords()
  const { label } = useFieldWords(namespace)
  const kept = (value: unknown) => past?.[change.name]?.(value) ?? <PlainValue value={value} />
  return (
    <div className={classes.change}>
      <span className={classes.name}>{label([change.name])}</span>
      <div className={classes.before}>
        <PastValue {...{ namespace, fields, name: change.name, value: checked(change.name, change.before) }}>
          {kept(change.before)}
        </PastValue>
      </div>
      <ArrowRight size={14} aria-label={t('design:history.becomes')} className={classes.arrow} />
      <div>
        <PastValue {...{ namespace, fields, name: change.name, value: checked(change.name, change.after) }}>
          {kept(change.after)}
        </PastValue>
      </div>
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

interface PastValueProps<D extends object> {
  readonly namespace: string
  readonly fields: Fields<D>
  readonly name: string
  readonly value: unknown
  readonly children: ReactNode
}

/** A value as its field shows it; as plain text where no field knows it. */
function PastValue<D extends object>({ namespace, fields, name, value, children }: PastValueProps<D>) {
  const { t } = useWords()
  if (!(name in fields) || value === undefined) return children
  const field = name as keyof D & string
  const { show, isEmpty } = kindOf(fields, field)
  const shown = value as D[keyof D & string]
  if (isEmpty(shown)) return <span className={classes.nothing}>{t('design:nothing')}</span>
  return <ShownPathContext value={{ namespace, path: [name] }}>{show(shown)}</ShownPathContext>
}
