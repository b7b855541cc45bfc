import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import { FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

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
  const { t } = useWords()
  return (
    <FieldSelect
      path={of.path}
      options={options}
      data={keys.map((value) => ({ value, label: t(`${words}.${String(value)}`) }))}
      value={of.value}
      onChange={(value) => value !== null && of.set(value)}
    />
  )
}

function ChoiceLabel({ words, value }: { readonly words: string; readonly value: string }) {
  const { t } = useWords()
  return t(`${words}.${value}`)
}
