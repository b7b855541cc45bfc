import type { QueryClient } from '@tanstack/react-query'
import type { Creation, EngineEvent } from '#shared/contract/events.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import type { EngineClient } from './client.ts'

export type ConnectionState = 'connecting' | 'connected' | 'lost'

export interface EventWatchOptions {
  readonly client: EngineClient
  readonly queries: QueryClient
  readonly onJob: (job: JobRecord) => void
  readonly onCreation: (creation: Creation) => void
  readonly onState: (state: ConnectionState) => void
  /** The engine is another one: events were missed, and a store that was open may be locked. */
  readonly onReturn: () => Promise<void>
  /** Milliseconds without any event after which a stream counts as dead; the engine sends one every 15 s. */
  readonly silence?: number
  /** Milliseconds to wait before trying again. */
  readonly pause?: number
}

/**
 * Follows the engine's event stream for as long as the window lives: what changed is fetched anew, progress of jobs is
 * passed on, and a stream that ended or fell silent is opened again. Call the returned function to stop.
 */
export function watchEvents(options: EventWatchOptions): () => void {
  const stop = new AbortController()
  const { signal } = stop
  void (async () => {
    let wasConnected = false
    while (!signal.aborted) {
      try {
        await follow(options, signal, async () => {
          if (wasConnected) await options.onReturn()
          wasConnected = true
          options.onState('connected')
        })
      } catch {
        // Why a stream ended changes nothing: it is opened again.
      }
      if (signal.aborted) return
      options.onState('lost')
      await pause(options.pause ?? 1_000, signal)
    }
  })()
  return () => stop.abort()
}

async function follow(
  options: EventWatchOptions,
  signal: AbortSignal,
  onOpen: () => Promise<void>,
): Promise<void> {
  const dead = new AbortController()
  const die = () => dead.abort()
  signal.addEventListener('abort', die)
  const silence = options.silence ?? 40_000
  let timer = setTimeout(die, silence)
  try {
    const events = await options.client.event.subscribe({}, { signal: dead.signal })
    await onOpen()
    for await (const event of untilAborted(events, dead.signal)) {
      clearTimeout(timer)
      timer = setTimeout(die, silence)
      await apply(event, options)
    }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', die)
  }
}

async function apply(event: EngineEvent, options: EventWatchOptions): Promise<void> {
  const { queries, onJob, onCreation } = options
  const refresh = (entities: readonly string[]) =>
    Promise.all(entities.map((entity) => queries.invalidateQueries({ queryKey: [[entity]] })))
  if (event.type === 'job') {
    onJob(event.job)
    // What its feature tells beside records may be another now: which backups there are, how the last drill ended.
    if (event.job.endedAt !== null) await refresh(['job', event.job.operation.replace(/\..*/, '')])
  } else if (event.type === 'creation') onCreation(event.creation)
  else if (event.type === 'changed') await refresh(event.entities)
}

/** Ends with the signal even where the transport cannot know that the other side is gone. */
async function* untilAborted<T>(events: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = events[Symbol.asyncIterator]()
  const aborted = new Promise<null>((resolve) =>
    signal.addEventListener('abort', () => resolve(null), { once: true }),
  )
  while (true) {
    const next = await Promise.race([iterator.next(), aborted])
    if (next === null || next.done === true) return
    yield next.value
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
