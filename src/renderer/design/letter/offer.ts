import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Letter } from '#shared/contract/letter.ts'
import type { EventProposal } from '../clock-event/EventDialog.tsx'
import { isDecision } from '../clock-event/event-draft.ts'

/** A legal event that a letter is the evidence of, ready to be recorded. */
export interface OfferedEvent {
  readonly event: ClockEventName
  readonly proposal: EventProposal
}

/** @param what the kind of the letter in words */
export function offerOf(event: ClockEventName, letter: Letter, what: string): OfferedEvent {
  const dispatch = letter.deliveries.at(-1)
  return {
    event,
    proposal: {
      rights: letter.rights,
      // A letter proves what went out, not who decided it: that evidence is named by whoever records the decision.
      ...(isDecision(event)
        ? {}
        : { evidence: `${letter.reference}, ${what}, SHA-256 ${letter.contentHash.slice(0, 16)}` }),
      ...(dispatch === undefined ? {} : { occurredAt: dispatch.dispatchedAt }),
    },
  }
}
