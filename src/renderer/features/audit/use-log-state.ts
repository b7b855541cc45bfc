import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../../design/engine-context.ts'

/** How the log stands: who and what it holds, what the last check found, whether the store was rolled back. */
export function useLogState() {
  const { query } = useEngine()
  return useQuery(query.audit.state.queryOptions({ input: {} })).data
}

/** What a user of the store is called. */
export function useActorLabel(): (id: string) => string {
  const actors = useLogState()?.actors ?? []
  return (id) => actors.find((actor) => actor.id === id)?.label ?? id
}
