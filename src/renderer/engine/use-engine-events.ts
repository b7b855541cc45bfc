import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Creation } from '#shared/contract/events.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { watchActivity } from './activity-watch.ts'
import { queriesOf } from './client.ts'
import type { Connection } from './connection.ts'
import { type ConnectionState, watchEvents } from './event-watch.ts'

/** What the window knows from the event stream. */
export interface EngineEvents {
  readonly state: ConnectionState
  /** The jobs that reported since the window opened, the latest state of each, by their id. */
  readonly jobs: ReadonlyMap<string, JobRecord>
  /** How far the store is that is being made; null: none was since the window opened. */
  readonly creation: Creation | null
}

/**
 * Keeps the window in step with its engine; called once, at the top. Queries refetch when the engine announces a change;
 * when the engine was restarted by a lock the page is loaded again, so that nothing of the store stays in its memory;
 * and where the shell cannot see whether anybody is there, the window tells the engine, which locks when nobody is.
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
    const stopActivity = watchActivity(() => {
      // What ends the engine is seen by the events.
      if (wasOpen()) void client.store.touch().catch(() => undefined)
    })
    return () => {
      stopEvents()
      stopActivity()
    }
  }, [client, host, queries])

  return { state, jobs, creation }
}
