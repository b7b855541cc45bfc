import type { QueryClient } from '@tanstack/react-query'

/** Queries that follow from records of every kind: a change of any record makes them stale. */
const derived = ['dashboard', 'calendar', 'audit', 'search']

/** Fetches what is computed from other records anew when any of these changed. Call the returned function to stop. */
export function refreshDerived(queries: QueryClient): () => void {
  let isDue = false
  return queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'invalidate' || isDue) return
    const path: unknown = event.query.queryKey[0]
    if (!Array.isArray(path) || derived.includes(String(path[0]))) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      for (const entity of derived) void queries.invalidateQueries({ queryKey: [[entity]] })
    })
  })
}
