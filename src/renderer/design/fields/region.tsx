import { TextInput } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

/** The part of a country whose holiday calendar counts, such as `BY`; none where the country has one calendar. */
export function region(options: FieldOptions = {}): FieldKind<string | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value,
    input: (of) => <RegionCode of={of} options={options} />,
  }
}

function RegionCode({ of, options }: { readonly of: Lens<string | null>; readonly options: FieldOptions }) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <TextInput
        {...input}
        value={of.value ?? ''}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim().toUpperCase()
          of.set(typed === '' ? null : typed)
        }}
        maxLength={6}
        autoComplete="off"
      />
    </FieldFrame>
  )
}
