import { Checkbox } from '@mantine/core'
import type * as z from 'zod'
import { FieldGroup } from '../form/FieldFrame.tsx'
import classes from '../form/form.module.css'
import { useField } from '../form/form-context.ts'
import type { Lens } from '../form/lens.ts'
import { useWords } from '../words/use-words.ts'
import { Chips } from './Chips.tsx'
import { FieldMultiSelect, FieldSelect } from './FieldSelect.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'

/** The schema of a code list and its name in `codes.json`. */
export interface CodeList<K extends string> {
  readonly name: string
  readonly schema: z.ZodType<K> & { readonly options: readonly K[] }
}

export function codes<K extends string>(name: string, schema: CodeList<K>['schema']): CodeList<K> {
  return { name, schema }
}

/** One code of a list. `open` is the code that stands for "not answered yet". */
export function code<K extends string>(
  list: CodeList<K>,
  options: FieldOptions & { readonly open?: NoInfer<K> } = {},
): FieldKind<K> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === options.open,
    show: (value) => <CodeLabel list={list.name} code={value} />,
    input: (of) => (
      <CodeSelect
        list={list}
        of={of}
        options={options}
        onChange={(value) => value !== null && of.set(value)}
      />
    ),
  }
}

/** One code of a list, or none. */
export function codeOrNone<K extends string>(
  list: CodeList<K>,
  options: FieldOptions = {},
): FieldKind<K | null> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value === null,
    show: (value) => value !== null && <CodeLabel list={list.name} code={value} />,
    input: (of) => <CodeSelect list={list} of={of} options={options} onChange={of.set} clearable />,
  }
}

/** Several codes of a list: boxes where there are few, a search where there are many. */
export function codeSet<K extends string>(list: CodeList<K>, options: FieldOptions = {}): FieldKind<K[]> {
  const Choice = list.schema.options.length > 9 ? CodeSearch : CodeBoxes
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value.length === 0,
    show: (value) => <Chips of={value} chip={(key) => <CodeLabel list={list.name} code={key} />} />,
    input: (of) => <Choice list={list} of={of} options={options} />,
  }
}

/** The word of a code. */
export function CodeLabel({ list, code: key }: { readonly list: string; readonly code: string }) {
  const { code } = useWords()
  return <span>{code(list, key)}</span>
}

/** The codes of a list with their words, for a choice. */
export function useCodeOptions<K extends string>(list: CodeList<K>): { value: K; label: string }[] {
  const { code: word } = useWords()
  return list.schema.options.map((value) => ({ value, label: word(list.name, value) }))
}

interface CodeSelectProps<K extends string> {
  readonly list: CodeList<K>
  readonly of: Lens<K> | Lens<K | null>
  readonly options: FieldOptions
  readonly onChange: (value: K | null) => void
  readonly clearable?: boolean
}

function CodeSelect<K extends string>({ list, of, options, onChange, clearable }: CodeSelectProps<K>) {
  return (
    <FieldSelect
      path={of.path}
      options={options}
      data={useCodeOptions(list)}
      value={of.value}
      onChange={onChange}
      searchable={list.schema.options.length > 7}
      clearable={clearable ?? false}
    />
  )
}

interface CodeSetProps<K extends string> {
  readonly list: CodeList<K>
  readonly of: Lens<K[]>
  readonly options: FieldOptions
}

function CodeSearch<K extends string>({ list, of, options }: CodeSetProps<K>) {
  return (
    <FieldMultiSelect
      path={of.path}
      options={options}
      data={useCodeOptions(list)}
      value={of.value}
      onChange={(values) => of.set(list.schema.options.filter((key) => values.includes(key)))}
    />
  )
}

function CodeBoxes<K extends string>({ list, of, options }: CodeSetProps<K>) {
  const words = useField(of.path)
  const choices = useCodeOptions(list)
  return (
    <FieldGroup words={words} article={options.article ?? null} required={options.required ?? false}>
      <div className={classes.options}>
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={of.value.includes(value)}
            onChange={(event) => {
              const isOn = event.currentTarget.checked
              of.set(list.schema.options.filter((key) => (key === value ? isOn : of.value.includes(key))))
            }}
          />
        ))}
      </div>
    </FieldGroup>
  )
}
