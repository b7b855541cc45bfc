import type { Day, Instant, TimeZone } from '#shared/kernel/dates.ts'
import { useOpenStore } from '../session-context.ts'
import { dayText, instantText } from './dates.ts'
import { useWords } from './use-words.ts'

/** A calendar day in the user's format; a dash where there is none. */
export function DayText({ day }: { readonly day: Day | null }) {
  const { language } = useWords()
  return day === null ? (
    <span aria-hidden="true">–</span>
  ) : (
    <time dateTime={day}>{dayText(day, language)}</time>
  )
}

/** A moment on the organisation's wall clock, or on that of `zone`. */
export function InstantText({ at, zone }: { readonly at: Instant | null; readonly zone?: TimeZone }) {
  const { language } = useWords()
  const { organisation } = useOpenStore()
  if (at === null) return <span aria-hidden="true">–</span>
  return <time dateTime={at}>{instantText(at, zone ?? organisation.timeZone, language)}</time>
}
