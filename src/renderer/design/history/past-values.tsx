import type { ReactNode } from 'react'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { YesNo } from '../fields/flag.tsx'
import { DayText, InstantText } from '../words/DateText.tsx'
import { dayText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'

/** How the history shows a value that the engine keeps and no form edits; null: it does not fit any more. */
export type PastShow = (value: unknown) => ReactNode

/** By the names of the fields. */
export type PastShows = Readonly<Record<string, PastShow>>

/** A key whose words are `<words>.<key>`. */
export function pastKey(words: string): PastShow {
  return (value) => (typeof value === 'string' ? <Word of={`${words}.${value}`} /> : null)
}

export function pastDay(value: unknown): ReactNode {
  const day = Day.safeParse(value)
  return day.success ? <DayText day={day.data} /> : null
}

export function pastInstant(value: unknown): ReactNode {
  const instant = Instant.safeParse(value)
  return instant.success ? <InstantText at={instant.data} /> : null
}

export function pastAnswer(value: unknown): ReactNode {
  return typeof value === 'boolean' ? <YesNo value={value} /> : null
}

/** A version of a rule, such as `eu-art12_3@2018-05-25`: the law as of which day was applied. */
export function pastRule(value: unknown): ReactNode {
  const day = Day.safeParse(String(value).split('@')[1])
  return day.success ? <RuleDay day={day.data} /> : null
}

function RuleDay({ day }: { readonly day: Day }) {
  const { t, language } = useWords()
  return t('design:history.rule', { day: dayText(day, language) })
}

function Word({ of }: { readonly of: string }) {
  return useWords().t(of)
}
