import type { ClockEventName } from '#shared/contract/clock.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import type { Message } from '#shared/kernel/message.ts'
import type { BreachFile } from './breach-file.ts'
import type { LegalEvent } from './legal-event.ts'
import { utcText, wallClock, weekdayOf, zoned } from './temporal.ts'

/**
 * The working from the first signal to the end of the period, in the order in which it happened; the counting stands with
 * the awareness that starts it. While nobody is aware, that is said last, before the end of the file.
 */
export function breachSteps(file: BreachFile, filing: LegalEvent | null): readonly Message[] {
  const unaware = file.aware === null ? awareness(file) : []
  const steps = file.events.flatMap((event) => {
    if (event === file.aware) return [...awareness(file), ...counting(file)]
    if (event === filing) return [...unaware, closing(file, event)]
    return told.includes(event.event) ? [] : [noted(file, event)]
  })
  return filing === null ? [...steps, ...unaware] : steps
}

function awareness(file: BreachFile): readonly Message[] {
  if (file.aware === null)
    return file.regime === 'ch'
      ? [{ key: 'deadline:step.notAwareSwiss', params: {}, article: 'FADP Art. 24(1)' }]
      : [{ key: 'deadline:step.notAware', params: {}, article: 'EDPB 9/2022 section II.A.2' }]
  return [
    {
      key: `deadline:step.aware.${file.regime}`,
      params: moment(file, file.aware),
      article: file.rule?.article ?? null,
    },
  ]
}

/** The counting, and why nothing moves its end. */
function counting(file: BreachFile): readonly Message[] {
  const { aware, dueAt, rule } = file
  if (aware === null || rule === null) return []
  if (dueAt === null) return [{ key: 'deadline:step.noFigure', params: {}, article: rule.article }]
  const end = {
    end: wallClock(dueAt, file.zone),
    endUtc: utcText(dueAt),
    endWeekday: weekdayOf(dayIn(file.zone, dueAt)),
    zone: file.zone,
    hours: rule.value,
  }
  const before = zoned(aware.occurredAt, file.zone).offsetNanoseconds
  const change = (zoned(dueAt, file.zone).offsetNanoseconds - before) / 3_600_000_000_000
  return [
    { key: 'deadline:step.hours', params: end, article: rule.article },
    ...(change === 0
      ? []
      : [
          {
            key: `deadline:step.clockChange.${change > 0 ? 'forward' : 'back'}`,
            params: end,
            article: rule.article,
          },
        ]),
    { key: 'deadline:step.hoursNotMoved', params: {}, article: 'Reg. 1182/71 Art. 3(4)' },
    { key: 'deadline:step.withoutUndueDelay', params: end, article: rule.article },
  ]
}

/** What has a step of its own, or is told by a warning. */
const told: readonly ClockEventName[] = ['controllerAware', 'initialFiled', 'bundledFiled', 'closed']

function noted(file: BreachFile, event: LegalEvent): Message {
  return {
    key: `deadline:noted.${event.event}`,
    params: moment(file, event),
    article: file.law.events[event.event].article,
  }
}

function closing(file: BreachFile, filing: LegalEvent): Message {
  const article = file.law.events[filing.event].article
  return { key: `deadline:step.closed.${filing.event}`, params: moment(file, filing), article }
}

function moment(file: BreachFile, { occurredAt }: LegalEvent): Message['params'] {
  return { at: wallClock(occurredAt, file.zone), atUtc: utcText(occurredAt), zone: file.zone }
}
