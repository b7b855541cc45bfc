import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useEngine } from '../engine-context.ts'
import type { Lens } from '../form/lens.ts'
import { RecordLink, useRecordTitle } from '../records/RecordLink.tsx'
import { useWords } from '../words/use-words.ts'
import { FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

/** A link to a record of any register, or none. */
export function anyRecordOrNone(options: FieldOptions = {}): FieldKind<string | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <RecordLink id={value} />,
    input: (of) => <AnyRecord of={of} options={options} />,
  }
}

function AnyRecord({ of, options }: { readonly of: Lens<string | null>; readonly options: FieldOptions }) {
  const { query } = useEngine()
  const { t } = useWords()
  const title = useRecordTitle(of.value)
  const [search, setSearch] = useState('')
  const [text] = useDebouncedValue(search.trim(), 150)
  const found = useQuery({
    ...query.search.find.queryOptions({ input: text === '' || text === title ? skipToken : { text } }),
    placeholderData: keepPreviousData,
  })
  const chosen = of.value === null ? [] : [{ value: of.value, label: title }]
  const others = (found.data ?? [])
    .filter(({ recordId, onPageOf }) => recordId !== of.value && onPageOf === null)
    .map((hit) => ({ value: hit.recordId, label: `${hit.reference} ${hit.title}` }))
  return (
    <FieldSelect
      path={of.path}
      options={options}
      data={[...chosen, ...others]}
      value={of.value}
      onChange={of.set}
      onSearchChange={setSearch}
      filter={({ options: all }) => all}
      searchable
      clearable
      nothingFoundMessage={t('design:form.typeToFind')}
    />
  )
}
