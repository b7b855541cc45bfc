import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { type EventWatchOptions, watchEvents } from '../../../src/renderer/engine/event-watch.ts'
import type { EngineEvent } from '../../../src/shared/contract/events.ts'

let stop = () => {}
afterEach(() => {
  stop()
  vi.useRealTimers()
})

type Stream = (signal: AbortSignal) => AsyncIterable<EngineEvent>

/** Follows these streams one after the other, as a window would; afterwards nothing answers. */
function watching(streams: readonly Stream[], options: Partial<EventWatchOptions> = {}) {
  const said: string[] = []
  let opened = 0
  const subscribe = async (_input: unknown, { signal }: { signal: AbortSignal }) => {
    const stream = streams[opened]
    opened += 1
    if (stream === undefined) return new Promise(() => {})
    return stream(signal)
  }
  stop = watchEvents({
    client: { event: { subscribe } } as never,
    queries: new QueryClient(),
    onCreation: () => undefined,
    onJob: ({ id }) => said.push(`job ${id}`),
    onState: (state) => said.push(state),
    onReturn: async () => {
      said.push('returned')
    },
    pause: 1,
    ...options,
  })
  return { said }
}

async function* of(...events: readonly EngineEvent[]): AsyncGenerator<EngineEvent> {
  yield* events
}

test('what the engine announces is stale at once, and nothing else', async () => {
  const queries = new QueryClient()
  queries.setQueryData([['processingActivity', 'list'], { type: 'query', input: {} }], 1)
  queries.setQueryData([['processingActivity', 'get'], { type: 'query', input: { id: 'a' } }], 1)
  queries.setQueryData([['breach', 'list'], { type: 'query' }], 1)
  watching([() => of({ type: 'changed', entities: ['processingActivity'] })], { queries, pause: 60_000 })
  await vi.waitFor(() => {
    const stale = queries
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
    expect(stale.map(({ queryKey }) => queryKey[0])).toEqual([
      ['processingActivity', 'list'],
      ['processingActivity', 'get'],
    ])
  })
})

test('progress of jobs is passed on', async () => {
  const job = { id: 'job_1', operation: 'backup.create', endedAt: null } as never
  const { said } = watching([() => of({ type: 'job', job })])
  await vi.waitFor(() => expect(said.slice(0, 2)).toEqual(['connected', 'job job_1']))
})

test('the end of a job makes stale what its feature tells, its progress does not', async () => {
  const queries = new QueryClient()
  queries.setQueryData([['backup', 'list'], { type: 'query', input: {} }], 1)
  queries.setQueryData([['vendor', 'list'], { type: 'query', input: {} }], 1)
  const stale = () =>
    queries
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
      .map(({ queryKey }) => queryKey[0])
  const running = { id: 'job_1', operation: 'backup.create', endedAt: null } as never
  const ended = { id: 'job_1', operation: 'backup.create', endedAt: '2026-03-14T09:26:53Z' } as never
  const staleWhileRunning: unknown[] = []
  const onJob = () => staleWhileRunning.push(...stale())
  watching([() => of({ type: 'job', job: running }, { type: 'job', job: ended })], {
    queries,
    onJob,
    pause: 60_000,
  })
  await vi.waitFor(() => expect(stale()).toEqual([['backup', 'list']]))
  expect(staleWhileRunning).toEqual([])
})

test('a stream that ends is opened again, and the window asks what it missed', async () => {
  const { said } = watching([() => of({ type: 'heartbeat' }), () => of({ type: 'heartbeat' })])
  await vi.waitFor(() => expect(said).toEqual(['connected', 'lost', 'returned', 'connected', 'lost']))
})

test('a stream that falls silent is given up', async () => {
  const silent = () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) })
  const { said } = watching([silent, () => of({ type: 'heartbeat' })], { silence: 20 })
  await vi.waitFor(() => expect(said.slice(0, 4)).toEqual(['connected', 'lost', 'returned', 'connected']))
})

test('a stream with a heartbeat is kept, however long nothing else happens', async () => {
  vi.useFakeTimers()
  async function* beating() {
    while (true) {
      await new Promise((resolve) => setTimeout(resolve, 15_000))
      yield { type: 'heartbeat' } as const
    }
  }
  const { said } = watching([beating])
  await vi.advanceTimersByTimeAsync(60 * 60_000)
  expect(said).toEqual(['connected'])
})

test('an engine that cannot be asked is asked again', async () => {
  let tries = 0
  const { said } = watching([], {
    client: {
      event: {
        subscribe: async () => {
          tries += 1
          if (tries < 3) throw new TypeError('Failed to fetch')
          return of({ type: 'heartbeat' })
        },
      },
    } as never,
  })
  await vi.waitFor(() => expect(said.slice(0, 3)).toEqual(['lost', 'lost', 'connected']))
})
