import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { numberText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'
import { WholeNumberInput } from './WholeNumberInput.tsx'

/** A whole number that may be unknown. */
export function wholeNumber(options: FieldOptions = {}): FieldKind<number | null> {
  return {
    width: options.width ?? 'third',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <NumberLabel value={value} />,
    input: (of) => <WholeNumber of={of} options={options} />,
  }
}

/** A number, grouped as the language does. */
export function NumberLabel({ value }: { readonly value: number }) {
  const { language } = useWords()
  return numberText(value, language)
}

interface WholeNumberProps {
  readonly of: Lens<number | null>
  readonly options: FieldOptions
}

function WholeNumber({ of, options }: WholeNumberProps) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <WholeNumberInput {...input} value={of.value} onChange={of.set} />
    </FieldFrame>
  )
}
