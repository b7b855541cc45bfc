import { TagsInput } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { Chips } from './Chips.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

/** Several short texts. */
export function tags(options: FieldOptions = {}): FieldKind<string[]> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value.length === 0,
    show: (value) => <Chips of={value} chip={(text) => text} />,
    input: (of) => <Tags of={of} options={options} />,
  }
}

function Tags({ of, options }: { readonly of: Lens<string[]>; readonly options: FieldOptions }) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <TagsInput {...input} value={of.value} onChange={of.set} acceptValueOnBlur />
    </FieldFrame>
  )
}
