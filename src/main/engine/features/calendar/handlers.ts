import type { calendarContract, Deadline, DeadlineKind } from '#shared/contract/calendar.ts'
import type { Day } from '#shared/kernel/dates.ts'
import type { WordsOf } from '../../language/index.ts'
import type { HandlersOf, QueryContext } from '../../router/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { type ClockRules, rulesInForce } from '../rights-request/index.ts'
import { breachDates } from './breach-dates.ts'
import { iCalendar } from './icalendar.ts'
import { type Memory, openMemory } from './memory.ts'
import { compare, type DatedDeadline, deadlinesFrom, orderOf } from './open-date.ts'
import { registerDates } from './register-dates.ts'
import { requestDates } from './request-dates.ts'

interface Parts {
  readonly rules: ClockRules
  readonly wordsOf: WordsOf
}

interface Range {
  readonly from: Day | null
  readonly until: Day | null
}

export function calendarHandlers({ rules, wordsOf }: Parts): HandlersOf<typeof calendarContract> {
  const memory = openMemory()
  return {
    list: async ({ kinds, limit, cursor, ...range }, context) => {
      const inRange = await deadlinesIn(range, context, rules, memory)
      const wanted = inRange.filter(isOf(kinds))
      const rest = cursor === null ? wanted : wanted.filter((one) => compare(orderOf(one), cursor) > 0)
      const page = rest.slice(0, limit)
      const last = page.at(-1)
      return {
        today: context.today,
        now: context.now,
        items: page,
        nextCursor: rest.length > page.length && last ? orderOf(last) : null,
        total: wanted.length,
        counts: countsOf(inRange),
      }
    },
    export: async ({ kinds, language, withTitles, ...range }, context) => {
      const [inRange, words, organisation] = await Promise.all([
        deadlinesIn(range, context, rules, memory),
        wordsOf(language),
        organisationOf(context.db),
      ])
      const deadlines = inRange.filter(isOf(kinds))
      const text = iCalendar(deadlines, {
        words,
        withTitles,
        organisation: organisation.name,
        now: context.now,
      })
      context.db.note({ deadlines: deadlines.length, withTitles })
      return new File([text], `calendar-${context.today}-${language}.ics`, {
        type: 'text/calendar;charset=utf-8',
      })
    },
  }
}

async function deadlinesIn(
  { from, until }: Range,
  context: Pick<QueryContext, 'db' | 'today' | 'now' | 'zone'>,
  rules: ClockRules,
  memory: Memory,
): Promise<DatedDeadline[]> {
  const inForce = await rulesInForce(rules, context.db)
  const dates = await Promise.all([
    requestDates(context, inForce, memory),
    breachDates(context, inForce),
    registerDates(context),
  ])
  return deadlinesFrom(dates.flat(), context.now).filter(
    ({ dueOn }) => (from === null || dueOn >= from) && (until === null || dueOn <= until),
  )
}

function isOf(kinds: readonly DeadlineKind[]): (deadline: Deadline) => boolean {
  return ({ kind }) => kinds.length === 0 || kinds.includes(kind)
}

function countsOf(deadlines: readonly Deadline[]): Record<DeadlineKind, number> {
  const counts: Record<DeadlineKind, number> = { request: 0, breach: 0, task: 0, review: 0, contract: 0 }
  for (const { kind } of deadlines) counts[kind]++
  return counts
}
