import { useMemo } from 'react'
import type { Lens } from '../form/lens.ts'
import { countryName, countryOptions } from '../words/countries.ts'
import { useWords } from '../words/use-words.ts'
import { Chips } from './Chips.tsx'
import { FieldMultiSelect, FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

/** A country; the empty text until one is chosen. */
export function country(options: FieldOptions = {}): FieldKind<string> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === '',
    show: (value) => <CountryName code={value} />,
    input: (of) => <CountrySelect of={of} options={options} onChange={(value) => of.set(value ?? '')} />,
  }
}

/** A country, or none. */
export function countryOrNone(options: FieldOptions = {}): FieldKind<string | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <CountryName code={value} />,
    input: (of) => <CountrySelect of={of} options={options} onChange={of.set} clearable />,
  }
}

/** Several countries. */
export function countries(options: FieldOptions = {}): FieldKind<string[]> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value.length === 0,
    show: (value) => <Chips of={value} chip={(code) => <CountryName code={code} />} />,
    input: (of) => <CountrySearch of={of} options={options} />,
  }
}

/** The name of a country in the chosen language. */
export function CountryName({ code }: { readonly code: string }) {
  const { language } = useWords()
  return <span>{countryName(code, language)}</span>
}

/** All countries by name in the chosen language. */
export function useCountryOptions() {
  const { language } = useWords()
  return useMemo(() => countryOptions(language), [language])
}

interface CountrySelectProps {
  readonly of: Lens<string> | Lens<string | null>
  readonly options: FieldOptions
  readonly onChange: (value: string | null) => void
  readonly clearable?: boolean
}

function CountrySelect({ of, options, onChange, clearable = false }: CountrySelectProps) {
  return (
    <FieldSelect
      path={of.path}
      options={options}
      data={useCountryOptions()}
      value={of.value === '' ? null : of.value}
      onChange={onChange}
      searchable
      clearable={clearable}
    />
  )
}

function CountrySearch({ of, options }: { readonly of: Lens<string[]>; readonly options: FieldOptions }) {
  return (
    <FieldMultiSelect
      path={of.path}
      options={options}
      data={useCountryOptions()}
      value={of.value}
      onChange={of.set}
    />
  )
}
