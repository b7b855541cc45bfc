import { createContext, type ReactNode } from 'react'
import { type Fields, kindOf } from '../fields/field-kind.ts'
import { ShownPathContext } from '../form/shown-path.ts'
import { useWords } from '../words/use-words.ts'
import classes from './history.module.css'
import { PlainValue } from './PlainValue.tsx'
import type { PastShows } from './past-values.tsx'

/** How the values of one kind of record are shown as they once were. */
export interface RecordShows {
  /** The namespace of its words. */
  readonly namespace: string
  /** The names of the fields that its form has, in the form's order. */
  readonly names: readonly string[]
  readonly show: (name: string, value: unknown) => ReactNode
  /** What an entry about it says in the history of the record that it belongs to. */
  readonly told?: PastTold | undefined
}

/** A record as it was before and after an entry; null: it was not there. */
export type PastTold = (before: unknown, after: unknown) => ReactNode

interface Known<D extends object> {
  readonly namespace: string
  readonly fields: Fields<D>
  /** A value of the past as the field has it today; undefined: it does not fit any more. */
  readonly checked: (name: string, value: unknown) => unknown
  /** How fields are shown that the engine keeps and no form edits. */
  readonly past?: PastShows | undefined
  readonly told?: PastTold | undefined
}

/** Values as their fields show them, and as plain text where no field knows them any more. */
export function recordShows<D extends object>({
  namespace,
  fields,
  checked,
  past,
  told,
}: Known<D>): RecordShows {
  return {
    namespace,
    names: Object.keys(fields),
    told,
    show: (name, value) => (
      <PastValue {...{ namespace, fields, name, value: checked(name, value) }}>
        {past?.[name]?.(value) ?? <PlainValue value={value} />}
      </PastValue>
    ),
  }
}

/** By the entity's name in the contract: every kind of record that has a form in this window. */
export const RecordShowsContext = createContext<ReadonlyMap<string, RecordShows>>(new Map())

interface PastValueProps<D extends object> {
  readonly namespace: string
  readonly fields: Fields<D>
  readonly name: string
  readonly value: unknown
  readonly children: ReactNode
}

function PastValue<D extends object>({ namespace, fields, name, value, children }: PastValueProps<D>) {
  const { t } = useWords()
  if (!(name in fields) || value === undefined) return children
  const field = name as keyof D & string
  const { show, isEmpty } = kindOf(fields, field)
  const shown = value as D[keyof D & string]
  if (isEmpty(shown)) return <span className={classes.nothing}>{t('design:nothing')}</span>
  return <ShownPathContext value={{ namespace, path: [name] }}>{show(shown)}</ShownPathContext>
}
