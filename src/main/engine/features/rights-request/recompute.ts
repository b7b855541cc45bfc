import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { clockEventsOf } from '../clock-event/index.ts'
import { type ClockRules, clocksOf, rulesInForce, statusOf, summaryOf } from './clocks.ts'

/** Computes the clocks anew from all legal events and keeps what the record shows of them. */
export async function recompute(
  request: EntityOf<'rightsRequest'>,
  revision: number | null,
  { db, today }: Pick<CommandContext, 'db' | 'today'>,
  rules: ClockRules,
): Promise<EntityOf<'rightsRequest'>> {
  const events = await clockEventsOf(db, request.id)
  const summary = summaryOf(clocksOf(request, events, await rulesInForce(rules, db), today))
  const status = statusOf(events, summary.clockState === 'closed')
  return db.update('rightsRequest', request.id, revision, { ...summary, status })
}
