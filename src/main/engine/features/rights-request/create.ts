import type * as z from 'zod'
import type { NewRightsRequest } from '#shared/contract/rights-request.ts'
import { dayIn } from '#shared/kernel/dates.ts'
import { chosenCalendar } from '../../law/index.ts'
import type { CommandContext } from '../../router/index.ts'
import type { EntityOf } from '../../storage/index.ts'
import { recordClockEvent } from '../clock-event/index.ts'
import { organisationOf } from '../organisation/index.ts'
import { type ClockRules, clocksOf, rulesInForce, summaryOf } from './clocks.ts'
import { requireFittingOutcome } from './grounds.ts'
import { recompute } from './recompute.ts'

/**
 * Records a request; its receipt is the first legal event and starts the clocks (GDPR Art. 12(3)).
 * @throws Fault `calendar-unknown`; `invalid-input` when it was received in the future
 */
export async function createRequest(
  { receiptEvent, receivedAt, timeZone, country, region, ...values }: z.output<typeof NewRightsRequest>,
  context: CommandContext,
  rules: ClockRules,
): Promise<EntityOf<'rightsRequest'>> {
  const { db, today } = context
  requireFittingOutcome(values.outcome, values.rights, [])
  const organisation = await organisationOf(db)
  const calendar = chosenCalendar(organisation)
  const place = {
    timeZone: timeZone ?? organisation.timeZone,
    country: country ?? calendar.country,
    region: country === undefined ? calendar.region : (region ?? null),
  }
  // An unknown country or region is refused before anything is written.
  const inForce = await rulesInForce(rules, db)
  const nothing = summaryOf(clocksOf({ ...values, ...place }, [], inForce, today))
  const created = await db.insert('rightsRequest', {
    ...values,
    ...place,
    ...nothing,
    status: 'initiated',
    advice: null,
    disclosure: null,
    blankedOn: null,
    receivedAt,
    receivedOn: dayIn(place.timeZone, receivedAt),
  })
  await recordClockEvent(
    context,
    created.id,
    {
      event: receiptEvent,
      occurredAt: receivedAt,
      // A right that is added later counts from the event that brought it.
      rights: values.rights,
      regimes: [],
      correctionOf: null,
      reason: '',
      decidedBy: '',
      evidence: '',
      facts: {},
    },
    { momentPath: ['receivedAt'] },
  )
  return recompute(created, null, context, rules)
}
