import { Textarea, TextInput } from '@mantine/core'
import { FieldFrame } from '../form/FieldFrame.tsx'
import classes from '../form/form.module.css'
import type { Lens } from '../form/lens.ts'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { useInputProps } from './input-props.ts'

interface TextOptions extends FieldOptions {
  readonly type?: 'text' | 'email' | 'url' | 'tel'
  readonly mono?: boolean
}

/** A text in one line. */
export function text(options: TextOptions = {}): FieldKind<string> {
  return {
    width: options.width ?? 'half',
    isEmpty: (value) => value.trim() === '',
    show: (value) => <span className={options.mono ? 'mono' : undefined}>{value}</span>,
    input: (of) => <LineOfText of={of} options={options} />,
  }
}

/** A text of several paragraphs. */
export function longText(options: FieldOptions = {}): FieldKind<string> {
  return {
    width: options.width ?? 'full',
    isEmpty: (value) => value.trim() === '',
    show: (value) => <span className={classes.longText}>{value}</span>,
    input: (of) => <Paragraphs of={of} options={options} />,
  }
}

function LineOfText({ of, options }: { readonly of: Lens<string>; readonly options: TextOptions }) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <TextInput
        {...input}
        type={options.type ?? 'text'}
        value={of.value}
        onChange={(event) => of.set(event.currentTarget.value)}
        autoComplete="off"
      />
    </FieldFrame>
  )
}

function Paragraphs({ of, options }: { readonly of: Lens<string>; readonly options: FieldOptions }) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <Textarea {...input} value={of.value} onChange={(event) => of.set(event.currentTarget.value)} />
    </FieldFrame>
  )
}
