import { DateInput, type DateInputProps } from '@mantine/dates'
import { type KeyboardEvent, useState } from 'react'
import { Day } from '#shared/kernel/dates.ts'
import { useCalendarWords } from '../words/use-calendar-words.ts'
import { useWords } from '../words/use-words.ts'
import { dayFormats, parseDay } from './typed-day.ts'

interface DayInputProps
  extends Omit<DateInputProps, 'value' | 'onChange' | 'onClick' | 'onKeyDown' | 'onBlur' | 'popoverProps'> {
  readonly value: Day | null
  readonly onChange: (value: Day | null) => void
}

/** A day, typed in the user's format. The calendar opens on a click or on the arrow down, never by the focus alone. */
export function DayInput({ value, onChange, ...input }: DayInputProps) {
  const { t, language } = useWords()
  const [isOpen, setOpen] = useState(false)
  const pressed = ({ key }: KeyboardEvent) => {
    if (key === 'ArrowDown') setOpen(true)
    if (key === 'Escape' || key === 'Enter') setOpen(false)
  }
  return (
    <DateInput
      {...input}
      {...useCalendarWords()}
      value={value}
      onChange={(next) => {
        setOpen(false)
        onChange(next === null ? null : Day.parse(next))
      }}
      onClick={() => setOpen(true)}
      onKeyDown={pressed}
      onBlur={() => setOpen(false)}
      popoverProps={{ opened: isOpen }}
      locale={language}
      valueFormat={dayFormats[language]}
      dateParser={(typed) => parseDay(typed)}
      clearButtonProps={{ 'aria-label': t('design:clear') }}
      autoComplete="off"
    />
  )
}
