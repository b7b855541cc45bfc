import { EventPublisher } from '@orpc/server'
import type { EngineEvent } from '#shared/contract/events.ts'

/** What the windows are told: changed records, jobs on their way, and a heartbeat. */
export interface Events {
  publish(event: EngineEvent): void
  /** Ends when the window goes or the engine closes. */
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<EngineEvent>
  close(): void
}

const heartbeatMilliseconds = 15_000

export function createEvents(): Events {
  const publisher = new EventPublisher<{ event: EngineEvent }>()
  const closing = new AbortController()
  const heartbeat = setInterval(
    () => publisher.publish('event', { type: 'heartbeat' }),
    heartbeatMilliseconds,
  )
  heartbeat.unref()
  return {
    publish: (event) => publisher.publish('event', event),
    subscribe: async function* (signal) {
      const until = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
      // Told at once, so that the window knows that the stream stands before it reads its first lists.
      yield { type: 'heartbeat' }
      try {
        yield* publisher.subscribe('event', { signal: until })
      } catch (error) {
        if (!until.aborted) throw error
      }
    },
    close: () => {
      clearInterval(heartbeat)
      closing.abort()
    },
  }
}
