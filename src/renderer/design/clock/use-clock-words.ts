import type { Meaning } from '../feedback/meaning.ts'
import { useOpenStore } from '../session-context.ts'
import { dayText, instantText, type Remaining } from '../words/dates.ts'
import { useNow } from '../words/use-now.ts'
import { useWords } from '../words/use-words.ts'
import { type ClockFace, remainingOf, urgencyOf } from './urgency.ts'

export interface ClockWords {
  readonly meaning: Meaning
  /** `6 days`, `31 h 12 min`, `overdue by 2 days`, or what the clock does instead of running. */
  readonly remaining: string
  /** The date, and the time with its zone where it matters. */
  readonly due: string | null
}

/** A clock in words; renewed each minute. */
export function useClockWords(face: ClockFace): ClockWords {
  const { t, language } = useWords()
  const now = useNow()
  const remaining = face.due === null ? null : remainingOf(face.due, face.zone, now)
  const meaning = urgencyOf(face, remaining)
  const isCounting = face.state === 'running' || face.state === 'suspended'
  return {
    meaning,
    remaining:
      remaining !== null && isCounting ? remainingText(remaining, t) : t(`design:clock.state.${face.state}`),
    due:
      face.due === null
        ? null
        : 'on' in face.due
          ? dayText(face.due.on, language)
          : instantText(face.due.at, face.zone, language),
  }
}

/** The organisation's zone, for clocks of lists that do not carry their own. */
export function useOwnZone() {
  return useOpenStore().organisation.timeZone
}

function remainingText(remaining: Remaining, t: ReturnType<typeof useWords>['t']): string {
  if (remaining.unit === 'days') {
    if (remaining.days === 0) return t('design:clock.today')
    if (remaining.days < 0) return t('design:clock.overdueDays', { count: -remaining.days })
    return t('design:clock.days', { count: remaining.days })
  }
  const { hours, minutes, overdue } = remaining
  return t(overdue ? 'design:clock.overdueHours' : 'design:clock.hours', { hours, minutes })
}
