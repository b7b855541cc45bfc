import * as z from 'zod'
import type { Deadline } from '#shared/contract/calendar.ts'
import { dayIn, daysBetween, type Instant, millisecondsOf } from '#shared/kernel/dates.ts'

/** Whole days before a day, hours before a moment: when a person is told. */
const daysBefore = [1, 3, 7]
const hoursBefore = [1, 4, 12, 24]

/** By deadline: its date, and how near it was when it was last told. */
export const Told = z.record(z.string(), z.string())
export type Told = z.infer<typeof Told>

/** What is to be told now, and what has been told then. Only deadlines that are still listed are remembered. */
export interface Notices {
  readonly due: readonly Deadline[]
  readonly told: Told
}

/**
 * The deadlines that have come as near as one of the marks since they were last told. Each mark is told once, also when
 * the store was locked while it passed; a date that moves is told anew. What is late, is not told: Today shows it.
 */
export function noticesAt(deadlines: readonly Deadline[], told: Told, now: Instant): Notices {
  const marked = deadlines.flatMap((deadline) => {
    const mark = markOf(deadline, now)
    return mark === null ? [] : [{ deadline, said: `${deadline.dueAt ?? deadline.dueOn} ${mark}` }]
  })
  return {
    due: marked.filter(({ deadline, said }) => told[deadline.uid] !== said).map(({ deadline }) => deadline),
    told: Object.fromEntries(marked.map(({ deadline, said }) => [deadline.uid, said])),
  }
}

/** The nearest mark that has been reached; null: none yet, or the deadline is over. */
function markOf({ dueOn, dueAt, zone, urgency }: Deadline, now: Instant): number | null {
  if (urgency === 'overdue' || urgency === 'passed') return null
  const left =
    dueAt === null
      ? daysBetween(dayIn(zone, now), dueOn)
      : (millisecondsOf(dueAt) - millisecondsOf(now)) / 3_600_000
  if (left < 0) return null
  return (dueAt === null ? daysBefore : hoursBefore).find((mark) => left <= mark) ?? null
}
