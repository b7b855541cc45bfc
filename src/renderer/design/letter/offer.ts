import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Letter } from '#shared/contract/letter.ts'
import type { EventProposal } from '../clock-event/EventDialog.tsx'

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
      evidence: `${letter.reference}, ${what}, SHA-256 ${letter.contentHash.slice(0, 16)}`,
      ...(dispatch === undefined ? {} : { occurredAt: dispatch.dispatchedAt }),
    },
  }
}
