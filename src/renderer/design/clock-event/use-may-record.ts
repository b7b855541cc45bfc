import { useCallback } from 'react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { deciders } from '#shared/kernel/roles.ts'
import { useMay } from '../session-context.ts'
import { isDecision } from './event-draft.ts'

/** Which legal events the user may record: decisions are for whoever records them in the controller's name. */
export function useMayRecord(): (event: ClockEventName) => boolean {
  const [mayEdit, mayDecide] = [useMay(), useMay(deciders)]
  return useCallback((event) => (isDecision(event) ? mayDecide : mayEdit), [mayEdit, mayDecide])
}
