import { use, useCallback } from 'react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import { deciders, editors } from '#shared/kernel/roles.ts'
import { SealedContext, StillTakenContext, useOpenStore } from '../session-context.ts'
import { isDecision } from './event-draft.ts'

/**
 * Which legal events the user may record: decisions are for whoever records them in the controller's name, and a sealed record
 * takes few or none.
 */
export function useMayRecord(): (event: ClockEventName) => boolean {
  const { role } = useOpenStore().session.user
  const isSealed = use(SealedContext)
  const isStillTaken = use(StillTakenContext)
  return useCallback(
    (event) => (isDecision(event) ? deciders : editors).includes(role) && (!isSealed || isStillTaken(event)),
    [role, isSealed, isStillTaken],
  )
}
