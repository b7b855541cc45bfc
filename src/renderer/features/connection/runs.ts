import * as z from 'zod'
import { SyncResult } from '#shared/contract/connection.ts'
import type { JobRecord } from '#shared/contract/job.ts'
import { Message } from '#shared/kernel/message.ts'

const OfConnection = z.object({ id: z.string() })
const TestResult = z.object({ account: z.string(), notes: z.array(Message) })

const operations = ['connection.test', 'connection.discover', 'connection.sync'] as const
type Operation = (typeof operations)[number]

/**
 * The runs of one connection, the newest first: what the engine keeps, and over it what it reported since.
 * @param kept the latest jobs as the engine listed them
 * @param reported the states that arrived by the event stream
 */
export function runsOf(
  connectionId: string,
  kept: readonly JobRecord[],
  reported: ReadonlyMap<string, JobRecord>,
): readonly JobRecord[] {
  const all = new Map<string, JobRecord>(kept.map((job) => [job.id, job]))
  for (const [id, job] of reported) all.set(id, job)
  return [...all.values()]
    .filter(
      ({ operation, input }) =>
        operationOf(operation) !== null && OfConnection.safeParse(input).data?.id === connectionId,
    )
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** What a run left behind, by its kind; null while it left nothing. */
export type RunResult =
  | { readonly kind: 'test'; readonly account: string; readonly notes: readonly Message[] }
  | { readonly kind: 'discover' | 'sync'; readonly counts: z.infer<typeof SyncResult> }

export function resultOf({ operation, result }: Pick<JobRecord, 'operation' | 'result'>): RunResult | null {
  if (operation === 'connection.test') {
    const { data } = TestResult.safeParse(result)
    return data === undefined ? null : { kind: 'test', ...data }
  }
  const { data: counts } = SyncResult.safeParse(result)
  if (counts === undefined) return null
  return { kind: operation === 'connection.discover' ? 'discover' : 'sync', counts }
}

function operationOf(operation: string): Operation | null {
  return operations.find((known) => known === operation) ?? null
}
