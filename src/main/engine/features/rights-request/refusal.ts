import type { ClockEvent } from '#shared/contract/clock.ts'
import type { RequestOutcome } from '#shared/contract/codes.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { standingEvents } from '../../deadline/index.ts'

/**
 * That a request was refused is said by the event, which names who decided (GDPR Art. 12(4)).
 * @throws Fault `decision-needs-decider` when the outcome says so and no such event stands
 */
export function requireRefusal(
  outcome: RequestOutcome | null | undefined,
  events: readonly ClockEvent[],
): void {
  if (outcome !== 'refused') return
  if (!standingEvents(events).some(({ event }) => event === 'refusalSent'))
    throw new Fault('decision-needs-decider')
}
