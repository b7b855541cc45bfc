import type { calendarContract, Deadline, DeadlineKind, Urgency } from '#shared/contract/calendar.ts'
import type { WordsOf } from '../../language/index.ts'
import type { HandlersOf } from '../../router/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { iCalendar } from './icalendar.ts'
import { compare, orderOf } from './open-date.ts'
import type { OpenDeadlines } from './open-deadlines.ts'

interface Parts {
  readonly deadlines: OpenDeadlines
  readonly wordsOf: WordsOf
}

export function calendarHandlers({ deadlines, wordsOf }: Parts): HandlersOf<typeof calendarContract> {
  return {
    list: async ({ kinds, urgency, limit, cursor, ...range }, context) => {
      const inRange = await deadlines(context, range)
      const ofKinds = inRange.filter(isOf(kinds))
      const wanted = urgency === null ? ofKinds : ofKinds.filter((one) => one.urgency === urgency)
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
        urgencies: urgenciesOf(ofKinds),
      }
    },
    export: async ({ kinds, language, withTitles, ...range }, context) => {
      const [inRange, words, organisation] = await Promise.all([
        deadlines(context, range),
        wordsOf(language),
        organisationOf(context.db),
      ])
      const chosen = inRange.filter(isOf(kinds))
      const text = iCalendar(chosen, {
        words,
        withTitles,
        organisation: organisation.name,
        now: context.now,
      })
      context.db.note({ deadlines: chosen.length, withTitles })
      return new File([text], `calendar-${context.today}-${language}.ics`, {
        type: 'text/calendar;charset=utf-8',
      })
    },
  }
}

function isOf(kinds: readonly DeadlineKind[]): (deadline: Deadline) => boolean {
  return ({ kind }) => kinds.length === 0 || kinds.includes(kind)
}

function countsOf(deadlines: readonly Deadline[]): Record<DeadlineKind, number> {
  const counts: Record<DeadlineKind, number> = {
    request: 0,
    incident: 0,
    breach: 0,
    authority: 0,
    task: 0,
    review: 0,
    contract: 0,
  }
  for (const { kind } of deadlines) counts[kind]++
  return counts
}

function urgenciesOf(deadlines: readonly Deadline[]): Record<Urgency, number> {
  const counts: Record<Urgency, number> = { overdue: 0, passed: 0, today: 0, thisWeek: 0, later: 0 }
  for (const { urgency } of deadlines) counts[urgency]++
  return counts
}
