import { Select } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

/** One of a few keys that are no code list of their own; their words are `<words>.<key>`. */
export function choice<K extends string>(
  words: string,
  keys: readonly K[],
  options: FieldOptions = {},
): FieldKind<K> {
  return {
    width: options.width ?? 'half',
    isEmpty: () => false,
    show: (value) => <ChoiceLabel words={words} value={value} />,
    input: (of) => <Choice words={words} keys={keys} of={of} options={options} />,
  }
}

interface ChoiceProps<K extends string> {
  readonly words: string
  readonly keys: readonly K[]
  readonly of: Lens<K>
  readonly options: FieldOptions
}

function Choice<K extends string>({ words, keys, of, options }: ChoiceProps<K>) {
  const { frame, input } = useInputProps(of.path, options)
  const { t } = useWords()
  return (
    <FieldFrame {...frame}>
      <Select
        {...input}
        data={keys.map((value) => ({ value, label: t(`${words}.${String(value)}`) }))}
        value={of.value}
        onChange={(value) => {
          const next = keys.find((key) => key === value)
          if (next !== undefined) of.set(next)
        }}
        allowDeselect={false}
      />
    </FieldFrame>
  )
}

function ChoiceLabel({ words, value }: { readonly words: string; readonly value: string }) {
  const { t } = useWords()
  return t(`${words}.${value}`)
}
