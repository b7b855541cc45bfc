import { Checkbox, NumberInput, Stack } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import * as z from 'zod'
import { Day } from '#shared/kernel/dates.ts'
import type { IdPrefix } from '#shared/kernel/ids.ts'
import type { CodeList } from '../fields/code.tsx'
import { useRecordTitle } from '../records/RecordLink.tsx'
import { useRecordOptions } from '../records/use-record-options.ts'
import { DayText } from '../words/DateText.tsx'
import { useCalendarWords } from '../words/use-calendar-words.ts'
import { useWords } from '../words/use-words.ts'
import type { FilterInputProps, FilterKind } from './column.ts'

const Texts = z.array(z.string())

/** Any of the codes of a list. */
export function codeFilter<K extends string>(list: CodeList<K>): FilterKind {
  return choiceFilter(`codes:${list.name}`, list.schema.options)
}

/** Any of some keys, whose words are `<words>.<key>`. */
export function choiceFilter(words: string, keys: readonly string[]): FilterKind {
  return {
    show: (value) => <ChosenKeys words={words} value={value} />,
    input: (props) => <KeyBoxes {...props} words={words} keys={keys} />,
  }
}

/** Any of several that only the open store knows. */
export function optionFilter(useOptions: () => readonly Option[]): FilterKind {
  return {
    show: (value) => <ChosenOptions value={value} useOptions={useOptions} />,
    input: (props) => <OptionBoxes {...props} useOptions={useOptions} />,
  }
}

/** Any of the records of another register. */
export function recordFilter(prefix: IdPrefix): FilterKind {
  return {
    show: (value) => <ChosenRecords value={value} />,
    input: (props) => <RecordBoxes {...props} prefix={prefix} />,
  }
}

/** Up to a day, or from it, as the engine's filter says. */
export function dayFilter(): FilterKind {
  return {
    show: (value) => <DayText day={Day.safeParse(value).data ?? null} />,
    input: (props) => <DayChoice {...props} />,
  }
}

/** Below or above a number of percent. */
export function percentFilter(): FilterKind {
  return {
    show: (value) => (typeof value === 'number' ? value : ''),
    input: ({ value, label, onChange }) => (
      <NumberInput
        aria-label={label}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        min={0}
        max={100}
        allowDecimal={false}
      />
    ),
  }
}

/** Only what this holds for. */
export function flagFilter(): FilterKind {
  return {
    show: () => null,
    input: ({ value, label, onChange }) => (
      <Checkbox
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked ? true : undefined)}
      />
    ),
  }
}

function ChosenKeys({ words, value }: { readonly words: string; readonly value: unknown }) {
  const { t } = useWords()
  return textsOf(value)
    .map((key) => t(`${words}.${key}`))
    .join(', ')
}

function ChosenRecords({ value }: { readonly value: unknown }) {
  const ids = textsOf(value)
  const first = useRecordTitle(ids[0] ?? null)
  return ids.length > 1 ? `${first} + ${ids.length - 1}` : first
}

function ChosenOptions(props: { readonly value: unknown; readonly useOptions: () => readonly Option[] }) {
  const options = props.useOptions()
  return textsOf(props.value)
    .map((chosen) => options.find(({ value }) => value === chosen)?.label ?? chosen)
    .join(', ')
}

function OptionBoxes(props: FilterInputProps & { readonly useOptions: () => readonly Option[] }) {
  return <Boxes {...props} options={props.useOptions()} />
}

function KeyBoxes(props: FilterInputProps & { readonly words: string; readonly keys: readonly string[] }) {
  const { t } = useWords()
  return (
    <Boxes {...props} options={props.keys.map((value) => ({ value, label: t(`${props.words}.${value}`) }))} />
  )
}

function RecordBoxes(props: FilterInputProps & { readonly prefix: IdPrefix }) {
  return <Boxes {...props} options={useRecordOptions(props.prefix, '')} />
}

function DayChoice({ value, onChange }: FilterInputProps) {
  const { language } = useWords()
  return (
    <DatePicker
      {...useCalendarWords()}
      locale={language}
      value={Day.safeParse(value).data ?? null}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

interface BoxesProps extends FilterInputProps {
  readonly options: readonly Option[]
}

function Boxes({ value, label, onChange, options }: BoxesProps) {
  const chosen = textsOf(value)
  return (
    <Stack gap="sm" role="group" aria-label={label} mah={320} className="scrolls">
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(event) => {
            const next = event.currentTarget.checked
              ? [...chosen, option.value]
              : chosen.filter((key) => key !== option.value)
            onChange(next.length === 0 ? undefined : next)
          }}
        />
      ))}
    </Stack>
  )
}

function textsOf(value: unknown): string[] {
  return Texts.safeParse(value).data ?? []
}
