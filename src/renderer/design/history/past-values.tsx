import { Fragment, type ReactNode } from 'react'
import * as z from 'zod'
import { Day, Instant } from '#shared/kernel/dates.ts'
import { CountryName } from '../fields/country.tsx'
import { YesNo } from '../fields/flag.tsx'
import { DayText, InstantText } from '../words/DateText.tsx'
import { dayText } from '../words/dates.ts'
import { useWords } from '../words/use-words.ts'
import { PlainValue } from './PlainValue.tsx'

/** How the history shows a value that the engine keeps and no form edits; null: it does not fit any more. */
export type PastShow = (value: unknown) => ReactNode

/** By the names of the fields. */
export type PastShows = Readonly<Record<string, PastShow>>

/** A key whose words are `<words>.<key>`. */
export function pastKey(words: string): PastShow {
  return (value) => (typeof value === 'string' ? <Word of={`${words}.${value}`} /> : null)
}

/** Several keys of one list of words. */
export function pastKeys(words: string): PastShow {
  return (value) => {
    const keys = Texts.safeParse(value)
    return keys.success && keys.data.length > 0 ? (
      <Words of={keys.data.map((key) => `${words}.${key}`)} />
    ) : null
  }
}

/** Several values in one field, each with its name `<namespace>:field.<part>`; what says nothing is left out. */
export function pastGroup(namespace: string, shows: PastShows): PastShow {
  return (value) => {
    const group = Group.safeParse(value)
    const said = Object.entries(group.data ?? {}).filter(([, part]) => part !== null)
    if (said.length === 0) return null
    return said.map(([name, part], place) => (
      <Fragment key={name}>
        {place > 0 && ' · '}
        <Word of={`${namespace}:field.${name}`} />: {shows[name]?.(part) ?? <PlainValue value={part} />}
      </Fragment>
    ))
  }
}

export function pastCountry(value: unknown): ReactNode {
  return typeof value === 'string' && value !== '' ? <CountryName code={value} /> : null
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

const Texts = z.array(z.string())
const Group = z.record(z.string(), z.unknown())

function Words({ of }: { readonly of: readonly string[] }) {
  const { t } = useWords()
  return of.map((key) => t(key)).join(', ')
}

function Word({ of }: { readonly of: string }) {
  return useWords().t(of)
}
