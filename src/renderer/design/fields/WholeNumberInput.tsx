import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { typedNumber, wholeNumberIn } from '../words/whole-number.ts'

interface WholeNumberInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'onBlur'> {
  /** `NaN`: what was typed is no whole number. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** A whole number, which keeps what was typed as it was typed until it is one. */
export function WholeNumberInput({ value, onChange, error, ...input }: WholeNumberInputProps) {
  const { t, language } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const isStill = typed !== null && Object.is(wholeNumberIn(typed, language), value)
  return (
    <TextInput
      {...input}
      inputMode="numeric"
      autoComplete="off"
      value={isStill ? typed : typedNumber(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(wholeNumberIn(currentTarget.value, language))
      }}
      onBlur={() => {
        if (value === null || Number.isSafeInteger(value)) setTyped(null)
      }}
      error={error || (Number.isNaN(value) && t('faults:issue.notInteger'))}
    />
  )
}
