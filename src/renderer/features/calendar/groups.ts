import type { Deadline } from '#shared/contract/calendar.ts'
import type { Day, Instant } from '#shared/kernel/dates.ts'

/** A part of the agenda: what is over, or one day that comes. */
export interface AgendaGroup {
  readonly of: 'overdue' | 'passed' | Day
  readonly deadlines: readonly Deadline[]
}

/** What is overdue, what has passed without being late, and then day by day. */
export function agendaGroups(deadlines: readonly Deadline[]): readonly AgendaGroup[] {
  const groups = new Map<AgendaGroup['of'], Deadline[]>([
    ['overdue', []],
    ['passed', []],
  ])
  for (const deadline of deadlines) {
    const of = isOver(deadline) ? deadline.urgency : deadline.dueOn
    groups.set(of, [...(groups.get(of) ?? []), deadline])
  }
  return [...groups]
    .map(([of, ofGroup]) => ({ of, deadlines: ofGroup }))
    .filter((group) => group.deadlines.length > 0)
}

/** Whether an hour has ended since the calendar was read. */
export function hasEndedSince(deadlines: readonly Deadline[], now: Instant): boolean {
  return deadlines.some((deadline) => !isOver(deadline) && deadline.dueAt !== null && deadline.dueAt < now)
}

function isOver(deadline: Deadline): deadline is Deadline & { urgency: 'overdue' | 'passed' } {
  return deadline.urgency === 'overdue' || deadline.urgency === 'passed'
}
