import type { Day, Instant } from '#shared/kernel/dates.ts'
import { FieldFrame } from '../form/FieldFrame.tsx'
import type { Lens } from '../form/lens.ts'
import { useOpenStore } from '../session-context.ts'
import { DayText, InstantText } from '../words/DateText.tsx'
import { DayInput } from './DayInput.tsx'
import type { FieldKind, FieldOptions } from './field-kind.ts'
import { InstantInput } from './InstantInput.tsx'
import { useInputProps } from './input-props.ts'

/** A calendar day. */
export function day(options: FieldOptions = {}): FieldKind<Day | null> {
  return {
    width: options.width ?? 'third',
    isEmpty: (value) => value === null,
    show: (value) => <DayText day={value} />,
    input: (of) => <DayField of={of} options={options} />,
  }
}

/** A calendar day that must be given; the form opens with one. */
export function requiredDay(options: FieldOptions = {}): FieldKind<Day> {
  return {
    ...day({ ...options, required: true }),
    input: (of) => <DayField of={kept(of)} options={options} />,
  }
}

/** A moment, typed and shown on the organisation's wall clock. */
export function instant(options: FieldOptions = {}): FieldKind<Instant | null> {
  return {
    width: options.width ?? 'third',
    isEmpty: (value) => value === null,
    show: (value) => <InstantText at={value} />,
    input: (of) => <InstantField of={of} options={options} />,
  }
}

/** A moment that must be given; the form opens with one. */
export function requiredInstant(options: FieldOptions = {}): FieldKind<Instant> {
  return {
    ...instant({ ...options, required: true }),
    input: (of) => <InstantField of={kept(of)} options={options} />,
  }
}

/** A place that does not let go of its value. */
function kept<V>(of: Lens<V>): Lens<V | null> {
  return { ...of, set: (next) => next !== null && of.set(next) }
}

interface DayFieldProps {
  readonly of: Lens<Day | null>
  readonly options: FieldOptions
}

function DayField({ of, options }: DayFieldProps) {
  const { frame, input } = useInputProps(of.path, options)
  return (
    <FieldFrame {...frame}>
      <DayInput {...input} value={of.value} onChange={of.set} clearable />
    </FieldFrame>
  )
}

interface InstantFieldProps {
  readonly of: Lens<Instant | null>
  readonly options: FieldOptions
}

function InstantField({ of, options }: InstantFieldProps) {
  const { frame, input } = useInputProps(of.path, options)
  const { organisation } = useOpenStore()
  return (
    <FieldFrame {...frame}>
      <InstantInput
        {...input}
        label={frame.words.label}
        value={of.value}
        onChange={of.set}
        zone={organisation.timeZone}
      />
    </FieldFrame>
  )
}
