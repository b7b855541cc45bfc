import type { Clock, Instant } from '#shared/kernel/dates.ts'
import { Fault } from '#shared/kernel/faults.ts'
import { type Lookup, lookupBySystem, pin, refused, type Target } from './address.ts'
import { defaultLimits, type HttpLimits, readBody } from './body.ts'
import { type Pace, systemPace } from './pace.ts'
import type { PreparedRequest } from './template.ts'
import { connectorAgent } from './tls.ts'

/** One call that went out, for the network log. No query value, header or body is in it. */
export interface OutboundCall {
  readonly at: Instant
  readonly connector: string
  readonly host: string
  readonly method: string
  readonly path: string
  /** Null: no answer came. */
  readonly status: number | null
  /** Bytes of the answer after decompression. */
  readonly bytes: number
  readonly milliseconds: number
}

/** How the network is reached, where it is not in the usual way. Injected by tests. */
export interface Network {
  readonly lookup?: Lookup
  readonly pace?: Pace
  /** A number from 0 to 1, for the jitter of retries. */
  readonly random?: () => number
  readonly limits?: Partial<HttpLimits>
  /** In place of undici's, for an account that answers inside this process; no address is reached then. */
  readonly fetch?: Fetch
}

export type Fetch = typeof import('undici').fetch

/** What a connector needs of the engine. */
export interface Outside extends Network {
  readonly clock: Clock
  /** Told of each call when it is over. */
  readonly record: (call: OutboundCall) => void
}

export interface HttpAnswer {
  readonly status: number
  readonly header: (name: string) => string | null
  readonly text: string
}

/** The way to one host. */
export interface Http {
  readonly host: string
  readonly url: URL
  /** @throws Fault `connector-unreachable`, `address-refused`, `connector-answer-malformed` (too large), `cancelled` */
  readonly send: (request: PreparedRequest, signal: AbortSignal) => Promise<HttpAnswer>
  readonly close: () => Promise<void>
}

const redirectLimit = 3

/**
 * Opens the only way out of the engine: to the addresses that the host had when it was checked, TLS always verified,
 * redirects within the host only, answers within limits, each exchange recorded.
 * @param headers sent with each request; they sign it in
 * @throws Fault `address-refused`, `connector-unreachable`
 */
export async function openHttp(
  connector: string,
  target: Target,
  headers: Readonly<Record<string, string>>,
  network: Outside,
): Promise<Http> {
  const { url: base, addresses } = await pin(target, network.lookup ?? lookupBySystem)
  // Loaded with the first connection: starting the engine needs no network.
  const fetch = network.fetch ?? (await import('undici')).fetch
  const limits = { ...defaultLimits, ...network.limits }
  const pace = network.pace ?? systemPace
  const agent = await connectorAgent(addresses, limits)

  const exchange = async (url: URL, request: PreparedRequest, signal: AbortSignal) => {
    const call = {
      at: network.clock(),
      connector,
      host: url.host,
      method: request.method,
      path: url.pathname,
    }
    const began = pace.now()
    let status: number | null = null
    let bytes = 0
    try {
      const response = await fetch(url, {
        method: request.method,
        headers: request.body === null ? headers : { ...headers, 'content-type': 'application/json' },
        body: request.body,
        redirect: 'manual',
        dispatcher: agent,
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.whole)]),
      })
      status = response.status
      const body = await readBody(response, url.host, limits)
      bytes = body.bytes
      return { status, header: (name: string) => response.headers.get(name), text: body.text }
    } catch (error) {
      throw faultOf(error, url.host, signal)
    } finally {
      network.record({ ...call, status, bytes, milliseconds: Math.round(pace.now() - began) })
    }
  }

  return {
    host: base.host,
    url: base,
    close: async () => {
      await agent.destroy()
    },
    send: async (request, signal) => {
      let url = resolve(base, request.target)
      for (let redirects = 0; ; redirects++) {
        const answer = await exchange(url, request, signal)
        const location = answer.header('location')
        if (answer.status < 300 || answer.status > 399 || location === null) return answer
        url = redirected(location, url, request, redirects)
      }
    },
  }
}

/** `target` below the path of the base address. */
function resolve(base: URL, target: string): URL {
  return new URL(base.pathname.replace(/\/+$/, '') + target, base.origin)
}

function redirected(location: string, from: URL, request: PreparedRequest, redirects: number): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from) : null
  if (to === null || to.origin !== from.origin || request.method !== 'GET' || redirects >= redirectLimit)
    throw refused(to?.host ?? from.host, 'redirect')
  return to
}

function faultOf(error: unknown, host: string, signal: AbortSignal): Fault {
  if (signal.aborted) return new Fault('cancelled', { cause: error })
  if (error instanceof Fault) return error
  return new Fault('connector-unreachable', { params: { host, reason: reasonOf(error) }, cause: error })
}

/** Why no whole answer came, as a key of `connector:unreachable.*`. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'time'
  const cause = error instanceof Error ? (error.cause ?? error) : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'time'
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'certificate'
  if (code === 'ECONNREFUSED') return 'closed'
  return 'cut'
}
