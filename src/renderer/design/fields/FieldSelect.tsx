import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Path } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

type Shared = 'data' | 'searchable' | 'onSearchChange' | 'nothingFoundMessage'

interface FieldSelectProps<V extends string>
  extends Pick<
    SelectProps<V>,
    Shared | 'value' | 'onChange' | 'filter' | 'clearable' | 'placeholder' | 'disabled'
  > {
  readonly path: Path
  readonly options: FieldOptions
}

/**
 * A field that takes one of its choices; none only where it is `clearable`. Choosing again what is chosen keeps it where
 * the field must have a value.
 */
export function FieldSelect<V extends string>(props: FieldSelectProps<V>) {
  const { path, options, clearable = false, ...select } = props
  const { frame, input } = useInputProps(path, options)
  const { t } = useWords()
  return (
    <FieldFrame {...frame}>
      <Select
        {...input}
        {...select}
        clearable={clearable}
        clearButtonProps={{ 'aria-label': t('design:clear') }}
        allowDeselect={clearable && options.required !== true}
      />
    </FieldFrame>
  )
}

interface FieldMultiSelectProps<V extends string>
  extends Pick<MultiSelectProps<V>, Exclude<Shared, 'searchable'> | 'value' | 'onChange' | 'searchValue'> {
  readonly path: Path
  readonly options: FieldOptions
}

/** A field that takes several of its choices, found by typing. */
export function FieldMultiSelect<V extends string>(props: FieldMultiSelectProps<V>) {
  const { path, options, ...select } = props
  const { frame, input } = useInputProps(path, options)
  const { t } = useWords()
  return (
    <FieldFrame {...frame}>
      <MultiSelect
        {...input}
        {...select}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('design:clear') }}
      />
    </FieldFrame>
  )
}
