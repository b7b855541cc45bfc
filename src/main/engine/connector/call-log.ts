import type { CallOutcome } from '#shared/contract/network.ts'
import type { Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'

/** A call that is about to leave. No query value, header or body is in it. */
export interface CallStart {
  readonly at: Instant
  readonly connector: string
  /** `DNS`: the name of the host is looked up; `CONNECT`: the host, a proxy, opens a tunnel to what stands as path. */
  readonly method: 'DNS' | 'CONNECT' | 'GET' | 'POST'
  readonly host: string
  /** Segments that may name a person are `*`. */
  readonly path: string
}

/** How a call ended. */
export interface CallEnd {
  /** Null: no answer came. */
  readonly status: number | null
  /** Bytes of the answer after decompression. */
  readonly bytes: number
  readonly milliseconds: number
  readonly outcome: Exclude<CallOutcome, 'open' | 'interrupted'>
  /** A key of `network:reason.*`, or empty. */
  readonly reason: string
}

export type OutboundCall = CallStart & CallEnd

/** Where each call is noted before it leaves and when it is over. */
export interface CallLog {
  /** @throws Fault `offline`, noted as a refused call, while nothing may leave */
  readonly begin: (call: CallStart) => Promise<(end: CallEnd) => Promise<void>>
}

/** Outcome and reason of a call that ended with an error. */
export function outcomeOf(error: unknown): Pick<CallEnd, 'outcome' | 'reason'> {
  if (!(error instanceof Fault)) return { outcome: 'failed', reason: 'cut' }
  const reason = String(error.params.reason ?? '')
  if (error.code === 'address-refused') return { outcome: 'refused', reason }
  if (error.code === 'cancelled') return { outcome: 'cancelled', reason: '' }
  if (error.code === 'offline') return { outcome: 'cancelled', reason: 'offline' }
  return { outcome: 'failed', reason }
}
