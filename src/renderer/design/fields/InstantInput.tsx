import { TimePicker } from '@mantine/dates'
import { Day, type Instant, type TimeZone } from '#shared/kernel/dates.ts'
import classes from '../form/form.module.css'
import { instantOfWall, wallTime } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import { DayInput } from './DayInput.tsx'

interface InstantInputProps {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly description: string | undefined
  readonly error: string | undefined
  readonly 'aria-required': boolean
  readonly inputWrapperOrder: ('input' | 'description' | 'error')[]
  readonly value: Instant | null
  readonly onChange: (value: Instant | null) => void
  /** The zone whose wall clock is typed. */
  readonly zone: TimeZone
}

/** A moment as day and time, both typed; the calendar is there for whoever prefers it. */
export function InstantInput(props: InstantInputProps) {
  const { label, value, onChange, zone, description, ...input } = props
  const { t } = useWords()
  const wall = value === null ? null : wallTime(value, zone)
  const day = wall === null ? null : Day.parse(wall.slice(0, 10))
  const time = wall?.slice(11, 16) ?? '00:00'
  return (
    <div className={classes.moment}>
      <DayInput
        {...input}
        className={classes.momentDay}
        description={description ?? zone}
        value={day}
        onChange={(next) => onChange(next === null ? null : instantOfWall(`${next} ${time}`, zone))}
        clearable={!input['aria-required']}
      />
      {day !== null && (
        <TimePicker
          size="xs"
          value={time}
          onChange={(next) => {
            if (/^\d{2}:\d{2}/.test(next)) onChange(instantOfWall(`${day} ${next.slice(0, 5)}`, zone))
          }}
          hoursInputLabel={t('design:time.hours', { what: label })}
          minutesInputLabel={t('design:time.minutes', { what: label })}
        />
      )}
    </div>
  )
}
