import { Fragment } from 'react'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { Message } from '#shared/kernel/message.ts'
import { YesNo } from '../fields/flag.tsx'
import { NumberLabel } from '../fields/number.tsx'
import { RecordLink } from '../records/RecordLink.tsx'
import { sourceOf } from '../records/sources.ts'
import { DayText, InstantText } from '../words/DateText.tsx'
import { useWords } from '../words/use-words.ts'

/** A value of the past that no field of the record knows, as a person reads it: dates, names, yes and no, sentences. */
export function PlainValue({ value }: { readonly value: unknown }) {
  const { say } = useWords()
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return <YesNo value={value} />
  if (typeof value === 'number') return <NumberLabel value={value} />
  if (typeof value === 'string') return <PlainText text={value} />
  const message = Message.safeParse(value)
  if (message.success) return say(message.data)
  return <Several values={Object.values(Object(value))} />
}

function PlainText({ text }: { readonly text: string }) {
  const day = Day.safeParse(text)
  if (day.success) return <DayText day={day.data} />
  const instant = Instant.safeParse(text)
  if (instant.success) return <InstantText at={instant.data} />
  return sourceOf(text) === null ? text : <RecordLink id={text} />
}

/** The parts of a list or of a group, without those that are empty. */
function Several({ values }: { readonly values: readonly unknown[] }) {
  const filled = values.filter((value) => value !== null && value !== '')
  if (filled.length === 0) return '–'
  return filled.map((value, place) => (
    <Fragment key={JSON.stringify(value)}>
      {place > 0 && ' · '}
      <PlainValue value={value} />
    </Fragment>
  ))
}
