import * as z from 'zod'
import { DeadlineKind, Urgency } from '#shared/contract/calendar.ts'
import { Day } from '#shared/kernel/dates.ts'

/** What the address says of the calendar. What does not fit counts as not said. */
export const CalendarSearch = z.object({
  view: z.enum(['agenda', 'week']).catch('agenda'),
  /** A day of the week that is shown; null: the present one. */
  day: Day.nullable().catch(null),
  /** Empty: all. */
  kinds: z.array(DeadlineKind).catch([]),
  /** How near, in the agenda; null: all. */
  urgency: Urgency.nullable().catch(null),
})
export type CalendarSearch = z.infer<typeof CalendarSearch>
