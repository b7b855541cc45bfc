import { Authority, authorityFacts, authorityName } from '#shared/contract/authority.ts'
import type { PastShow } from '../history/past-values.tsx'
import { useWords } from '../words/use-words.ts'
import { Chips } from './Chips.tsx'
import { FieldMultiSelect, FieldSelect } from './FieldSelect.tsx'
import type { FieldKind } from './field-kind.ts'

/** One authority, by its own name. */
export function authority(offered: readonly Authority[]): FieldKind<Authority> {
  return {
    width: 'full',
    isEmpty: () => false,
    show: authorityName,
    input: ({ value, path, set }) => (
      <FieldSelect
        path={path}
        options={{ required: true }}
        data={choices(offered)}
        value={value}
        onChange={(next) => next !== null && set(next)}
        searchable
      />
    ),
  }
}

/** One authority, or none. */
export function authorityOrNone(offered: readonly Authority[]): FieldKind<Authority | null> {
  return {
    width: 'full',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && authorityName(value),
    input: ({ value, path, set }) => (
      <FieldSelect
        path={path}
        options={{}}
        data={choices(offered)}
        value={value}
        onChange={set}
        searchable
        clearable
      />
    ),
  }
}

/** Several authorities, in the order of the list. */
export function authorities(offered: readonly Authority[]): FieldKind<Authority[]> {
  return {
    width: 'full',
    isEmpty: (value) => value.length === 0,
    show: (value) => <Chips of={value} chip={authorityName} />,
    input: ({ value, path, set }) => <Several {...{ value, path, set, offered }} />,
  }
}

interface SeveralProps {
  readonly value: Authority[]
  readonly path: readonly (string | number)[]
  readonly set: (next: Authority[]) => void
  readonly offered: readonly Authority[]
}

function Several({ value, path, set, offered }: SeveralProps) {
  const { t } = useWords()
  return (
    <FieldMultiSelect
      path={path}
      options={{ required: true }}
      data={choices(offered)}
      value={value}
      onChange={(next) => set(Authority.options.filter((key) => next.includes(key)))}
      nothingFoundMessage={t('design:table.nothingFound')}
    />
  )
}

/** The authorities of these laws. */
export function authoritiesUnder(regimes: readonly string[]): readonly Authority[] {
  return Authority.options.filter((key) => regimes.includes(authorityFacts(key).regime))
}

export const pastAuthority: PastShow = (value) => (typeof value === 'string' ? authorityName(value) : null)

export const pastAuthorities: PastShow = (value) =>
  Array.isArray(value) && value.length > 0 ? value.map((key) => authorityName(String(key))).join(' · ') : null

function choices(offered: readonly Authority[]) {
  return offered.map((value) => ({ value, label: authorityName(value) }))
}
