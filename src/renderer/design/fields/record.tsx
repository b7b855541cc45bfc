import { useState } from 'react'
import type { Id, IdPrefix } from '#shared/kernel/ids.ts'
import type { Lens } from '../form/lens.ts'
import { RecordLink } from '../records/RecordLink.tsx'
import { useRecordChoices } from '../records/use-record-choices.ts'
import { useWords } from '../words/use-words.ts'
import { Chips } from './Chips.tsx'
import { FieldMultiSelect, FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

/** A link to one record of another register, or none. */
export function recordOrNone<P extends IdPrefix>(
  prefix: P,
  options: FieldOptions = {},
): FieldKind<Id<P> | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <RecordLink id={value} />,
    input: (of) => <RecordSelect prefix={prefix} of={of} options={options} clearable />,
  }
}

/** A link that a record cannot be without. */
export function record<P extends IdPrefix>(prefix: P, options: FieldOptions = {}): FieldKind<Id<P>> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => String(value) === '',
    show: (value) => <RecordLink id={value} />,
    input: (of) => (
      <RecordSelect
        prefix={prefix}
        of={{ ...of, set: (next) => next !== null && of.set(next) }}
        options={{ ...options, required: true }}
        clearable={false}
      />
    ),
  }
}

/** Links to several records. */
export function records<P extends IdPrefix>(prefix: P, options: FieldOptions = {}): FieldKind<Id<P>[]> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value.length === 0,
    show: (value) => <Chips of={value} chip={(id) => <RecordLink id={id} />} />,
    input: (of) => <RecordSearch prefix={prefix} of={of} options={options} />,
  }
}

interface RecordSelectProps<P extends IdPrefix> {
  readonly prefix: P
  readonly of: Lens<Id<P> | null>
  readonly options: FieldOptions
  readonly clearable: boolean
}

function RecordSelect<P extends IdPrefix>({ prefix, of, options, clearable }: RecordSelectProps<P>) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const chosen = of.value === null || String(of.value) === '' ? [] : [of.value]
  return (
    <FieldSelect<string>
      path={of.path}
      options={options}
      data={useRecordChoices(prefix, search, chosen)}
      value={chosen[0] ?? null}
      onChange={(value) => of.set(value as Id<P> | null)}
      onSearchChange={setSearch}
      searchable
      clearable={clearable}
      nothingFoundMessage={t('design:table.nothingFound')}
    />
  )
}

interface RecordSearchProps<P extends IdPrefix> {
  readonly prefix: P
  readonly of: Lens<Id<P>[]>
  readonly options: FieldOptions
}

function RecordSearch<P extends IdPrefix>({ prefix, of, options }: RecordSearchProps<P>) {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  return (
    <FieldMultiSelect<string>
      path={of.path}
      options={options}
      data={useRecordChoices(prefix, search, of.value)}
      value={of.value}
      onChange={(values) => of.set(values as Id<P>[])}
      searchValue={search}
      onSearchChange={setSearch}
      nothingFoundMessage={t('design:table.nothingFound')}
    />
  )
}
