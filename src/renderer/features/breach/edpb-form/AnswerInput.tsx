import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { EdpbAnswer, EdpbAskedField } from '#shared/contract/edpb-form.ts'
import { Day, instantOf } from '#shared/kernel/dates.ts'
import { day, instant } from '../../../design/fields/dates.tsx'
import { FieldMultiSelect, FieldSelect } from '../../../design/fields/FieldSelect.tsx'
import { flag } from '../../../design/fields/flag.tsx'
import { useInputProps } from '../../../design/fields/input-props.ts'
import { wholeNumber } from '../../../design/fields/number.tsx'
import { longText, text } from '../../../design/fields/text.tsx'
import { WholeNumberInput } from '../../../design/fields/WholeNumberInput.tsx'
import { FieldFrame, FieldGroup } from '../../../design/form/FieldFrame.tsx'
import { useField } from '../../../design/form/form-context.ts'
import { countryName } from '../../../design/words/countries.ts'
import { useWords } from '../../../design/words/use-words.ts'
import classes from './edpb-form.module.css'

interface AnswerProps {
  readonly field: EdpbAskedField
  readonly answer: EdpbAnswer | null
  readonly onChange: (answer: EdpbAnswer | null) => void
}

/** The input that fits the kind of a field. */
export function AnswerInput(props: AnswerProps) {
  const { field, answer, onChange } = props
  const path = pathOf(field)
  const options = optionsOf(field)
  const set = onChange
  switch (field.kind) {
    case 'line':
      return text(options).input({ value: textOf(answer), path, set })
    case 'text':
      return longText(options).input({ value: textOf(answer), path, set })
    case 'flag':
      return flag(options).input({ value: answer === true, path, set: (on) => set(on ? true : null) })
    case 'instant':
      return instant(options).input({ value: instantOf(answer), path, set })
    case 'day':
      return day(options).input({ value: Day.safeParse(answer).data ?? null, path, set })
    case 'number':
      return wholeNumber(options).input({ value: typeof answer === 'number' ? answer : null, path, set })
    case 'choice':
      return <OneLetter {...props} />
    case 'choices':
      return <SeveralLetters {...props} />
    case 'lines':
      return <Lines {...props} />
    case 'countries':
      return <Countries {...props} />
    case 'perCountry':
      return <PerCountry {...props} />
  }
}

function OneLetter({ field, answer, onChange }: AnswerProps) {
  const label = useOptionWords(field)
  return (
    <FieldSelect
      path={pathOf(field)}
      options={optionsOf(field)}
      data={field.options.map(({ letter, key }) => ({ value: letter, label: label(key) }))}
      value={typeof answer === 'string' ? answer : null}
      onChange={onChange}
      clearable={!field.isRequired}
    />
  )
}

function SeveralLetters({ field, answer, onChange }: AnswerProps) {
  const label = useOptionWords(field)
  const words = useField(pathOf(field))
  const chosen = listOf(answer)
  return (
    <FieldGroup words={words} article={field.article} required={field.isRequired}>
      <div className={classes.choices}>
        {field.options.map(({ letter, key }) => (
          <Checkbox
            key={letter}
            label={label(key)}
            checked={chosen.includes(letter)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              const letters = field.options.map((option) => option.letter)
              onChange(letters.filter((one) => (one === letter ? isOn : chosen.includes(one))))
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

/** Texts in a list, a line each. What is typed stays as it is typed; empty lines are no entries. */
function Lines({ field, answer, onChange }: AnswerProps) {
  const { frame, input } = useInputProps(pathOf(field), optionsOf(field))
  const [typed, setTyped] = useState<string | null>(null)
  const shown = listOf(answer).join('\n')
  const isTyped = typed !== null && entriesOf(typed).join('\n') === shown
  return (
    <FieldFrame {...frame}>
      <Textarea
        {...input}
        value={isTyped ? typed : shown}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onChange(entriesOf(event.currentTarget.value))
        }}
      />
    </FieldFrame>
  )
}

function Countries({ field, answer, onChange }: AnswerProps) {
  const { language } = useWords()
  return (
    <FieldMultiSelect
      path={pathOf(field)}
      options={optionsOf(field)}
      data={field.countries
        .map((code) => ({ value: code, label: countryName(code, language) }))
        .sort((one, other) => one.label.localeCompare(other.label, language))}
      value={listOf(answer)}
      onChange={onChange}
    />
  )
}

function PerCountry({ field, answer, onChange }: AnswerProps) {
  const { language } = useWords()
  const words = useField(pathOf(field))
  const counts = answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer : {}
  return (
    <FieldGroup words={words} article={field.article} required={field.isRequired}>
      <div className={classes.choices}>
        {field.countries.map((country) => (
          <WholeNumberInput
            key={country}
            label={countryName(country, language)}
            value={counts[country] ?? null}
            onChange={(count) => {
              const { [country]: _former, ...others } = counts
              onChange(count === null ? others : { ...others, [country]: count })
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

function useOptionWords({ number }: EdpbAskedField): (key: string) => string {
  const { t } = useWords()
  return (key) => t(`edpb-form:option.${number}.${key}`)
}

function pathOf({ number }: EdpbAskedField): readonly string[] {
  return [String(number)]
}

function optionsOf({ article, isRequired }: EdpbAskedField) {
  return { ...(article === null ? {} : { article }), required: isRequired }
}

function textOf(answer: EdpbAnswer | null): string {
  return typeof answer === 'string' ? answer : ''
}

function listOf(answer: EdpbAnswer | null): string[] {
  return Array.isArray(answer) ? answer : []
}

function entriesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
