import { createContext, use } from 'react'
import type { ClockEventName } from '#shared/contract/clock.ts'
import type { Organisation } from '#shared/contract/organisation.ts'
import type { Session } from '#shared/contract/store.ts'
import { editors, type Role } from '#shared/kernel/roles.ts'

/** Who works on which store, and the organisation whose zone and country the screens use. */
export interface OpenStore {
  readonly session: Session
  readonly organisation: Organisation
}

export const OpenStoreContext = createContext<OpenStore | null>(null)

/** The open store. Only screens behind the unlock screen may ask. */
export function useOpenStore(): OpenStore {
  const store = use(OpenStoreContext)
  if (store === null) throw new Error('no open store around this component')
  return store
}

/** Whether what is shown can be changed by nobody any more, whatever their role. */
export const SealedContext = createContext(false)

/** Which legal events a sealed record takes all the same. */
export const StillTakenContext = createContext<(event: ClockEventName) => boolean>(() => false)

/** Whether the user may do what these roles may; the engine decides again on every call. */
export function useMay(roles: readonly Role[] = editors): boolean {
  const isSealed = use(SealedContext)
  return roles.includes(useOpenStore().session.user.role) && !isSealed
}

/** In whose name the user decides: in their own where they speak for the controller, else nobody's until it is said. */
export function useDecidingName(): string {
  const { user } = useOpenStore().session
  return user.role === 'decider' ? user.label : ''
}
