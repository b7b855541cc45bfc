import { type RegisteredRouter, type RouterHistory, useRouter, useRouterState } from '@tanstack/react-router'
import { useMemo } from 'react'

/** What a list remembers of a visit, so that Back finds it as it was left. */
export interface ListMemory {
  /** What was searched for. */
  search: string
  /** The row that was current; null: none was. */
  activeId: string | null
}

/**
 * The memory of a list at one place of the window's history. It is kept in the window alone, never in the address: a
 * search may name a person, and browsers keep addresses in a history that no lock of the store erases.
 */
export function useListMemory(list: string): ListMemory {
  const router = useRouter()
  const visit = useRouterState({ select: ({ location }) => visitOf(location) })
  return useMemo(
    () => remembered(router, visit.slice(0, visit.indexOf(' ')), `${visit} ${list}`),
    [router, visit, list],
  )
}

type Visits = Map<string, { readonly index: number; readonly memory: ListMemory }>

const visitsOf = new WeakMap<RegisteredRouter, Visits>()

function remembered(router: RegisteredRouter, index: string, key: string): ListMemory {
  const visits = visitsOf.get(router) ?? watchedVisits(router)
  const known = visits.get(key)
  if (known) return known.memory
  const memory = { search: '', activeId: null }
  visits.set(key, { index: Number(index), memory })
  return memory
}

/** A new visit takes the place of those that Forward could have led to. */
function watchedVisits(router: RegisteredRouter): Visits {
  const visits: Visits = new Map()
  visitsOf.set(router, visits)
  const history: RouterHistory = router.history
  history.subscribe(({ location, action }) => {
    if (action.type !== 'PUSH') return
    for (const [key, { index }] of visits) if (index >= location.state.__TSR_index) visits.delete(key)
  })
  return visits
}

function visitOf({ state, pathname }: { state: { __TSR_index: number }; pathname: string }): string {
  return `${state.__TSR_index} ${pathname}`
}
