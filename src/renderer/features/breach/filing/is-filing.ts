import type { ClockEventName } from '#shared/contract/clock.ts'
import filingKinds from '../../../../../resources/law/codes/filing-kind.json' with { type: 'json' }

/** Whether the event is a filing with an authority, which is recorded with what it said. */
export function isFiling(event: ClockEventName): boolean {
  return Object.values(filingKinds).some((kind) => kind.event === event)
}
