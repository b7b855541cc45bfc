import { PasswordInput } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

/** A password or token: typed anew each time, never shown again. */
export function secret(options: FieldOptions = {}): FieldKind<string> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value === '',
    show: () => null,
    input: (of) => <SecretInput of={of} options={options} />,
  }
}

interface SecretInputProps {
  readonly of: Lens<string>
  readonly options: FieldOptions
  /** Where the name of the field is known at run time only. */
  readonly label?: string
}

export function SecretInput({ of, options, label }: SecretInputProps) {
  const { frame, input } = useInputProps(of.path, options)
  const { t } = useWords()
  return (
    <FieldFrame {...frame} words={{ ...frame.words, label: label ?? frame.words.label }}>
      <PasswordInput
        {...input}
        value={of.value}
        onChange={(event) => of.set(event.currentTarget.value)}
        // Keeps the browser of the loopback shell from offering to save it.
        autoComplete="one-time-code"
        spellCheck={false}
        visibilityToggleButtonProps={{ 'aria-label': t('design:showSecret') }}
      />
    </FieldFrame>
  )
}
