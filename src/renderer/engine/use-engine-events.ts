import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Creation } from '#shared/contract/events.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { queriesOf } from './client.ts'
import type { Connection } from './connection.ts'
import { type ConnectionState, watchEvents } from './event-watch.ts'
import { watchIdleness } from './idle-watch.ts'

/** What the window knows from the event stream. */
export interface EngineEvents {
  readonly state: ConnectionState
  /** The jobs that reported since the window opened, the latest state of each, by their id. */
  readonly jobs: ReadonlyMap<string, JobRecord>
  /** How far the store is that is being made; null: none was since the window opened. */
  readonly creation: Creation | null
}

/** Nobody touched the window for so long, in milliseconds: the store locks. */
const idleTime = 5 * 60_000

/**
 * Keeps the window in step with its engine; called once, at the top. Queries refetch when the engine announces a change;
 * when the engine was restarted by a lock the page is loaded again, so that nothing of the store stays in its memory;
 * and where the shell cannot see idleness itself, the store locks after five idle minutes.
 */
export function useEngineEvents({ client, host }: Connection, queries: QueryClient): EngineEvents {
  const [state, setState] = useState<ConnectionState>('connecting')
  const [jobs, setJobs] = useState<ReadonlyMap<string, JobRecord>>(new Map())
  const [creation, setCreation] = useState<Creation | null>(null)

  useEffect(() => {
    const queryKey = queriesOf(client).store.session.key()
    const wasOpen = () => queries.getQueriesData({ queryKey }).some(([, session]) => Boolean(session))
    const stopEvents = watchEvents({
      client,
      queries,
      onState: setState,
      onJob: (job) => setJobs((known) => new Map(known).set(job.id, job)),
      onCreation: setCreation,
      onReturn: async () => {
        if (wasOpen() && (await client.store.session()) === null) location.reload()
        else await queries.invalidateQueries()
      },
    })
    if (host.kind === 'desktop') return stopEvents
    const stopIdleness = watchIdleness(idleTime, () => {
      if (wasOpen()) void host.lock().catch(() => location.reload())
    })
    return () => {
      stopEvents()
      stopIdleness()
    }
  }, [client, host, queries])

  return { state, jobs, creation }
}
