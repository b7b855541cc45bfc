import type { Day } from '#shared/kernel/dates.ts'
import type { QueryContext } from '../../router/index.ts'
import { type ClockRules, complaintFiles, rulesInForce } from '../rights-request/index.ts'
import { breachDates } from './breach-dates.ts'
import { onceEachComplaint } from './complaint-dates.ts'
import { dutyDates } from './duty-dates.ts'
import { incidentDates } from './incident-dates.ts'
import { openMemory } from './memory.ts'
import { type DatedDeadline, deadlinesFrom } from './open-date.ts'
import { registerDates } from './register-dates.ts'
import { requestDates } from './request-dates.ts'

interface Range {
  readonly from: Day | null
  readonly until: Day | null
}

type Context = Pick<QueryContext, 'db' | 'today' | 'now' | 'zone'>

/** Every deadline of the store that is open, in order: what the calendar lists and Today counts. */
export type OpenDeadlines = (context: Context, range?: Range) => Promise<readonly DatedDeadline[]>

/** Reads them, keeping the dates of requests that nobody has saved since. */
export function openDeadlines(rules: ClockRules): OpenDeadlines {
  const memory = openMemory()
  return async (context, { from, until } = { from: null, until: null }) => {
    const inForce = await rulesInForce(rules, context.db)
    const dates = await Promise.all([
      requestDates(context, inForce, memory),
      incidentDates(context),
      breachDates(context, inForce),
      dutyDates(context, inForce),
      registerDates(context),
    ])
    const once = onceEachComplaint(dates.flat(), await complaintFiles(context.db), context.today)
    return deadlinesFrom(once, context.now).filter(
      ({ dueOn }) => (from === null || dueOn >= from) && (until === null || dueOn <= until),
    )
  }
}
