import { DatePicker } from '@mantine/dates'
import { addDays, Day, dayIn, Instant, type TimeZone } from '#shared/kernel/dates.ts'
import { useOpenStore } from '../session-context.ts'
import { DayText } from '../words/DateText.tsx'
import { instantOfWall } from '../words/dates.ts'
import { useCalendarWords } from '../words/use-calendar-words.ts'
import { useWords } from '../words/use-words.ts'
import type { FilterInputProps, FilterKind } from './column.ts'

/** Which edge of the chosen day the engine's filter means. */
type Edge = 'start' | 'end'

/** Moments from the start, or up to the end, of a day on the organisation's wall clock. */
export function instantFilter(edge: Edge): FilterKind {
  return {
    show: (value) => <EdgeText edge={edge} value={value} />,
    input: (props) => <EdgeChoice {...props} edge={edge} />,
  }
}

function EdgeText({ edge, value }: { readonly edge: Edge; readonly value: unknown }) {
  const { organisation } = useOpenStore()
  return <DayText day={dayOf(value, edge, organisation.timeZone)} />
}

function EdgeChoice({ edge, value, onChange }: FilterInputProps & { readonly edge: Edge }) {
  const { organisation } = useOpenStore()
  const { language } = useWords()
  const zone = organisation.timeZone
  return (
    <DatePicker
      {...useCalendarWords()}
      locale={language}
      value={dayOf(value, edge, zone)}
      onChange={(next) => onChange(next === null ? undefined : edgeOf(Day.parse(next), edge, zone))}
    />
  )
}

function edgeOf(day: Day, edge: Edge, zone: TimeZone): Instant {
  return instantOfWall(`${edge === 'start' ? day : addDays(day, 1)} 00:00`, zone)
}

function dayOf(value: unknown, edge: Edge, zone: TimeZone): Day | null {
  const instant = Instant.safeParse(value)
  if (!instant.success) return null
  const day = dayIn(zone, instant.data)
  return edge === 'start' ? day : addDays(day, -1)
}
